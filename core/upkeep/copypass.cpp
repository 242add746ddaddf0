// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/copypass.h"

#include "core/cache/fileops.h"
#include "core/cache/temporary.h"
#include "core/upkeep/diskcopy.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Some volumes keep whole seconds.
bool isSameTime(qint64 here, qint64 there)
{
    return here == there || here / 1000 * 1000 == there;
}

bool isCopyOf(const FileFacts &there, const FileFacts &here)
{
    return there.kind == DiskEntry::Kind::Regular && there.size == here.size
        && isSameTime(here.modifiedMs, there.modifiedMs);
}

/// True for what ends the whole run, and not just for this one file.
bool endsAll(const Error &error)
{
    return error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::DiskFull
        || error.kind == Error::Kind::Integrity;
}

QString joined(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

QString aboveOf(const QString &path)
{
    return path.left(qMax<qsizetype>(path.lastIndexOf(u'/'), 0));
}

} // namespace

CopyPass::CopyPass(const QString &root, const QString &target, Manner manner)
    : m_root(root)
    , m_target(target)
    , m_manner(manner)
{
}

bool CopyPass::isOfMoves(const QString &path)
{
    return path.startsWith(".locks/.hubdesk-move"_L1);
}

QString
CopyPass::linkInCopy(const QString &text, const QString &path, const QString &root, const QString &target)
{
    if (QDir::isAbsolutePath(text)) {
        return text.startsWith(root + u'/') ? target + text.sliced(root.size()) : text;
    }
    const auto leads = QDir::cleanPath(root + u'/' + aboveOf(path) + u'/' + text);
    return leads == root || leads.startsWith(root + u'/') ? text : leads;
}

std::optional<FileFacts> CopyPass::lookAt(const QString &path)
{
    const auto folder = Folder::open(aboveOf(path));
    return folder ? folder->look(path.section(u'/', -1), false) : std::nullopt;
}

Result<qint64> CopyPass::run(std::atomic<qint64> *done, const std::stop_token &stop)
{
    m_done = done ? done : &m_nobodyCounts;
    m_brought = 0;
    m_failures.clear();
    const auto root = Folder::open(m_root);
    if (!root) {
        return std::unexpected(root.error());
    }
    removeAbandoned(m_target); // of a run that was killed
    return bringInside(*root, {}, stop).transform([&] {
        (void)copyAttributes(m_root, m_target); // the modes of a shared store come from it
        return m_brought;
    });
}

Result<qint64> CopyPass::runEntry(const Folder &source, const QString &name, const std::stop_token &stop)
{
    m_done = &m_nobodyCounts;
    m_brought = 0;
    m_failures.clear();
    return bring({ source, name, name }, stop).transform([&] { return m_brought; });
}

Result<void> CopyPass::bringInside(const Folder &source, const QString &path, const std::stop_token &stop)
{
    const auto entries = source.entries();
    if (!entries) {
        failed(path, entries.error());
        return {};
    }
    QSet<QString> names;
    const auto before = m_brought;
    for (const auto &entry : *entries) {
        const auto own = joined(path, entry.name);
        if (isOfMoves(own)) {
            continue;
        }
        names.insert(entry.name);
        if (const auto brought = bring({ source, entry.name, own }, stop); !brought) {
            if (endsAll(brought.error())) {
                return brought;
            }
            failed(own, brought.error());
        }
    }
    const auto copy = Folder::open(there(path));
    if (!copy) {
        return std::unexpected(copy.error());
    }
    return removeVanished(*copy, names, path).and_then([&] {
        return m_brought == before ? Result<void>() : copy->flush();
    });
}

Result<void> CopyPass::bring(const Here &here, const std::stop_token &stop)
{
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"the move was stopped"_s);
    }
    const auto facts = here.folder.look(here.name, false);
    if (!facts) {
        return {}; // it has gone meanwhile
    }
    switch (facts->kind) {
    case DiskEntry::Kind::Folder:
        return bringFolder(here, stop);
    case DiskEntry::Kind::Link:
        return bringLink(here);
    case DiskEntry::Kind::Regular:
        return bringFile(here, *facts, stop);
    case DiskEntry::Kind::Other:
    case DiskEntry::Kind::Absent:
        break;
    }
    return fail(Error::Kind::Disk, u"%1 is no file, folder or link"_s.arg(here.path));
}

Result<void> CopyPass::bringFolder(const Here &here, const std::stop_token &stop)
{
    const auto source = here.folder.inside(here.name);
    if (!source) {
        return std::unexpected(source.error());
    }
    auto copy = Folder::open(aboveOf(there(here.path)));
    if (!copy) {
        return std::unexpected(copy.error());
    }
    const auto name = here.path.section(u'/', -1);
    if (const auto facts = copy->look(name, false); !facts || facts->kind != DiskEntry::Kind::Folder) {
        if (facts && !mayReplace(here, source->look(), *facts)) {
            return {};
        }
        if (const auto removed = copy->remove(name); !removed) {
            return removed;
        }
        ++m_brought;
    }
    const auto made = copy->makeInside(name, 0700);
    if (!made) {
        return std::unexpected(made.error());
    }
    removeAbandoned(made->path());
    const auto before = m_brought;
    const auto brought = bringInside(*source, here.path, stop);
    if (brought && (m_manner == Manner::Mirror || before != m_brought)) {
        (void)copyAttributes(source->path(), made->path());
    }
    return brought;
}

