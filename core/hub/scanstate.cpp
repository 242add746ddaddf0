// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/scanstate.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

ScanLevel scanLevelOf(const QString &word)
{
    static const QHash<QString, ScanLevel> words{
        { u"unscanned"_s, ScanLevel::Unscanned }, { u"queued"_s, ScanLevel::Queued },
        { u"safe"_s, ScanLevel::Safe },           { u"error"_s, ScanLevel::Error },
        { u"caution"_s, ScanLevel::Caution },     { u"suspicious"_s, ScanLevel::Suspicious },
        { u"unsafe"_s, ScanLevel::Unsafe },
    };
    return words.value(word, ScanLevel::Unscanned);
}

ScanLevel scanLevelIn(const QJsonObject &fileStatus)
{
    return scanLevelOf(fileStatus["status"_L1].toString());
}

namespace
{

// By the name of its field; a scanner of tomorrow is called by that.
QString scannerName(const QString &field)
{
    static const QHash<QString, QString> names{
        { u"avScan"_s, u"ClamAV"_s },
        { u"pickleImportScan"_s, u"Pickle imports"_s },
        { u"protectAiScan"_s, u"Protect AI"_s },
        { u"jFrogScan"_s, u"JFrog"_s },
        { u"virusTotalScan"_s, u"VirusTotal"_s },
    };
    return names.value(field, field);
}

QStringList riskyImports(const QJsonArray &imports)
{
    QStringList names;
    for (const auto &item : imports) {
        if (item["safety"_L1].toString() != "innocuous"_L1) {
            names << item["module"_L1].toString() + u'.' + item["name"_L1].toString();
        }
    }
    return names;
}

} // namespace

FileScan FileScan::fromJson(const QJsonObject &fileStatus)
{
    FileScan made{ scanLevelIn(fileStatus), {} };
    for (auto field = fileStatus.begin(); field != fileStatus.end(); ++field) {
        const auto said = field->toObject();
        const auto level = scanLevelIn(said);
        if (said.contains("status"_L1) && level > ScanLevel::Safe) {
            made.findings << Finding{ scannerName(field.key()),
                                      level,
                                      said["message"_L1].toString(),
                                      riskyImports(said["pickleImports"_L1].toArray()) };
        }
    }
    std::ranges::stable_sort(made.findings, std::ranges::greater(), &Finding::level);
    return made;
}

Result<RepoScan> RepoScan::fromJson(const QJsonObject &json)
{
    if (!json["scansDone"_L1].isBool()) {
        return fail(Error::Kind::Protocol, u"the scan does not say whether it is done"_s);
    }
    RepoScan made;
    made.isDone = json["scansDone"_L1].toBool();
    for (const auto &item : json["filesWithIssues"_L1].toArray()) {
        const Finding finding{ item["path"_L1].toString(), scanLevelOf(item["level"_L1].toString()) };
        if (!finding.path.isEmpty() && finding.level >= ScanLevel::Caution) {
            made.findings.append(finding);
        }
    }
    std::ranges::stable_sort(made.findings, std::ranges::greater(), &Finding::level);
    return made;
}

} // namespace Hubdesk
