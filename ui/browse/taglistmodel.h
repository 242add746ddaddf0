// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/tagcatalog.h"

#include <QAbstractListModel>
#include <QStringList>

namespace Hubdesk
{

/// The tags of one facet with check boxes: ticked ones first, then as the Hub orders them, those that fit the
/// typed letters. Either any number may be ticked, or one at a time. GUI thread.
class TagListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Choice { Several, One };

    explicit TagListModel(Choice choice, QObject *parent = nullptr);

    void setTags(const QList<TagCatalog::Tag> &tags);
    void setFilter(const QString &text);
    /// Tags that are not in the list are listed, too: a saved search may name one.
    void setTicked(const QStringList &ids);
    const QStringList &ticked() const { return m_ticked; }
    /// The words of a tag; the id where it is unknown.
    QString labelOf(const QString &id) const;
    qsizetype tagCount() const { return m_tags.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged(); ///< by a person

private:
    void arrange();

    Choice m_choice;
    QList<TagCatalog::Tag> m_tags;
    QString m_filter;
    QStringList m_ticked;
    QList<TagCatalog::Tag> m_shown;
};

} // namespace Hubdesk
