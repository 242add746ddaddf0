// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QString>
#include <QWidget>

class QPainter;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

enum class SkeletonRows : quint8 { List, Tree };

/// One row of blocks in the true grid; `index` varies the widths. For views that paint it themselves.
void drawSkeletonRow(QPainter *painter, const QRect &row, SkeletonRows rows, int index);

/// Stands over a list while its first content is on the way: nothing for 120 ms, then blocks (still ones),
/// after 3 s a sentence, after 20 s *Try again*.
class Skeleton : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(SkeletonRows rows, QWidget *parent = nullptr);

    /// Waits for `whom`: "Still waiting for hub.example". Starts the clock anew and shows the widget.
    void start(const QString &whom);
    /// Hides it.
    void stop();

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Stage : quint8 { Nothing, Blocks, Sentence, Retry };

    void setStage(Stage stage);

    SkeletonRows m_rows;
    Stage m_stage = Stage::Nothing;
    QBasicTimer m_timer;
    QString m_whom; ///< is waited for
    TextLabel *m_sentence;
    QPushButton *m_retry;
};

} // namespace Hubdesk
