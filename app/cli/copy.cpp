// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/content.h"
#include "app/cli/download.h"
#include "app/cli/text.h"
#include "core/cache/fileops.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// One copy from the Hub to this computer.
struct Copy {
    QString source; ///< as it was typed
    HubPlace place;
    bool isFolder = false;
    QString target; ///< absolute: the file, or the folder that gets what lies in the other one
};

QString lastPart(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

/// A folder on the Hub looks like a file. Where nobody can tell, it is one.
bool isHubFolder(Run &run, const HubPlace &place)
{
    const auto entries = run.wait([place](Services &core, std::stop_token stop) {
        return core.hub().pathsInfo(
            place.repo, place.revision.value_or(Revision{}), { place.path }, false, stop);
    });
    return entries && !entries->isEmpty() && entries->first().kind == TreeEntry::Kind::Folder;
}

/// As `cp` does it: into a folder that is there, or is written with a slash; else under that name. The
/// content of a folder that is written with a slash goes straight into the other one.
QString targetOf(const Copy &copy, const QString &wanted)
{
    const auto name = lastPart(copy.place.path.isEmpty() ? copy.place.repo.name : copy.place.path);
    const auto target = absoluteFolder(wanted.isEmpty() ? u"."_s : wanted);
    const bool goesInto = wanted.isEmpty() || wanted.endsWith(u'/') || QFileInfo(target).isDir();
    const bool isContent = copy.isFolder && copy.source.endsWith(u'/');
    return goesInto && !isContent ? target + u'/' + name : target;
}

Result<Copy> copyOf(Run &run)
{
    const auto source = run.positional.value(0);
    const auto wanted = run.positional.value(1);
    if (!source.contains("://"_L1)) {
        return fail(
            Error::Kind::Usage,
            u"cp copies from the Hub: its first argument is hf://owner/name/path or an address there"_s);
    }
    if (wanted.contains("://"_L1)) {
        return fail(Error::Kind::Usage, u"cp cannot copy to the Hub yet"_s);
    }
    const auto place = run.place(source);
    if (!place) {
        return std::unexpected(place.error());
    }
    Copy copy{ source, *place, place->path.isEmpty() || source.endsWith(u'/'), {} };
    if (!copy.isFolder) {
        copy.isFolder = isHubFolder(run, copy.place);
    }
    if (copy.isFolder && wanted == "-"_L1) {
        return fail(Error::Kind::Usage, u"a folder cannot be written to standard output"_s);
    }
    copy.target = wanted == "-"_L1 ? QString() : targetOf(copy, wanted);
    return copy;
}

/// Where it lands first: beside the target, and the same one for the same copy, which goes on there when it
/// was interrupted.
QString stagingOf(const Copy &copy)
{
    const auto what = copy.place.uri() + u'\n' + copy.target;
    const auto name = QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QFileInfo(copy.target).path() + "/.hubdesk-cp-"_L1 + QString::fromLatin1(name);
}

/// Replaces a file or link, never a folder.
Result<void> moveFile(const QString &from, const QString &to)
{
    return makeFolders(QFileInfo(to).path()).and_then([&] { return renameOver(from, to); });
}

Result<void> moveAll(const Copy &copy, const DownloadResult &result)
{
    const auto below = copy.place.path.isEmpty() ? 0 : copy.place.path.size() + 1;
    for (const auto &file : result.files) {
        if (file.refused) {
            continue;
        }
        const auto to = copy.isFolder ? copy.target + u'/' + file.path.sliced(below) : copy.target;
        if (const auto moved = moveFile(file.localPath, to); !moved) {
            return moved;
        }
    }
    return {};
}

int copyFromHub(Run &run, const Copy &copy)
{
    DownloadRequest request{ .repo = copy.place.repo, .revision = copy.place.revision.value_or(Revision{}) };
    if (!copy.place.path.isEmpty()) {
        request.paths = { copy.isFolder ? copy.place.path + u'/' : copy.place.path };
    }
    request.localDir = stagingOf(copy);
    const auto result = fetch(run, request, {});
    if (!result) {
        if (QFileInfo::exists(request.localDir)) {
            run.out.note(u"What has arrived is kept in %1; the same command goes on there."_s.arg(
                escaped(request.localDir)));
        }
        return run.out.error(result.error());
    }
    if (const auto moved = moveAll(copy, *result); !moved) {
        return run.out.error(moved.error());
    }
    QDir(request.localDir).removeRecursively();
    const bool refused = tellRefused(run, *result);
    run.out.result({ { u"src"_s, copy.source }, { u"dst"_s, copy.target } }, copy.target, copy.target);
    return refused ? Failed : Done;
}

int copyCommand(Run &run)
{
    const auto copy = copyOf(run);
    if (!copy) {
        return run.out.error(copy.error());
    }
    return copy->target.isEmpty() ? printContent(run, copy->place) : copyFromHub(run, *copy);
}

} // namespace

QList<Command> copyCommands()
{
    return { { { u"cp"_s },
               u"hf://OWNER/NAME[/PATH] [TARGET]"_s,
               u"Copy a file or folder from the Hub; - as TARGET is standard output."_s,
               {},
               &copyCommand,
               2 } };
}

} // namespace Cli
