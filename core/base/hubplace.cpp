// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hubplace.h"

#include "core/base/urlencode.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

std::unexpected<Error> refuse(const QString &text, const QString &why)
{
    return fail(Error::Kind::Usage, u"'%1' is not a place on the Hub: %2"_s.arg(text, why));
}

// The revision runs to the next '/', except that special refs contain slashes themselves.
QString takeRevision(QString *rest)
{
    static const QRegularExpression special(u"\\Arefs/(?:pr/[0-9]+|convert/[A-Za-z0-9_.-]+)"_s);
    const auto match = special.match(*rest);
    const auto length = match.hasMatch() ? match.capturedLength()
                                         : (rest->indexOf(u'/') < 0 ? rest->size() : rest->indexOf(u'/'));
    const auto revision = rest->left(length);
    *rest = rest->mid(length);
    if (rest->startsWith(u'/')) {
        *rest = rest->mid(1);
    }
    return QString::fromUtf8(QByteArray::fromPercentEncoding(revision.toUtf8()));
}

Result<HubPlace> finish(const QString &text,
                        RepoKind kind,
                        const QString &id,
                        std::optional<QString> revision,
                        const QString &path)
{
    if (id.count(u'/') != 1) {
        return refuse(text, u"it needs an owner and a name"_s);
    }
    const auto repo = RepoId::parse(kind, id);
    if (!repo) {
        return refuse(text, repo.error().detail);
    }
    if (path.startsWith(u'/') || path.contains("//"_L1)) {
        return refuse(text, u"an empty part in the path"_s);
    }
    HubPlace place{ *repo, {}, path };
    if (revision) {
        const auto parsed = Revision::parse(*revision);
        if (!parsed) {
            return refuse(text, parsed.error().detail);
        }
        place.revision = *parsed;
    }
    return place;
}

QString stripSlashes(QString text)
{
    while (text.startsWith(u'/')) {
        text.removeFirst();
    }
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    return text;
}

Result<HubPlace> parseUri(const QString &text)
{
    QString rest = text.mid(5);
    RepoKind kind = RepoKind::Model;
    const auto first = rest.section(u'/', 0, 0);
    if (first == "buckets"_L1) {
        return refuse(text, u"buckets are not supported"_s);
    }
    if (const auto named = kindFromName(first)) {
        if (first == kindName(*named)) {
            return refuse(text, u"write '%1' instead of '%2'"_s.arg(kindPlural(*named), first));
        }
        kind = *named;
        rest = rest.mid(first.size() + 1);
    } else if (first == "bucket"_L1) {
        return refuse(text, u"buckets are not supported"_s);
    }
    // An empty segment inside is an error, slashes around the whole are not.
    rest = stripSlashes(rest);
    const auto at = rest.indexOf(u'@');
    if (at < 0 || QStringView(rest).left(at).count(u'/') > 1) {
        const auto id = rest.section(u'/', 0, 1);
        return finish(text, kind, id, {}, rest.mid(id.size() + 1));
    }
    const auto id = rest.left(at);
    QString tail = rest.mid(at + 1);
    const auto revision = takeRevision(&tail);
    return finish(text, kind, id, revision, tail);
}

bool isHubHost(const QString &host, const QList<QUrl> &endpoints)
{
    static const QStringList known{ u"huggingface.co"_s, u"hf.co"_s, u"hub-ci.huggingface.co"_s };
    return known.contains(host, Qt::CaseInsensitive) || std::ranges::any_of(endpoints, [&](const QUrl &url) {
               return url.authority().compare(host, Qt::CaseInsensitive) == 0;
           });
}

// Decodes one segment of an id or a path. A slash that was encoded stays so (hub-protocol.md 3.4): decoded,
// one segment would become two, and `..%2Fx` a way out. Revisions, which may have slashes, are taken before.
QString decodeSegment(const QString &segment)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(segment.toUtf8())).replace(u'/', "%2F"_L1);
}

Result<HubPlace> parseWeb(const QString &text, const QList<QUrl> &endpoints)
{
    static const QRegularExpression shape(u"\\A(?:https?://)?([^/?#]+)(/[^?#]*)?(?:[?#].*)?\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(text);
    if (!match.hasMatch() || !isHubHost(match.captured(1), endpoints)) {
        return refuse(text, u"neither an hf:// address nor a page of the Hub"_s);
    }
    auto segments = match.captured(2).split(u'/', Qt::SkipEmptyParts);
    RepoKind kind = RepoKind::Model;
    if (!segments.isEmpty()) {
        if (const auto named = kindFromName(segments.front());
            named && segments.front() == kindPlural(*named)) {
            kind = *named;
            segments.removeFirst();
        }
    }
    if (segments.size() < 2) {
        return refuse(text, u"it names no repo"_s);
    }
    const auto id = decodeSegment(segments[0]) + u'/' + decodeSegment(segments[1]);
    if (segments.size() == 2 || (segments.size() == 3 && segments[2] == "tree"_L1)) {
        return finish(text, kind, id, {}, {});
    }
    static const QStringList routes{ u"blob"_s, u"raw"_s, u"resolve"_s, u"blame"_s, u"tree"_s };
    if (!routes.contains(segments[2]) || segments.size() < 4) {
        return refuse(text, u"'%1' is not a page of files"_s.arg(segments[2]));
    }
    QString tail = segments.mid(3).join(u'/');
    const auto revision = takeRevision(&tail);
    QStringList path;
    for (const auto &segment : tail.split(u'/', Qt::SkipEmptyParts)) {
        path << decodeSegment(segment);
    }
    return finish(text, kind, id, revision, path.join(u'/'));
}

} // namespace

Result<HubPlace> HubPlace::parse(const QString &text, const QList<QUrl> &endpoints)
{
    return text.startsWith("hf://"_L1) ? parseUri(text) : parseWeb(text, endpoints);
}

QString HubPlace::uri() const
{
    QString text = "hf://"_L1 + kindPlural(repo.kind) + u'/' + repo.text();
    if (revision) {
        text += u'@'
            + (revision->isSpecialRef() ? revision->name
                                        : QString::fromLatin1(encodeSegment(revision->name)));
    }
    return path.isEmpty() ? text : text + u'/' + path;
}

QUrl HubPlace::webUrl(const QUrl &endpoint) const
{
    QByteArray url = endpoint.toEncoded(QUrl::StripTrailingSlash) + repo.webPath();
    const auto name = revision ? *revision : Revision();
    const auto encoded = name.isSpecialRef() ? name.name.toUtf8() : encodeSegment(name.name);
    if (!path.isEmpty()) {
        url += "/blob/" + encoded + '/' + encodePath(path);
    } else if (revision) {
        url += "/tree/" + encoded;
    }
    return QUrl::fromEncoded(url);
}

} // namespace Hubdesk
