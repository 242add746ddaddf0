// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/inifile.h"

#include <QString>

namespace Hubdesk
{

/// The official client's two token files (hub-protocol.md 2.2): the active token alone, and an INI file of
/// all that it knows. A value over two paths; small file work, on the engine thread. What cannot be decoded
/// or parsed is never overwritten: the official client would erase the other accounts there.
class TokenStore
{
public:
    TokenStore(QString tokenPath, QString storedTokensPath);

    /// The active token, cleaned; empty if there is none.
    QString active() const;
    /// All that are stored, by name.
    Result<IniFile> stored() const;
    /// Stores a token under its display name and makes it the active one.
    Result<void> save(const QString &name, const QString &token);
    /// Forgets one by name; the active file goes too if it holds that token. EntryNotFound if there is none.
    Result<void> forget(const QString &name);
    /// Forgets this very token: every section that holds it, and the active file if it does. All else stays.
    Result<void> forgetToken(const QString &token);
    /// Deletes both files.
    Result<void> forgetAll();
    bool exists() const;
    /// The name that a token is stored under: its display name, else `oauth-<user>`; never a name that an INI
    /// file could not hold.
    static QString nameFor(const QString &displayName, const QString &user);

private:
    QString m_tokenPath;
    QString m_storedTokensPath;
};

/// A file that only its owner may read, replaced as a whole; its folder is made, for the owner alone. A link
/// is followed, so that it stays one.
Result<void> writePrivateFile(const QString &path, const QByteArray &content);

} // namespace Hubdesk
