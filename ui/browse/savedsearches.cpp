// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/savedsearches.h"

#include "ui/browse/filterpanel.h"
#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qsizetype mostSaved = 100;
constexpr int longestTitle = 152; ///< logical pixels that the panel leaves beside the cross
} // namespace

SavedSearches::SavedSearches(Setting<QString> *setting, QObject *parent)
    : QObject(parent)
    , m_setting(setting)
{
    connect(setting, &SettingBase::changed, this, &SavedSearches::changed);
}

QList<SavedSearch> SavedSearches::read() const
{
    QList<SavedSearch> searches;
    for (const auto &value : QJsonDocument::fromJson((*m_setting)().toUtf8()).array()) {
        const auto json = value.toObject();
        for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
            const auto sort = Query::sortFromName(json["sort"_L1].toString(), kind);
            if (json["kind"_L1].toString() == kindName(kind) && sort) {
                searches.append({ kind,
                                  json["text"_L1].toString(),
                                  Facets::fromJson(json["filters"_L1].toObject()),
                                  *sort });
            }
        }
    }
    return searches;
}

void SavedSearches::write(const QList<SavedSearch> &searches)
{
    QJsonArray array;
    for (const auto &search : searches.first(std::min(searches.size(), mostSaved))) {
        array.append(QJsonObject{ { u"kind"_s, QString(kindName(search.kind)) },
                                  { u"text"_s, search.text },
                                  { u"sort"_s, QString(Query::sortKey(search.sort)) },
                                  { u"filters"_s, search.facets.toJson() } });
    }
    m_setting->set(array.isEmpty() ? QString()
                                   : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

QList<SavedSearch> SavedSearches::all(RepoKind kind) const
{
    auto searches = read();
    searches.removeIf([kind](const SavedSearch &search) { return search.kind != kind; });
    return searches;
}

void SavedSearches::add(const SavedSearch &search)
{
    auto searches = read();
    searches.removeAll(search);
    searches.prepend(search);
    write(searches);
}

void SavedSearches::remove(const SavedSearch &search)
{
    auto searches = read();
    searches.removeAll(search);
    write(searches);
}

SavedGroup::SavedGroup(SavedSearches *searches, const FilterPanel *words, RepoKind kind, QWidget *parent)
    : FacetGroup(u"savedFacet"_s, tr("Saved searches"), parent)
    , m_searches(searches)
    , m_words(words)
    , m_kind(kind)
{
    setOpen(true);
    connect(searches, &SavedSearches::changed, this, &SavedGroup::fill);
    fill();
}

QString SavedGroup::title(const SavedSearch &search) const
{
    QStringList parts;
    if (!search.text.isEmpty()) {
        parts << search.text;
    }
    for (const auto &part : search.facets.parts()) {
        parts << m_words->words(part);
    }
    return parts.join(u", "_s);
}

QWidget *SavedGroup::makeRow(const SavedSearch &search)
{
    const auto name = title(search);
    auto *row = new QWidget;
    auto *open = new QPushButton;
    open->setObjectName(u"savedSearch"_s);
    open->setText(
        open->fontMetrics().elidedText(name, Qt::ElideRight, Theme::px(longestTitle)).replace(u'&', u"&&"_s));
    open->setToolTip(name.toHtmlEscaped());
    open->setAccessibleName(name);
    setRole(open, ButtonRole::Link);
    open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *remove = new QToolButton;
    remove->setObjectName(u"forgetSearch"_s);
    remove->setIcon(icon(Icon::Close));
    remove->setAutoRaise(true);
    setCompact(remove);
    //: Button beside a saved search; %1 is what it looks for.
    remove->setAccessibleName(tr("Forget the search: %1").arg(name));
    remove->setToolTip(tr("Forget this search"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(open, 1);
    line->addWidget(remove);
    connect(open, &QPushButton::clicked, this, [this, search] { Q_EMIT chosen(search); });
    connect(remove, &QToolButton::clicked, this, [this, search] { m_searches->remove(search); });
    return row;
}

void SavedGroup::fill()
{
    for (auto *row : std::as_const(m_rows)) {
        removeBody(row);
    }
    m_rows.clear();
    const auto searches = m_searches->all(m_kind);
    for (const auto &search : searches) {
        m_rows.append(makeRow(search));
        addBody(m_rows.last());
    }
    setSummary(locale().toString(searches.size()));
    setVisible(!searches.isEmpty());
}

} // namespace Hubdesk
