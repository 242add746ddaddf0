// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/workwords.h"

#include "ui/shared/humanerror.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
struct WorkWords {
    Q_DECLARE_TR_FUNCTIONS(WorkWords)
};
} // namespace

QString leftReason(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Conflict:
        return WorkWords::tr("a program uses it right now, or something else is there");
    case Error::Kind::Integrity:
        return WorkWords::tr("its content is not the same, or has changed meanwhile");
    case Error::Kind::Permission:
        return WorkWords::tr("it belongs to somebody else, or may not be changed");
    case Error::Kind::EntryNotFound:
        return WorkWords::tr("it is not there any more");
    case Error::Kind::Unsafe:
        return WorkWords::tr("its way leads out of the folder, or through a link");
    case Error::Kind::DiskFull:
        return WorkWords::tr("the disk is full");
    case Error::Kind::Disk:
        return WorkWords::tr("the disk does not allow it: %1").arg(error.detail.section(u": "_s, -1));
    default:
        return humanError(error).sentence;
    }
}

QStringList leftLines(const QList<UpkeepFailure> &failures, const QString &root)
{
    QStringList lines;
    for (const auto &failure : failures) {
        const bool isBelow = !root.isEmpty() && failure.path.startsWith(root + u'/');
        //: %1 a path, %2 why that file was left as it is.
        lines << WorkWords::tr("%1: %2").arg(isBelow ? failure.path.sliced(root.size() + 1) : failure.path,
                                             leftReason(failure.error));
    }
    return lines;
}

} // namespace Hubdesk
