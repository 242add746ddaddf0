// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/browse/taglistmodel.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace Hubdesk
{

class TextLabel;

/// A part of the filter panel that opens and closes: title with a chevron, what is chosen in short while it
/// is closed, the controls while it is open.
class FacetGroup : public QWidget
{
    Q_OBJECT
public:
    FacetGroup(const QString &name, const QString &title, QWidget *parent = nullptr);

    void setOpen(bool open);
    bool isOpen() const;
    /// "Any", or how many are chosen.
    void setSummary(const QString &text);
    void addBody(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *m_toggle;
    TextLabel *m_summary;
    QWidget *m_body;
    QVBoxLayout *m_column;
};

/// A group of tags with check boxes; a field finds among many, and *n more* shows them.
class TagFacet : public FacetGroup
{
    Q_OBJECT
public:
    TagFacet(const QString &name,
             const QString &title,
             TagListModel::Choice choice,
             QWidget *parent = nullptr);

    TagListModel *model() const { return m_model; }
    void setTags(const QList<TagCatalog::Tag> &tags);
    void setTicked(const QStringList &ids);

Q_SIGNALS:
    void changed();

private:
    void fit();

    TagListModel *m_model;
    QLineEdit *m_find;
    QListView *m_list;
    QPushButton *m_more;
    bool m_all = false;
};

} // namespace Hubdesk
