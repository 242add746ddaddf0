// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/trust.h"

#include "core/base/logging.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 largestBundle = 8 << 20; ///< the system's own has a quarter of a megabyte

QSslConfiguration trustNamed(const QString &file, const QString &folder)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(
        file.isEmpty()
            ? QSslCertificate::fromPath(folder + "/*"_L1, QSsl::Pem, QSslCertificate::PatternSyntax::Wildcard)
            : QSslCertificate::fromPath(file));
    if (tls.caCertificates().isEmpty()) {
        qCWarning(netLog) << "no certificate in" << (file.isEmpty() ? folder : file);
    }
    return tls;
}

} // namespace

Result<QList<QSslCertificate>> certificatesIn(const QString &file)
{
    QFile opened(file);
    if (!opened.exists()) {
        return fail(Error::Kind::EntryNotFound, u"there is no file %1"_s.arg(file));
    }
    if (!opened.open(QIODevice::ReadOnly)) {
        return std::unexpected(Error::fromFile(opened, u"cannot read %1"_s.arg(file)));
    }
    const auto content = opened.read(largestBundle);
    if (opened.error() != QFileDevice::NoError) {
        return std::unexpected(Error::fromFile(opened, u"cannot read %1"_s.arg(file)));
    }
    auto found = QSslCertificate::fromData(content, QSsl::Pem);
    if (found.isEmpty()) {
        found = QSslCertificate::fromData(content, QSsl::Der);
    }
    found.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (found.isEmpty()) {
        return fail(Error::Kind::Usage, u"no certificate in %1"_s.arg(file));
    }
    return found;
}

QSslConfiguration trustFrom(const QProcessEnvironment &variables, const QStringList &files)
{
    const auto file = variables.value(u"SSL_CERT_FILE"_s);
    const auto folder = variables.value(u"SSL_CERT_DIR"_s);
    if (!file.isEmpty() || !folder.isEmpty()) {
        return trustNamed(file, folder);
    }
    auto tls = QSslConfiguration::defaultConfiguration();
    if (files.isEmpty()) {
        return tls;
    }
    // Named one by one, the system's too: where Qt loads those on demand it stops doing so once it is given
    // any.
    auto all = QSslConfiguration::systemCaCertificates();
    for (const auto &one : files) {
        if (const auto found = certificatesIn(one)) {
            all += *found;
        } else {
            qCWarning(netLog).noquote() << found.error().detail;
        }
    }
    tls.setCaCertificates(all);
    return tls;
}

} // namespace Hubdesk