/// What the copy has in addition goes only if it was here while we copied: else nobody knows whose it is.
Result<void> CopyPass::removeVanished(const Folder &there, const QSet<QString> &names, const QString &path)
{
    if (m_manner == Manner::Add) {
        return {};
    }
    for (const auto &entry : entriesOf(there.inside(u"."_s))) {
        const auto own = joined(path, entry.name);
        if (names.contains(entry.name) || !m_seen.contains(own)) {
            continue;
        }
        if (const auto removed = there.removeTree(entry.name, {}); !removed) {
            return removed;
        }
        ++m_brought;
    }
    for (const auto &name : names) {
        m_seen.insert(joined(path, name));
    }
    return {};
}

/// In a copy that is in use, what is newer there stays.
bool CopyPass::mayReplace(const Here &here, const FileFacts &mine, const FileFacts &its)
{
    if (m_manner == Manner::Mirror || (mine.kind == its.kind && mine.modifiedMs > its.modifiedMs)) {
        return true;
    }
    failed(here.path, { Error::Kind::Conflict, u"%1 has been changed in both places"_s.arg(here.path) });
    return false;
}

Result<void> CopyPass::place(const QString &temporary, const QString &path)
{
    auto placed = renameOver(temporary, there(path));
    if (!placed && entryAt(there(path)).kind == DiskEntry::Kind::Folder && m_manner == Manner::Mirror) {
        placed = Folder::open(aboveOf(there(path)))
                     .and_then(
                         [&](const Folder &folder) { return folder.removeTree(path.section(u'/', -1), {}); })
                     .and_then([&] { return renameOver(temporary, there(path)); });
    }
    if (!placed) {
        (void)removeEntry(temporary);
    }
    m_brought += placed ? 1 : 0;
    return placed;
}

Result<void> CopyPass::bringLink(const Here &here)
{
    const auto text = here.folder.readLink(here.name);
    const auto mine = here.folder.look(here.name, false);
    if (!text || !mine) {
        return text ? Result<void>() : std::unexpected(text.error());
    }
    const auto wanted = linkInCopy(*text, here.path, m_root, m_target);
    const auto its = lookAt(there(here.path));
    if (its && (linkText(there(here.path)) == wanted || !mayReplace(here, *mine, *its))) {
        return {};
    }
    const auto temporary = aboveOf(there(here.path)) + u'/' + temporaryName();
    return makeLink(wanted, temporary).and_then([&] {
        (void)copyAttributes(here.folder.path() + u'/' + here.name, temporary);
        return place(temporary, here.path);
    });
}

void CopyPass::remember(const FileFacts &facts, const QString &path)
{
    if (facts.names > 1) {
        const auto copy = lookAt(there(path)).value_or(FileFacts{});
        m_named.insert({ facts.device, facts.number }, { there(path), copy.number });
    }
}

Result<void> CopyPass::bringFile(const Here &here, const FileFacts &facts, const std::stop_token &stop)
{
    const auto its = lookAt(there(here.path));
    const auto named = m_named.constFind({ facts.device, facts.number });
    const bool isNamed = facts.names > 1 && m_canLink && named != m_named.constEnd();
    if (its && isCopyOf(*its, facts) && (!isNamed || named->number == its->number)) {
        *m_done += isNamed ? 0 : facts.size;
        remember(facts, here.path);
        return {};
    }
    if (its && !isCopyOf(*its, facts) && !mayReplace(here, facts, *its)) {
        return {};
    }
    if (isNamed && lookAt(named->path)) {
        const auto temporary = aboveOf(there(here.path)) + u'/' + temporaryName();
        m_canLink = makeSecondName(named->path, temporary).has_value();
        if (m_canLink) {
            return place(temporary, here.path);
        } // a volume without hard links: each is a file of its own there
    }
    return bringBytes(here, facts, stop).transform([&] { remember(facts, here.path); });
}

Result<void> CopyPass::bringBytes(const Here &here, const FileFacts &facts, const std::stop_token &stop)
{
    const auto from = here.folder.path() + u'/' + here.name;
    const auto temporary = aboveOf(there(here.path)) + u'/' + temporaryName();
    auto copied = copyVerified(from, temporary, m_done, stop);
    if (!copied && copied.error().kind == Error::Kind::Integrity) { // once more: memory errs, too
        copied = copyVerified(from, temporary, &m_nobodyCounts, stop);
    }
    if (!copied) {
        return copied.error().kind == Error::Kind::EntryNotFound ? Result<void>() : copied;
    }
    const auto now = here.folder.look(here.name, false);
    if (!now || now->number != facts.number || !isCopyOf(*now, facts)) {
        ++m_brought; // written to while we read it: the next run brings it
        return removeEntry(temporary);
    }
    if (const auto dressed = copyAttributes(from, temporary);
        !dressed && dressed.error().kind != Error::Kind::Permission) {
        (void)removeEntry(temporary);
        return dressed;
    }
    return place(temporary, here.path);
}

} // namespace Hubdesk
