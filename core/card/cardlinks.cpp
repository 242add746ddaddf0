// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardlinks.h"

#include "core/base/publichost.h"
#include "core/base/urlencode.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxUrl = 8192;
constexpr qsizetype maxDataUrl = 350'000; // 256 KiB in base64
constexpr qsizetype maxData = 256 * 1024;

/// As browsers read it: no white space around, no tab or line break inside.
QString cleaned(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const auto c : text) {
        if (c != u'\t' && c != u'\n' && c != u'\r') {
            clean.append(c);
        }
    }
    const auto isEdge = [](QChar c) { return c.unicode() <= 0x20; };
    const auto first = std::ranges::find_if_not(clean, isEdge);
    const auto last = std::ranges::find_last_if_not(clean, isEdge);
    return first == clean.cend() ? QString() : QString(first, last.begin() - first + 1);
}

/// The scheme in lower case, or nothing for a relative reference.
QString schemeOf(const QString &url)
{
    for (qsizetype i = 0; i < url.size(); ++i) {
        const auto c = url[i].unicode();
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == ':') {
            return url.left(i).toLower();
        }
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
            return {};
        }
    }
    return {};
}

/// First segments of the web site that name no owner of a repo.
bool isSitePage(const QString &segment)
{
    static constexpr std::array pages{ "api"_L1,      "blog"_L1,
                                       "chat"_L1,     "collections"_L1,
                                       "docs"_L1,     "enterprise"_L1,
                                       "front"_L1,    "inference"_L1,
                                       "join"_L1,     "learn"_L1,
                                       "login"_L1,    "metrics"_L1,
                                       "new"_L1,      "notifications"_L1,
                                       "oauth"_L1,    "organizations"_L1,
                                       "papers"_L1,   "playground"_L1,
                                       "posts"_L1,    "pricing"_L1,
                                       "privacy"_L1,  "search"_L1,
                                       "settings"_L1, "support"_L1,
                                       "tasks"_L1,    "terms-of-service"_L1,
                                       "welcome"_L1,  "avatars"_L1 };
    return std::ranges::find(pages, segment) != pages.end();
}

bool leavesFolder(const QString &path)
{
    const auto segments = path.split(u'/');
    return std::ranges::any_of(segments,
                               [](const QString &segment) { return segment == ".."_L1 || segment == "."_L1; })
        || path.contains(u'\\') || path.contains(QChar::Null);
}

/// `folder/path` without dots and empty segments; nothing if it climbs out of the repo.
std::optional<QString> resolved(const QString &folder, const QString &path)
{
    QStringList out = folder.split(u'/', Qt::SkipEmptyParts);
    for (const auto &encoded : path.split(u'/', Qt::SkipEmptyParts)) {
        const auto segment = QString::fromUtf8(QByteArray::fromPercentEncoding(encoded.toUtf8()));
        if (segment == "."_L1) {
            continue;
        }
        if (segment == ".."_L1) {
            if (out.isEmpty()) {
                return std::nullopt;
            }
            out.removeLast();
            continue;
        }
        const auto isBad
            = [](QChar c) { return c == u'/' || c == u'\\' || c.unicode() < 0x20 || c.unicode() == 0x7F; };
        if (std::ranges::any_of(segment, isBad)) {
            return std::nullopt;
        }
        out.append(segment);
    }
    return out.join(u'/');
}

/// Splits `#fragment` and `?query` off a relative reference.
QString takeFragment(QString *reference)
{
    QString fragment;
    if (const auto hash = reference->indexOf(u'#'); hash >= 0) {
        fragment = QString::fromUtf8(QByteArray::fromPercentEncoding(reference->sliced(hash + 1).toUtf8()));
        reference->truncate(hash);
    }
    if (const auto query = reference->indexOf(u'?'); query >= 0) {
        reference->truncate(query);
    }
    return fragment;
}

/// The repo or file that a Hub URL or hf:// URI names, if it names one without doubt.
std::optional<HubPlace> placeOf(const QString &url, const CardContext &context)
{
    auto place = HubPlace::parse(url, { context.endpoint });
    if (place) {
        if (leavesFolder(place->path)
            || (place->repo.kind == RepoKind::Model && isSitePage(place->repo.owner))) {
            return std::nullopt;
        }
        return *place;
    }
    // A data set or Space of the early days has no owner; a model's address of that form could as well be a
    // person's.
    const auto segments = QUrl(url).path().split(u'/', Qt::SkipEmptyParts);
    if (segments.size() == 2 && (segments[0] == "datasets"_L1 || segments[0] == "spaces"_L1)
        && HubPlace::parse(QString(url).replace(u'/' + segments[1], "/x/x"_L1), { context.endpoint })) {
        const auto kind = segments[0] == "datasets"_L1 ? RepoKind::Dataset : RepoKind::Space;
        if (const auto repo = RepoId::parse(kind, segments[1])) {
            return HubPlace{ *repo, std::nullopt, {} };
        }
    }
    return std::nullopt;
}

