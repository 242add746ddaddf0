// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/humanerror.h"

#include <QDateTime>
#include <QWidget>

class QPushButton;

namespace Hubdesk
{

class FoldOut;
class TextLabel;

/// An error inside a page, never a modal box: sentence, cause, the next step as a button, raw text folded.
/// Hidden until setError(). CopyReport is done by the banner itself; every other remedy is the page's.
class ErrorBanner : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);

    void setError(const Error &error);
    /// What is shown below is as old as that, because of the error.
    void setOld(const QDateTime &asked, const Error &why);
    void clear();
    Remedy remedy() const { return m_remedy; }

Q_SIGNALS:
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void act();
    void show(const QString &sentence, const QString &cause, const Error &error);

    Remedy m_remedy = Remedy::None;
    bool m_isOld = false; ///< what is below is true, but old: no error
    TextLabel *m_sentence;
    TextLabel *m_cause;
    QPushButton *m_button;
    FoldOut *m_raw;
};

} // namespace Hubdesk
