// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/fileops.h"
#include "core/cache/sharedstore.h"
#include "core/upkeep/lockwait.h"
#include "core/upkeep/quarantine.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = Removal::Kind;

/// Puts back one item. What was taken last goes first: payloads before the links to them, blobs before the
/// snapshots, so that a kill leaves blobs that nothing uses, and never a link to nothing.
class Restorer
{
public:
    Restorer(const OpenQuarantine &from, Folder root, const std::stop_token &stop)
        : m_from(from)
        , m_root(std::move(root))
        , m_store(CacheLayout(from.item().root))
        , m_stop(stop)
    {
    }
    void putBack(int index);
    Restored result() const { return m_result; }

private:
    Result<void> back(int index, const Removal &removal);
    Result<void> referAgain(int index, const Removal &removal);
    Result<void> refer(const QString &hash, const QStringList &references);
    Result<void> join(const Folder &from, const QString &name, const Folder &to, const QString &newName);

    const OpenQuarantine &m_from;
    Folder m_root;
    SharedStore m_store;
    const std::stop_token &m_stop;
    Restored m_result;
};

void Restorer::putBack(int index)
{
    const auto &removal = m_from.item().removals[index];
    const bool isManifest = m_from.files().look(QString::number(index) + ".refs"_L1, false).has_value();
    if (!m_from.has(index) && !isManifest) {
        return; // it was never taken, or is back already
    }
    if (const auto done = back(index, removal); !done) {
        m_result.failures.append({ removal.path, done.error() });
    } else if (m_from.has(index)) {
        ++m_result.superseded;
    } else {
        ++m_result.removals;
    }
}

Result<void> Restorer::back(int index, const Removal &removal)
{
    const auto name = QString::number(index);
    if (removal.kind == Kind::Payload) {
        return whileLocked(m_stop, [&] { return m_store.putBack(removal.payload, m_from.files(), name); });
    }
    const auto above = removal.path.section(u'/', 0, -2);
    return makeFoldersInside(m_root.path(), above)
        .and_then([&] { return m_root.holding(removal.path); })
        .and_then([&](const Folder &folder) {
            return referAgain(index, removal).and_then([&] {
                return join(m_from.files(), name, folder, removal.path.section(u'/', -1));
            });
        });
}

/// The manifests of the store forgot what was taken; they have to know it before the links are back.
Result<void> Restorer::referAgain(int index, const Removal &removal)
{
    if (removal.kind != Kind::Repo) {
        return removal.payload.isEmpty() ? Result<void>() : refer(removal.payload, { removal.path });
    }
    if (!m_store.isMarked()) {
        return {}; // a folder that is no store has no manifests
    }
    QHash<QString, QStringList> references;
    const auto blobs = m_from.files().inside(QString::number(index)).and_then([](const Folder &repo) {
        return repo.inside(u"blobs"_s);
    });
    for (const auto &entry : entriesOf(blobs)) {
        if (entry.kind == DiskEntry::Kind::Link) {
            const auto path = removal.path + "/blobs/"_L1 + entry.name;
            const auto above = m_root.path() + u'/' + removal.path + "/blobs"_L1;
            const auto hash = m_store.payloadOf(above, blobs->linkText(entry.name));
            references[hash].append(path);
        }
    }
    references.remove(QString());
    for (auto one = references.cbegin(); one != references.cend(); ++one) {
        if (auto told = refer(one.key(), one.value()); !told) {
            // The folder comes back all the same: what is missing is shown as damage, and fetched again.
            m_result.failures.append({ removal.path, told.error() });
        }
    }
    return {};
}

Result<void> Restorer::refer(const QString &hash, const QStringList &references)
{
    return whileLocked(m_stop, [&] { return m_store.refer(hash, references); });
}

/// What is there again stays; folders are gone through.
Result<void> Restorer::join(const Folder &from, const QString &name, const Folder &to, const QString &newName)
{
    const auto moved = from.move(name, to, newName);
    if (moved || moved.error().kind != Error::Kind::Conflict) {
        return moved;
    }
    const auto mine = from.inside(name);
    const auto theirs = to.inside(newName);
    if (!mine || !theirs) {
        return {};
    }
    for (const auto &entry : entriesOf(mine)) {
        if (const auto joined = join(*mine, entry.name, *theirs, entry.name); !joined) {
            return joined;
        }
    }
    return from.removeFolder(name).or_else([](const Error &error) -> Result<void> {
        return error.kind == Error::Kind::Conflict ? Result<void>() : std::unexpected(error);
    });
}

} // namespace

Result<Restored> restoreQuarantine(const QString &root,
                                   const QString &id,
                                   UpkeepProgress *progress,
                                   const std::stop_token &stop)
{
    auto open = OpenQuarantine::open(root, id);
    auto folder = Folder::open(root);
    if (!open || !folder) {
        return std::unexpected(open ? folder.error() : open.error());
    }
    if (open->item().state == QuarantineItem::State::Emptying) {
        return fail(Error::Kind::Usage, u"the quarantine %1 is being emptied"_s.arg(id));
    }
    if (const auto begun = open->setState(QuarantineItem::State::Restoring);
        !begun && begun.error().kind != Error::Kind::DiskFull) {
        return std::unexpected(begun.error());
    }
    Restorer restorer(*open, std::move(*folder), stop);
    const int count = int(open->item().removals.size());
    progress->total = count;
    for (int index = count - 1; index >= 0; --index) {
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"stopped while restoring"_s); // it can be gone on with
        }
        restorer.putBack(index);
        ++progress->done;
    }
    auto result = restorer.result();
    const auto ended
        = result.failures.isEmpty() ? open->drop({}) : open->setState(QuarantineItem::State::Kept);
    if (!ended) {
        result.failures.append({ open->item().folder, ended.error() });
    }
    return result;
}

} // namespace Hubdesk
