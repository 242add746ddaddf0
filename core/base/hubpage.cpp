// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hubpage.h"

#include "core/base/hubplace.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestSearch = 200;

// Nobody is called so.
bool isOfTheSite(const QString &word)
{
    static const QStringList words{ u"api"_s,        u"blog"_s,
                                    u"brand"_s,      u"buckets"_s,
                                    u"chat"_s,       u"collections"_s,
                                    u"docs"_s,       u"endpoints"_s,
                                    u"enterprise"_s, u"inference"_s,
                                    u"jobs"_s,       u"join"_s,
                                    u"kernels"_s,    u"landing"_s,
                                    u"languages"_s,  u"learn"_s,
                                    u"login"_s,      u"logout"_s,
                                    u"new"_s,        u"new-dataset"_s,
                                    u"new-space"_s,  u"notifications"_s,
                                    u"oauth"_s,      u"organizations"_s,
                                    u"papers"_s,     u"posts"_s,
                                    u"pricing"_s,    u"privacy"_s,
                                    u"search"_s,     u"settings"_s,
                                    u"storage"_s,    u"support"_s,
                                    u"tasks"_s,      u"terms-of-service"_s };
    return words.contains(word, Qt::CaseInsensitive);
}

std::unexpected<Error> noPage(const QString &text)
{
    return fail(Error::Kind::Usage, u"'%1' is no list and nobody on the Hub"_s.arg(text));
}

QString searchOf(const QUrl &url)
{
    auto value = QUrlQuery(url).queryItemValue(u"search"_s, QUrl::FullyEncoded).replace(u'+', u' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.toUtf8()))
        .simplified()
        .left(longestSearch);
}

} // namespace

Result<HubPage> HubPage::parse(const QString &text, const QList<QUrl> &endpoints)
{
    const QUrl url(text.contains("://"_L1) ? text : "https://"_L1 + text, QUrl::StrictMode);
    const auto parts = url.path().split(u'/', Qt::SkipEmptyParts);
    // Which hosts are the Hub's, the places know.
    const auto origin = u"%1://%2"_s.arg(url.scheme(), url.authority());
    if (parts.size() != 1 || origin.startsWith("hf:"_L1)
        || !HubPlace::parse(origin + "/owner/name"_L1, endpoints)) {
        return noPage(text);
    }
    const auto &word = parts.first();
    if (const auto kind = kindFromName(word); kind && word == kindPlural(*kind)) {
        return HubPage{ *kind, searchOf(url), {} };
    }
    const auto isName = RepoId::parse(RepoKind::Model, word + "/name"_L1);
    if (!isName || isOfTheSite(word) || kindFromName(word)) {
        return noPage(text);
    }
    return HubPage{ {}, {}, word };
}

} // namespace Hubdesk
