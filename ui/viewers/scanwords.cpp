// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/scanwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
struct ScanWords {
    Q_DECLARE_TR_FUNCTIONS(ScanWords)
};
} // namespace

QString scanWord(ScanLevel level)
{
    switch (level) {
    case ScanLevel::Unscanned:
        return {};
    //: What a security scanner says of a file, here and below: it will look at it.
    case ScanLevel::Queued:
        return ScanWords::tr("Queued");
    case ScanLevel::Safe:
        return ScanWords::tr("Safe");
    //: The scanner failed.
    case ScanLevel::Error:
        return ScanWords::tr("Not scanned");
    case ScanLevel::Caution:
        return ScanWords::tr("Caution");
    case ScanLevel::Suspicious:
        return ScanWords::tr("Suspicious");
    case ScanLevel::Unsafe:
        return ScanWords::tr("Unsafe");
    }
    Q_UNREACHABLE_RETURN({});
}

bool saysMoreThanSafe(ScanLevel level)
{
    return level == ScanLevel::Queued || level >= ScanLevel::Error;
}

Icon scanIcon(ScanLevel level)
{
    switch (level) {
    case ScanLevel::Unscanned:
    case ScanLevel::Queued:
        return Icon::Clock;
    case ScanLevel::Safe:
        return Icon::Verify;
    case ScanLevel::Error:
        return Icon::Help;
    case ScanLevel::Caution:
    case ScanLevel::Suspicious:
        return Icon::Warning;
    case ScanLevel::Unsafe:
        return Icon::Error;
    }
    Q_UNREACHABLE_RETURN(Icon::Help);
}

Token scanTone(ScanLevel level)
{
    switch (level) {
    case ScanLevel::Safe:
        return Token::Green;
    case ScanLevel::Caution:
    case ScanLevel::Suspicious:
        return Token::Amber;
    case ScanLevel::Unsafe:
        return Token::Red;
    default:
        return Token::Muted;
    }
}

QString scanSentence(const FileScan::Finding &finding)
{
    //: %1 is the name of a security scanner, %2 what it says: "Safe", "Suspicious".
    QStringList parts{ ScanWords::tr("%1: %2.").arg(finding.scanner, scanWord(finding.level).toLower()) };
    if (!finding.message.isEmpty()) {
        parts << finding.message;
    }
    if (!finding.imports.isEmpty()) {
        //: %1 are names of Python functions that a file would load.
        parts << ScanWords::tr("It imports %1.").arg(finding.imports.join(u", "_s));
    }
    return parts.join(u' ');
}

QString scanText(const FileScan &scan)
{
    QStringList lines;
    for (const auto &finding : scan.findings) {
        lines << scanSentence(finding);
    }
    if (lines.isEmpty() && scan.level == ScanLevel::Safe) {
        lines << ScanWords::tr("No scanner of the Hub has found anything.");
    }
    return lines.join(u'\n');
}

} // namespace Hubdesk
