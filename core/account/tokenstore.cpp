// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/tokenstore.h"

#include "core/base/atomicfile.h"
#include "core/settings/environment.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// UTF-8, as the official client writes since 2.1; else the locale's code, as it wrote before.
QString decoded(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    if (const QString text = utf8(bytes); !utf8.hasError()) {
        return text;
    }
    QStringDecoder local(QStringDecoder::System, QStringDecoder::Flag::Stateless);
    if (const QString text = local(bytes); !local.hasError()) {
        return text;
    }
    return QString::fromLatin1(bytes);
}

Result<void> removeFile(const QString &path)
{
    QFile file(path);
    if (file.exists() && !file.remove()) {
        return std::unexpected(Error::fromFile(file, u"cannot delete %1"_s.arg(path)));
    }
    return {};
}

} // namespace

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    const auto target = info.isSymLink() ? info.symLinkTarget() : info.absoluteFilePath();
    const auto folder = QFileInfo(target).absolutePath();
    if (const auto made = makeFolder(folder); !made) {
        return made;
    }
    // Best effort, as the official client does: the folder may belong to somebody else.
    QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    return writeAtomically(target, content, ownerOnly);
}

TokenStore::TokenStore(QString tokenPath, QString storedTokensPath)
    : m_tokenPath(std::move(tokenPath))
    , m_storedTokensPath(std::move(storedTokensPath))
{
}

QString TokenStore::active() const
{
    const auto content = readSmallFile(m_tokenPath, 64 << 10);
    return content ? Environment::cleanToken(QString::fromUtf8(*content)) : QString();
}

Result<IniFile> TokenStore::stored() const
{
    const auto content = readSmallFile(m_storedTokensPath);
    if (!content) {
        return content.error().kind == Error::Kind::EntryNotFound
            ? Result<IniFile>(IniFile())
            : Result<IniFile>(std::unexpected(content.error()));
    }
    auto parsed = IniFile::parse(decoded(*content));
    if (!parsed) {
        return fail(Error::Kind::Protocol,
                    u"%1 cannot be read (%2); move it away to go on"_s.arg(m_storedTokensPath,
                                                                           parsed.error().detail));
    }
    return parsed;
}

Result<void> TokenStore::save(const QString &name, const QString &token)
{
    auto file = stored();
    if (!file) {
        return std::unexpected(file.error());
    }
    file->put({ name, { { u"hf_token"_s, token } } });
    if (const auto written = writePrivateFile(m_storedTokensPath, file->text().toUtf8()); !written) {
        return written;
    }
    return writePrivateFile(m_tokenPath, token.toUtf8());
}

Result<void> TokenStore::forget(const QString &name)
{
    auto file = stored();
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto *section = file->section(name);
    if (!section) {
        return fail(Error::Kind::EntryNotFound, u"no stored token is named %1"_s.arg(name));
    }
    const auto token = section->value(u"hf_token"_s).value_or(QString());
    file->remove(name);
    if (const auto written = writePrivateFile(m_storedTokensPath, file->text().toUtf8()); !written) {
        return written;
    }
    return token == active() ? removeFile(m_tokenPath) : Result<void>();
}

Result<void> TokenStore::forgetToken(const QString &token)
{
    auto file = stored();
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto sections = file->sections();
    bool found = false;
    for (const auto &section : sections) {
        if (section.value(u"hf_token"_s) == token) {
            found = file->remove(section.name) || found;
        }
    }
    if (found) {
        if (const auto written = writePrivateFile(m_storedTokensPath, file->text().toUtf8()); !written) {
            return written;
        }
    }
    return token == active() ? removeFile(m_tokenPath) : Result<void>();
}

Result<void> TokenStore::forgetAll()
{
    const auto token = removeFile(m_tokenPath);
    const auto stored = removeFile(m_storedTokensPath);
    return token ? stored : token;
}

bool TokenStore::exists() const
{
    return QFile::exists(m_tokenPath) || QFile::exists(m_storedTokensPath);
}

QString TokenStore::nameFor(const QString &displayName, const QString &user)
{
    auto name = displayName.isEmpty() ? "oauth-"_L1 + user : displayName;
    for (auto &c : name) {
        if (c.category() == QChar::Other_Control || c == u'[' || c == u']') {
            c = u'_';
        }
    }
    name = name.trimmed();
    return name.isEmpty() || name == "DEFAULT"_L1 ? u"token"_s : name;
}

} // namespace Hubdesk
