// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/content.h"

#include "app/cli/local.h"

#include <QFile>
#include <QStringDecoder>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// A file that is read piece by piece. Every piece has to come from the same content: of this size, and of
/// this hash as a whole.
struct Source {
    qint64 size = -1; ///< unknown until the first piece has come, if the Hub did not say
    ContentId content; ///< empty: nobody says
    std::function<Result<HubApi::Bytes>(qint64 at, qint64 length)> read;
};

HubApi::Bytes pieceOf(QFile *file, qint64 at, qint64 length)
{
    return { file->seek(at) ? file->read(length) : QByteArray(), file->size() };
}

Result<std::shared_ptr<QFile>> openLocal(Run &run, const HubPlace &place, const Error &why)
{
    const auto path = localFile(run, place, why);
    if (!path) {
        return std::unexpected(path.error());
    }
    auto file = std::make_shared<QFile>(*path);
    if (!file->open(QIODevice::ReadOnly)) {
        return std::unexpected(Error::fromFile(*file, u"cannot read %1"_s.arg(*path)));
    }
    return file;
}

/// A branch may move while its file is being read, so it is asked once what it names.
Result<Source> open(Run &run, const HubPlace &place)
{
    const auto revision = place.revision.value_or(Revision{});
    const auto file = run.wait([place, revision](Services &core, std::stop_token stop) {
        return core.hub().fileMetadata(place.repo, revision, place.path, stop);
    });
    if (file) {
        return Source{ file->size.value_or(-1),
                       file->etag,
                       [&run, place, commit = Revision{ file->commit.hex }](qint64 at, qint64 length) {
                           return run.wait([=](Services &core, std::stop_token stop) {
                               return core.hub().fileBytes(place.repo, commit, place.path, at, length, stop);
                           });
                       } };
    }
    if (!isUnreachable(file.error())) {
        return std::unexpected(file.error());
    }
    const auto local = openLocal(run, place, file.error());
    if (!local) {
        return std::unexpected(local.error());
    }
    return Source{ (*local)->size(), {}, [local = *local](qint64 at, qint64 length) {
                      return pieceOf(local.get(), at, length);
                  } };
}

/// Fetches and prints piece by piece, so that a file may be larger than memory.
Result<void> printPieces(Output &out, Source source)
{
    constexpr qint64 piece = 8 << 20;
    const auto algorithm = source.content.algorithm();
    const bool isChecked = algorithm != ContentId::Algorithm::None && source.size >= 0;
    Hasher hasher(algorithm, source.size);
    for (qint64 at = 0; at != source.size;) {
        const auto bytes = source.read(at, source.size < 0 ? piece : std::min(piece, source.size - at));
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        if (source.size < 0) {
            source.size = bytes->fileSize;
        }
        const bool ends = bytes->data.isEmpty() && at != source.size;
        if (source.size < 0 || bytes->fileSize != source.size || ends) {
            return fail(Error::Kind::Integrity, u"the file ended early or changed while it was read"_s);
        }
        out.raw(bytes->data);
        if (out.isOver()) {
            return {};
        }
        hasher.add(bytes->data);
        at += bytes->data.size();
    }
    if (isChecked && hasher.finish() != source.content.hex) {
        return fail(Error::Kind::Integrity, u"what has been written is damaged"_s);
    }
    return {};
}

int printFile(Run &run, const HubPlace &place)
{
    auto source = open(run, place);
    if (!source) {
        return run.out.error(source.error());
    }
    const auto printed = printPieces(run.out, *std::move(source));
    return printed ? int(Done) : run.out.error(printed.error());
}

/// One document: the content as text if it is some, else in base64.
int printJson(Run &run, const HubPlace &place)
{
    constexpr qint64 limit = 64 << 20;
    const auto bytes = wholeFile(run, place, limit);
    if (!bytes) {
        return run.out.error(bytes.error());
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(*bytes);
    const bool isText = !decode.hasError();
    run.out.result({ { u"src"_s, place.uri() },
                     { u"size"_s, bytes->size() },
                     { u"encoding"_s, isText ? u"utf-8"_s : u"base64"_s },
                     { u"content"_s, isText ? text : QString::fromLatin1(bytes->toBase64()) } },
                   {},
                   {});
    return Done;
}

} // namespace

Result<QByteArray> wholeFile(Run &run, const HubPlace &place, qint64 limit)
{
    const auto revision = place.revision.value_or(Revision{});
    auto bytes = run.wait([=](Services &core, std::stop_token stop) {
        return core.hub().fileBytes(place.repo, revision, place.path, 0, limit, stop);
    });
    if (!bytes && isUnreachable(bytes.error())) {
        const auto local = openLocal(run, place, bytes.error());
        if (!local) {
            return std::unexpected(local.error());
        }
        bytes = pieceOf(local->get(), 0, limit);
    }
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (bytes->fileSize > limit) {
        return fail(Error::Kind::Usage,
                    u"%1 is too large to be shown as a whole; 'cat' without --json writes its bytes"_s.arg(
                        place.path));
    }
    return bytes->data;
}

int printContent(Run &run, const HubPlace &place)
{
    return run.out.isJson() ? printJson(run, place) : printFile(run, place);
}

int cat(Run &run)
{
    if (run.positional.size() != 1 || !run.positional.first().contains("://"_L1)) {
        return run.out.error({ Error::Kind::Usage, u"cat wants one hf://owner/name/path"_s });
    }
    const auto place = run.place(run.positional.first());
    if (!place) {
        return run.out.error(place.error());
    }
    if (place->path.isEmpty()) {
        return run.out.error({ Error::Kind::Usage, u"cat wants a file, not a repository"_s });
    }
    return printContent(run, *place);
}

} // namespace Cli
