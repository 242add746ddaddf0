// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

class QTimer;

namespace Hubdesk
{

class CompareHeader;

/// The table of a comparison (a CompareModel behind a filter): names of the rows at the left and heads of the
/// columns on top stay where they are, rows are as high as their words, what stands out is bold. By keys:
/// Return opens the repo of the current column, Delete takes it away, Ctrl+Left and Ctrl+Right move it, Copy
/// copies the selected cells. GUI thread; owned by the page.
class CompareTable : public QTableView
{
    Q_OBJECT
public:
    explicit CompareTable(QWidget *parent = nullptr);

    CompareHeader *heads() const { return m_heads; }
    void setModel(QAbstractItemModel *model) override;
    /// Blocks stand for what is waited for, but not before a moment has passed.
    void waitAnew();
    /// The first place that keys can lead on from becomes the current one: heads of groups are none.
    void startAtFirstFact(int column = 0);

Q_SIGNALS:
    void openRequested(int column);
    void removeRequested(int column);
    void moveRequested(int column, int step);
    void menuRequested(int column, const QPoint &at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitNames();
    void fitSoon(int first, int last);
    void fitAllSoon();
    void fitRows();

    CompareHeader *m_heads;
    QTimer *m_fit; ///< many changes make one layout
    int m_firstUnfit = 0; ///< rows whose words have changed since, while it runs
    int m_lastUnfit = 0;
    QTimer *m_blocks; ///< runs out when blocks may be shown
};

} // namespace Hubdesk
