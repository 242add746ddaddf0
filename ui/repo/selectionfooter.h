// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/filetreemodel.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// Foot of the Files tab: "12 of 22 files, 16.1 GB, 8.1 GB here, 8.0 GB to fetch", a bar of what is here,
/// free space before and after, and the button that fetches, with its cost.
class SelectionFooter : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionFooter(QWidget *parent = nullptr);

    void setSelection(const FileTreeModel::Selection &selection, bool listingComplete);
    /// Free on the volume of the cache, -1 while unknown.
    void setFreeBytes(qint64 freeBytes);
    /// Why nothing can be fetched; empty: it can.
    void setObstacle(const QString &why);

Q_SIGNALS:
    void downloadRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showSpace(qint64 toFetch);
    void placeBar();

    FileTreeModel::Selection m_selection;
    bool m_complete = false;
    qint64 m_free = -1;
    QString m_obstacle;
    TextLabel *m_summary;
    TextLabel *m_space;
    QHBoxLayout *m_second; ///< room for the painted bar, then the space on the disk
    int m_barWidth = 0;
    QPushButton *m_download;
};

} // namespace Hubdesk
