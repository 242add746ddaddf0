// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <cerrno>
#include <cstdio>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

int exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Usage:
        return WrongUsage;
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::Gated:
        return NotAllowed;
    case Error::Kind::NotFound:
    case Error::Kind::RevisionNotFound:
    case Error::Kind::EntryNotFound:
        return NotFound;
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return Unreachable;
    case Error::Kind::Integrity:
        return Damaged;
    case Error::Kind::DiskFull:
        return DiskFull;
    case Error::Kind::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

namespace
{

QString sentence(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"Interrupted."_s;
    case Error::Kind::Usage:
        return {}; // the detail says it
    case Error::Kind::Offline:
        return u"The Hub cannot be reached."_s;
    case Error::Kind::Timeout:
        return u"The Hub does not answer."_s;
    case Error::Kind::Unauthorized:
        return u"The Hub does not accept this sign-in."_s;
    case Error::Kind::Forbidden:
        return u"This token may not do that."_s;
    case Error::Kind::Gated:
        return u"Access to this repository must be requested first."_s;
    case Error::Kind::NotFound:
        return u"Repository not found, or not visible for you."_s;
    case Error::Kind::RevisionNotFound:
        return u"Revision not found."_s;
    case Error::Kind::EntryNotFound:
        return u"File not found."_s;
    case Error::Kind::Disabled:
        return u"The Hub has disabled this repository."_s;
    case Error::Kind::Conflict:
        return u"Somebody else was faster."_s;
    case Error::Kind::RateLimited:
        return u"The Hub asks to slow down."_s;
    case Error::Kind::Server:
        return u"The Hub has a problem of its own."_s;
    case Error::Kind::Protocol:
        return u"An answer or file is not what it should be."_s;
    case Error::Kind::Untrusted:
        return u"The server cannot prove who it is."_s;
    case Error::Kind::NotConnected:
        return u"The disk that this folder lies on is not connected."_s;
    case Error::Kind::Disk:
        return u"A local file could not be read or written."_s;
    case Error::Kind::DiskFull:
        return u"There is not enough space on the disk."_s;
    case Error::Kind::Permission:
        return u"A local file may not be read or written."_s;
    case Error::Kind::Integrity:
        return u"The bytes are not what their hash says."_s;
    case Error::Kind::Unsafe:
        return u"Refused, because it would leave its place."_s;
    case Error::Kind::Internal:
        return u"This is a bug of ours."_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString remedy(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unauthorized:
        return u"Sign in with: hubdesk-cli auth login"_s;
    case Error::Kind::NotFound:
        return u"Check the name and --type. If it is private, sign in with: hubdesk-cli auth login"_s;
    case Error::Kind::Gated:
        return u"Open its page on the Hub, accept the conditions, and sign in with: hubdesk-cli auth login"_s;
    case Error::Kind::Forbidden:
        return u"Check the permissions of the token on the Hub."_s;
    case Error::Kind::Offline:
        return u"Check the network, --endpoint, and the offline variables (hubdesk-cli env)."_s;
    case Error::Kind::Timeout:
    case Error::Kind::Server:
        return u"Try again later."_s;
    case Error::Kind::RateLimited:
        return error.retryAfterMs < 0 ? u"Try again later."_s
                                      : u"Try again in %1 seconds."_s.arg((error.retryAfterMs + 999) / 1000);
    case Error::Kind::Untrusted:
        return u"If the certificate is of your own network, give its authority to the system or name the "
               u"file of it "
               "in SSL_CERT_FILE."_s;
    case Error::Kind::NotConnected:
        return u"Plug it in. If the cache lies on another disk for good now: hubdesk-cli cache adopt"_s;
    case Error::Kind::Integrity:
        return u"Run the command again; the damaged part is fetched anew."_s;
    default:
        return {};
    }
}

} // namespace

Explanation explain(const Error &error)
{
    auto message = sentence(error.kind);
    if (!error.detail.isEmpty()) {
        message += (message.isEmpty() ? QString() : u" "_s) + error.detail;
    }
    if (!error.requestId.isEmpty()) {
        message += u" (request %1)"_s.arg(error.requestId);
    }
    return { message, remedy(error) };
}

void Output::failed(int code)
{
    m_closed = code == EPIPE;
    if (!m_closed) {
        m_failure = Error::fromErrno(code, u"Standard output cannot be written"_s);
    }
}

void Output::write(const QByteArray &bytes)
{
    if (isOver() || bytes.isEmpty()) {
        return;
    }
    const auto size = static_cast<size_t>(bytes.size());
    errno = 0;
    if (std::fwrite(bytes.constData(), 1, size, stdout) != size) {
        failed(errno);
    }
}

void Output::flush()
{
    errno = 0;
    if (!isOver() && std::fflush(stdout) != 0) {
        failed(errno);
    }
}

int Output::end(int code)
{
    flush();
    if (!m_failure) {
        return code;
    }
    note(u"Error: "_s + m_failure->detail);
    return code == Done ? exitCodeFor(*m_failure) : code;
}

void Output::result(const QJsonObject &json, const QString &human, const QString &quiet)
{
    switch (format) {
    case Format::Json:
        write(jsonLine(QJsonDocument(json)));
        break;
    case Format::Human:
        text(human.endsWith(u'\n') || human.isEmpty() ? human : human + u'\n');
        break;
    case Format::Quiet:
        write(quiet.isEmpty() ? QByteArray() : escaped(quiet).toUtf8() + '\n');
        break;
    }
    flush();
}

void Output::list(const QJsonArray &json, const QString &human, const QStringList &quiet)
{
    if (format == Format::Quiet) {
        for (const auto &line : quiet) {
            write(escaped(line).toUtf8() + '\n');
        }
    } else if (format == Format::Json) {
        write(jsonLine(QJsonDocument(json)));
    } else {
        text(human);
    }
    flush();
}

void Output::text(const QString &text)
{
    write(escaped(text, true).toUtf8());
}

void Output::prose(const QByteArray &text)
{
    raw(isTerminal(Stream::Out) ? escapedProse(QString::fromUtf8(text)).toUtf8() : text);
}

void Output::raw(const QByteArray &bytes)
{
    write(bytes);
    flush();
}

int Output::error(const Error &error)
{
    return this->error(exitCodeFor(error), Error::name(error.kind), explain(error));
}

int Output::error(int code, const QString &kind, const Explanation &explanation)
{
    if (isJson()) {
        const QJsonObject error{ { u"kind"_s, kind },
                                 { u"message"_s, explanation.message },
                                 { u"hint"_s, explanation.hint } };
        write(jsonLine(QJsonDocument(QJsonObject{ { u"error"_s, error } })));
        flush();
    } else {
        note(u"Error: "_s + explanation.message);
        if (!explanation.hint.isEmpty() && !isQuiet()) {
            note(u"Hint: "_s + explanation.hint);
        }
    }
    return code;
}

void Output::note(const QString &text) const
{
    const auto line = escaped(text, true).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

} // namespace Cli
