// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/browse/taglistmodel.h"

#include <QWidget>

class QHBoxLayout;
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
    /// What it shows begins `own` px within it: signs, fields and boxes of all groups stand on one line.
    void addBody(QWidget *widget, int own = 0);
    /// Takes it away, and deletes it later: a button in it may be what was clicked.
    void removeBody(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Inset {
        QHBoxLayout *row;
        int own;
    };
    void place();

    QToolButton *m_toggle;
    TextLabel *m_summary;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QList<Inset> m_insets;
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
