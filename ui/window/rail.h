// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"
#include "ui/shared/link.h"

#include <QAbstractListModel>
#include <QListView>
#include <QToolButton>

namespace Hubdesk
{

/// The places of the rail in groups: a heading is a row that cannot be selected.
class RailModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, PageRole, BadgeRole, HeadingRole };

    explicit RailModel(QObject *parent = nullptr);
    void setBadge(Link::Page page, const QString &badge);
    QModelIndex indexOf(Link::Page page) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        QString text;
        bool heading = false;
        Icon icon = Icon::Model;
        Link::Page page = Link::Page::Models;
        QString badge;
    };
    QList<Row> m_rows;
};

/// The left rail: 200 wide, or 56 with icons and tooltips. Tells where a person wants to go; does not go.
class Rail : public QListView
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void setCurrentPage(Link::Page page);
    void setBadge(Link::Page page, const QString &badge);
    QSize sizeHint() const override;

Q_SIGNALS:
    void pageRequested(Hubdesk::Link::Page page);

private:
    RailModel *m_model;
    bool m_collapsed = false;
};

/// A button that looks like a row of the rail, for its foot. Without words it shows its icon alone.
class RailButton : public QToolButton
{
    Q_OBJECT
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Hubdesk
