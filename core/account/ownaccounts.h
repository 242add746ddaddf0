// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// The account that a person chose in Hubdesk, one for each endpoint, so that a token never reaches another
/// Hub. Kept in `accounts.json` of the config folder, for its owner alone; the token itself is there only
/// where no keychain took it. A value over a path; small file work, on the engine thread.
class OwnAccounts
{
public:
    explicit OwnAccounts(const QString &configFolder);

    struct Account {
        QString user;
        bool inKeychain = false;
        QString token; ///< empty if it is in the keychain
    };
    const QString &path() const { return m_path; }
    std::optional<Account> find(const QUrl &endpoint) const;
    Result<void> save(const QUrl &endpoint, const Account &account);
    Result<void> forget(const QUrl &endpoint);
    /// Name of the keychain entry for an endpoint.
    static QString keychainKey(const QUrl &endpoint);

private:
    QString m_path;
};

} // namespace Hubdesk
