// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/ownaccounts.h"

#include "core/account/tokenstore.h"
#include "core/base/atomicfile.h"
#include "core/settings/environment.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Result<QJsonObject> readAccounts(const QString &path)
{
    const auto content = readSmallFile(path);
    if (!content) {
        return content.error().kind == Error::Kind::EntryNotFound
            ? Result<QJsonObject>(QJsonObject())
            : Result<QJsonObject>(std::unexpected(content.error()));
    }
    const auto document = QJsonDocument::fromJson(*content);
    if (!document.isObject()) {
        return fail(Error::Kind::Protocol, u"%1 cannot be read; move it away to go on"_s.arg(path));
    }
    return document.object();
}

Result<void> writeAccounts(const QString &path, const QJsonObject &accounts)
{
    return writePrivateFile(path, QJsonDocument(accounts).toJson());
}

} // namespace

OwnAccounts::OwnAccounts(const QString &configFolder)
    : m_path(configFolder + "/accounts.json"_L1)
{
}

QString OwnAccounts::keychainKey(const QUrl &endpoint)
{
    return endpoint.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
}

std::optional<OwnAccounts::Account> OwnAccounts::find(const QUrl &endpoint) const
{
    const auto accounts = readAccounts(m_path);
    if (!accounts || !accounts->contains(keychainKey(endpoint))) {
        return std::nullopt;
    }
    const auto account = accounts->value(keychainKey(endpoint)).toObject();
    return Account{ account["user"_L1].toString(),
                    account["place"_L1].toString() == "keychain"_L1,
                    Environment::cleanToken(account["token"_L1].toString()) };
}

Result<void> OwnAccounts::save(const QUrl &endpoint, const Account &account)
{
    auto accounts = readAccounts(m_path);
    if (!accounts) {
        return std::unexpected(accounts.error());
    }
    QJsonObject entry{ { u"user"_s, account.user },
                       { u"place"_s, account.inKeychain ? u"keychain"_s : u"file"_s } };
    if (!account.inKeychain) {
        entry.insert("token"_L1, account.token);
    }
    accounts->insert(keychainKey(endpoint), entry);
    return writeAccounts(m_path, *accounts);
}

Result<void> OwnAccounts::forget(const QUrl &endpoint)
{
    auto accounts = readAccounts(m_path);
    if (!accounts) {
        return std::unexpected(accounts.error());
    }
    if (!accounts->contains(keychainKey(endpoint))) {
        return {};
    }
    accounts->remove(keychainKey(endpoint));
    return writeAccounts(m_path, *accounts);
}

} // namespace Hubdesk
