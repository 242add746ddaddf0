// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/recent.h"

#include "ui/shared/favourites.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostRecent = 50;

// "@name" for a person: what a person can read in the file of the settings.
QString textOf(const Link &link)
{
    return link.page == Link::Page::Person ? u'@' + link.person : keptText(link.repo);
}

std::optional<Link> linkOf(const QString &text)
{
    if (text.startsWith(u'@')) {
        return Link{ .page = Link::Page::Person, .person = text.sliced(1) };
    }
    const auto repo = repoFromKept(text);
    return repo ? std::optional(Link{ .page = Link::Page::Repo, .repo = *repo }) : std::nullopt;
}

// Without tab, file and state.
Link placeOf(const Link &link)
{
    return { .page = link.page, .repo = link.repo, .person = link.person };
}

} // namespace

Recent::Recent(Setting<QStringList> *store, Setting<bool> *wanted, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_wanted(wanted)
{
    const auto &kept = (*store)();
    for (const auto &text : kept) {
        if (const auto link = linkOf(text); link && m_links.size() < mostRecent) {
            m_links.append(*link);
        }
    }
    connect(wanted, &SettingBase::changed, this, [this] {
        if (!(*m_wanted)()) {
            clear();
        }
    });
}

void Recent::add(const Link &link)
{
    if (!(*m_wanted)() || (link.page != Link::Page::Repo && link.page != Link::Page::Person)) {
        return;
    }
    const auto place = placeOf(link);
    m_links.removeOne(place);
    m_links.prepend(place);
    m_links.resize(std::min(m_links.size(), mostRecent));
    save();
}

void Recent::remove(const Link &link)
{
    if (m_links.removeOne(placeOf(link))) {
        save();
    }
}

void Recent::clear()
{
    m_links.clear();
    save();
}

void Recent::save()
{
    QStringList texts;
    for (const auto &link : std::as_const(m_links)) {
        texts << textOf(link);
    }
    m_store->set(texts);
}

} // namespace Hubdesk
