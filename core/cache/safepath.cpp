// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/safepath.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestName = 255; // bytes, on every file system that matters
/// What we append to a blob's name ourselves: `.hubdesk-part`, `.lock`, rounded up.
constexpr qsizetype longestSuffix = 16;

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

/// Makes "exe.png" of a name that ends in ".exe": nobody could tell what arrives.
bool turnsText(QChar c)
{
    const auto code = c.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

bool isDrive(QStringView segment)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return segment.size() >= 2 && segment[1] == u':' && isLetter(segment[0]);
}

/// `con`, `NUL.txt`, `Com1 .log`: devices for Windows, whatever follows the first dot.
bool isDeviceName(const QString &name)
{
    const auto end = std::ranges::find_if(name, [](QChar c) { return c == u'.' || c == u':'; });
    const auto base = name.left(end - name.begin()).trimmed().toUpper();
    static constexpr std::array devices{ "CON"_L1, "PRN"_L1, "AUX"_L1, "NUL"_L1, "CONIN$"_L1, "CONOUT$"_L1 };
    if (std::ranges::any_of(devices, [&](QLatin1StringView device) { return base == device; })) {
        return true;
    }
    return base.size() == 4 && (base.startsWith("COM"_L1) || base.startsWith("LPT"_L1))
        && u"0123456789\u00b9\u00b2\u00b3"_s.contains(base[3]);
}

/// Why a name cannot be one between two separators; empty if it can.
QLatin1StringView faultOfName(const QString &name)
{
    if (name.isEmpty()) {
        return "it has an empty part"_L1;
    }
    if (name == "."_L1 || name == ".."_L1) {
        return "it has a part '.' or '..'"_L1;
    }
    if (isDrive(name)) {
        return "it names a drive"_L1;
    }
    if (name.endsWith(u'.') || name.endsWith(u' ')) {
        return "a part ends in a dot or a space"_L1;
    }
    if (isDeviceName(name)) {
        return "a part is a device name of Windows"_L1;
    }
    if (name.toUtf8().size() > longestName) {
        return "a part is longer than 255 bytes"_L1;
    }
    return {};
}

QLatin1StringView faultOfPath(const QString &path)
{
    if (path.isEmpty()) {
        return "it is empty"_L1;
    }
    if (!path.isValidUtf16()) {
        return "it is not valid Unicode"_L1;
    }
    if (std::ranges::any_of(path, isControl)) {
        return "it has a control character"_L1;
    }
    if (std::ranges::any_of(path, turnsText)) {
        return "it has a character that turns the direction of the text"_L1;
    }
    if (path.startsWith(u'/')) {
        return "it is absolute"_L1;
    }
    for (const auto &segment : path.split(u'/')) {
        if (segment.startsWith(u'\\')) {
            return "it has a root or network name of Windows"_L1;
        }
        // A backslash separates on Windows, so what is between two must be good too.
        for (const auto &name : segment.split(u'\\')) {
            if (const auto fault = faultOfName(name); !fault.isEmpty()) {
                return fault;
            }
        }
    }
    return {};
}

/// For an error text: what a terminal or a reader could be fooled with must not reach it.
QString shown(const QString &path)
{
    QString text;
    for (const auto c : path.left(300)) {
        text += isControl(c) ? u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'))
            : turnsText(c)   ? u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'))
                             : QString(c);
    }
    return text;
}

} // namespace

Result<void> checkRepoPath(const QString &path)
{
    const auto fault = faultOfPath(path);
    if (fault.isEmpty()) {
        return {};
    }
    return fail(Error::Kind::Unsafe, u"the path '%1' is refused: %2"_s.arg(shown(path), fault));
}

Result<void> checkBlobName(const ContentId &etag)
{
    if (etag.algorithm() != ContentId::Algorithm::None) {
        return {};
    }
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("-_.+=").contains(c);
    };
    const auto &name = etag.hex;
    if (name.isEmpty() || name.size() > longestName - longestSuffix || name.startsWith('.')
        || !std::ranges::all_of(name, isPlain) || name.endsWith(".incomplete")
        || name.endsWith(".hubdesk-part") || name.startsWith("tmp_")
        || !faultOfName(QString::fromLatin1(name)).isEmpty()) {
        return fail(Error::Kind::Unsafe,
                    u"the ETag '%1' cannot name a file"_s.arg(shown(QString::fromLatin1(name))));
    }
    return {};
}

QStringList caseCollisions(const QStringList &paths)
{
    QSet<QString> files;
    QSet<QString> folders;
    QStringList collisions;
    for (const auto &path : paths) {
        // Composed as well: systems that ignore case ignore that difference too.
        const auto folded = path.normalized(QString::NormalizationForm_C).toCaseFolded();
        QStringList parents;
        for (auto cut = folded.indexOf(u'/'); cut >= 0; cut = folded.indexOf(u'/', cut + 1)) {
            parents.append(folded.left(cut));
        }
        const auto isFile = [&](const QString &parent) { return files.contains(parent); };
        if (files.contains(folded) || folders.contains(folded) || std::ranges::any_of(parents, isFile)) {
            collisions.append(path);
            continue;
        }
        files.insert(folded);
        for (const auto &parent : std::as_const(parents)) {
            folders.insert(parent);
        }
    }
    return collisions;
}

} // namespace Hubdesk
