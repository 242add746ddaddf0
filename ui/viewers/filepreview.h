// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/services/weights.h"

#include <QImage>
#include <QWidget>

class QStackedWidget;

namespace Hubdesk
{

class ImagePreview;
class StatePane;
class TensorPreview;
class TextLabel;
class TextPreview;

/// Shows one file beside the list: text with highlighting, a picture, what a file of weights says of itself,
/// or why there is no preview. It fetches nothing by itself: the panel gives it the first bytes, or what was
/// read of them. GUI thread.
class FilePreview : public QWidget
{
    Q_OBJECT
public:
    explicit FilePreview(QWidget *parent = nullptr);

    void showWaiting(const QString &path);
    /// The first bytes of a file that is `size` bytes long.
    void showFile(const QString &path, const QByteArray &bytes, qint64 size);
    /// The header of a file for which isWeights() is true, or why it could not be read.
    void showWeights(const QString &path, Result<WeightsHead> head);
    /// What stands beside that file; does nothing once another one is shown.
    void showWeightsContext(const QString &path, const WeightsContext &context);
    void showError(const QString &path, const Error &error);
    /// True if a preview of this file needs its whole content (pictures).
    static bool needsWhole(const QString &path);
    static bool isWeights(const QString &path);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setTitle(const QString &path);
    void showNothing(const QString &title, const QString &text);
    void showDamaged(const Error &error);

    TextLabel *m_title;
    TextLabel *m_note;
    QStackedWidget *m_stack;
    TextPreview *m_text;
    ImagePreview *m_image;
    TensorPreview *m_tensors = nullptr; ///< made when the first file of weights is shown
    StatePane *m_state;
    QWidget *m_waiting;
    QString m_path;
    qint64 m_size = 0;
};

} // namespace Hubdesk
