// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include <QFileDevice>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

bool Error::isTransient() const
{
    switch (kind) {
    case Kind::Offline:
    case Kind::Timeout:
    case Kind::RateLimited:
    case Kind::Server:
        return true;
    default:
        return false;
    }
}

QLatin1StringView Error::name(Kind kind)
{
    switch (kind) {
    case Kind::Cancelled:
        return "cancelled"_L1;
    case Kind::Usage:
        return "usage"_L1;
    case Kind::Offline:
        return "offline"_L1;
    case Kind::Timeout:
        return "timeout"_L1;
    case Kind::Unauthorized:
        return "unauthorized"_L1;
    case Kind::Forbidden:
        return "forbidden"_L1;
    case Kind::Gated:
        return "gated"_L1;
    case Kind::NotFound:
        return "not-found"_L1;
    case Kind::RevisionNotFound:
        return "revision-not-found"_L1;
    case Kind::EntryNotFound:
        return "entry-not-found"_L1;
    case Kind::Disabled:
        return "disabled"_L1;
    case Kind::Conflict:
        return "conflict"_L1;
    case Kind::RateLimited:
        return "rate-limited"_L1;
    case Kind::Server:
        return "server"_L1;
    case Kind::Protocol:
        return "protocol"_L1;
    case Kind::Untrusted:
        return "untrusted"_L1;
    case Kind::NotConnected:
        return "not-connected"_L1;
    case Kind::Disk:
        return "disk"_L1;
    case Kind::DiskFull:
        return "disk-full"_L1;
    case Kind::Permission:
        return "permission"_L1;
    case Kind::Integrity:
        return "integrity"_L1;
    case Kind::Unsafe:
        return "unsafe"_L1;
    case Kind::Internal:
        return "internal"_L1;
    }
    Q_UNREACHABLE_RETURN("internal"_L1);
}

Error Error::fromFile(const QFileDevice &file, const QString &what)
{
    Error error{ Kind::Disk, u"%1: %2"_s.arg(what, file.errorString()) };
    switch (file.error()) {
    case QFileDevice::ResourceError:
        error.kind = Kind::DiskFull;
        break;
    case QFileDevice::PermissionsError:
        error.kind = Kind::Permission;
        break;
    default:
        break;
    }
    return error;
}

Error Error::fromErrno(int code, const QString &what)
{
    Error error{ Kind::Disk, u"%1: %2"_s.arg(what, QString::fromLocal8Bit(std::strerror(code))) };
    if (code == ENOSPC || code == EDQUOT) {
        error.kind = Kind::DiskFull;
    } else if (code == EACCES || code == EPERM || code == EROFS) {
        error.kind = Kind::Permission;
    }
    return error;
}

} // namespace Hubdesk