QUrl absoluteUrl(const QString &text)
{
    QUrl url(text, QUrl::TolerantMode);
    url.setUserInfo({});
    return url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

/// The endpoint, with `path` from the root of its host.
QString fromSiteRoot(const QString &path, const CardContext &context)
{
    return context.endpoint.scheme() + "://"_L1 + context.endpoint.authority() + path;
}

std::optional<HubPlace> relativePlace(QString reference, const CardContext &context, QString *fragment)
{
    *fragment = takeFragment(&reference);
    const auto path = resolved(context.folder, reference);
    if (!path) {
        return std::nullopt;
    }
    return HubPlace{ context.repo, context.revision, *path };
}

CardLink linkTo(const HubPlace &place, const QString &fragment, const CardContext &context)
{
    return { CardLink::Kind::Place, place, place.webUrl(context.endpoint), fragment };
}

std::optional<CardLink> webLink(const QString &text, const CardContext &context)
{
    const auto url = absoluteUrl(text);
    if (url.isEmpty()) {
        return std::nullopt;
    }
    if (const auto place = placeOf(url.toString(QUrl::FullyEncoded), context)) {
        return linkTo(*place, url.fragment(QUrl::FullyDecoded), context);
    }
    return CardLink{ CardLink::Kind::Web, {}, url, {} };
}

ImageRef repoImage(HubPlace place, const CardContext &context)
{
    if (!place.revision) {
        place.revision = Revision();
    }
    const auto address = context.endpoint.toEncoded(QUrl::StripTrailingSlash) + place.repo.webPath()
        + "/resolve/" + encodeSegment(place.revision->name) + '/' + encodePath(place.path);
    return { .source = ImageRef::Source::Repo,
             .address = QUrl::fromEncoded(address),
             .place = std::move(place) };
}

std::optional<ImageRef> webImage(const QString &text, const CardContext &context)
{
    auto url = absoluteUrl(text);
    if (url.isEmpty()) {
        return std::nullopt;
    }
    if (const auto place = placeOf(url.toString(QUrl::FullyEncoded), context);
        place && !place->path.isEmpty()) {
        return repoImage(*place, context);
    }
    url.setFragment({});
    if (url.scheme() == context.endpoint.scheme() && url.authority() == context.endpoint.authority()) {
        return ImageRef{ .source = ImageRef::Source::Hub, .address = url };
    }
    if (!isPublicHost(url.host())) {
        return std::nullopt;
    }
    if (url.scheme() == "http"_L1) {
        url.setScheme(u"https"_s);
        if (url.port() == 80) {
            url.setPort(-1);
        }
    }
    return ImageRef{ .source = ImageRef::Source::Web, .address = url };
}

std::optional<ImageRef> dataImage(const QString &text)
{
    static constexpr std::array types{
        "image/png"_L1, "image/jpeg"_L1, "image/jpg"_L1, "image/gif"_L1, "image/webp"_L1
    };
    const auto comma = text.indexOf(u',');
    if (text.size() > maxDataUrl || comma < 0) {
        return std::nullopt;
    }
    const auto head = text.sliced(5, comma - 5).toLower().remove(u' ');
    if (!head.endsWith(";base64"_L1) || std::ranges::find(types, head.section(u';', 0, 0)) == types.end()) {
        return std::nullopt;
    }
    auto data = QByteArray::fromBase64(QByteArray::fromPercentEncoding(text.sliced(comma + 1).toLatin1()));
    if (data.isEmpty() || data.size() > maxData) {
        return std::nullopt;
    }
    return ImageRef{ .source = ImageRef::Source::Data, .data = std::move(data) };
}

} // namespace

std::optional<CardLink> classifyLink(const QString &href, const CardContext &context)
{
    const auto text = cleaned(href);
    if (text.isEmpty() || text.size() > maxUrl) {
        return std::nullopt;
    }
    const auto scheme = schemeOf(text);
    if (scheme == "http"_L1 || scheme == "https"_L1) {
        return webLink(text, context);
    }
    if (scheme == "mailto"_L1) {
        const QUrl url(text);
        return url.isValid() && url.path().contains(u'@')
            ? std::optional(CardLink{ CardLink::Kind::Mail, {}, url, {} })
            : std::nullopt;
    }
    if (scheme == "hf"_L1) {
        const auto place = placeOf(text, context);
        return place ? std::optional(linkTo(*place, {}, context)) : std::nullopt;
    }
    if (!scheme.isEmpty() || text.contains(u'\\')) {
        return std::nullopt;
    }
    if (text.startsWith("//"_L1)) {
        return webLink("https:"_L1 + text, context);
    }
    if (text.startsWith(u'/')) {
        return webLink(fromSiteRoot(text, context), context);
    }
    QString fragment;
    const auto place = relativePlace(text, context, &fragment);
    return place ? std::optional(linkTo(*place, fragment, context)) : std::nullopt;
}

std::optional<ImageRef> classifyImage(const QString &src, const CardContext &context)
{
    const auto text = cleaned(src);
    const auto scheme = schemeOf(text);
    if (scheme == "data"_L1) {
        return dataImage(text);
    }
    if (text.isEmpty() || text.size() > maxUrl) {
        return std::nullopt;
    }
    if (scheme == "http"_L1 || scheme == "https"_L1) {
        return webImage(text, context);
    }
    if (scheme == "hf"_L1) {
        const auto place = placeOf(text, context);
        return place && !place->path.isEmpty() ? std::optional(repoImage(*place, context)) : std::nullopt;
    }
    if (!scheme.isEmpty() || text.contains(u'\\')) {
        return std::nullopt;
    }
    if (text.startsWith("//"_L1)) {
        return webImage("https:"_L1 + text, context);
    }
    if (text.startsWith(u'/')) {
        return webImage(fromSiteRoot(text, context), context);
    }
    QString fragment;
    const auto place = relativePlace(text, context, &fragment);
    return place && !place->path.isEmpty() ? std::optional(repoImage(*place, context)) : std::nullopt;
}

} // namespace Hubdesk
