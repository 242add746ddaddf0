// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/licences.h"

#include "core/hub/repoinfo.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Licence {
    QLatin1StringView id;
    QLatin1StringView name;
};

constexpr std::array licenceTable{
    Licence{ "afl-3.0"_L1, "AFL 3.0"_L1 },
    Licence{ "agpl-3.0"_L1, "AGPL 3.0"_L1 },
    Licence{ "apache-2.0"_L1, "Apache 2.0"_L1 },
    Licence{ "apple-amlr"_L1, "Apple AMLR"_L1 },
    Licence{ "apple-ascl"_L1, "Apple ASCL"_L1 },
    Licence{ "artistic-2.0"_L1, "Artistic 2.0"_L1 },
    Licence{ "bigcode-openrail-m"_L1, "BigCode OpenRAIL-M"_L1 },
    Licence{ "bigscience-bloom-rail-1.0"_L1, "BigScience BLOOM RAIL 1.0"_L1 },
    Licence{ "bigscience-openrail-m"_L1, "BigScience OpenRAIL-M"_L1 },
    Licence{ "bsd"_L1, "BSD"_L1 },
    Licence{ "bsd-2-clause"_L1, "BSD 2-Clause"_L1 },
    Licence{ "bsd-3-clause"_L1, "BSD 3-Clause"_L1 },
    Licence{ "bsd-3-clause-clear"_L1, "BSD 3-Clause Clear"_L1 },
    Licence{ "bsl-1.0"_L1, "Boost 1.0"_L1 },
    Licence{ "c-uda"_L1, "C-UDA"_L1 },
    Licence{ "cc"_L1, "Creative Commons"_L1 },
    Licence{ "cc-by-2.0"_L1, "CC BY 2.0"_L1 },
    Licence{ "cc-by-2.5"_L1, "CC BY 2.5"_L1 },
    Licence{ "cc-by-3.0"_L1, "CC BY 3.0"_L1 },
    Licence{ "cc-by-4.0"_L1, "CC BY 4.0"_L1 },
    Licence{ "cc-by-nc-2.0"_L1, "CC BY-NC 2.0"_L1 },
    Licence{ "cc-by-nc-3.0"_L1, "CC BY-NC 3.0"_L1 },
    Licence{ "cc-by-nc-4.0"_L1, "CC BY-NC 4.0"_L1 },
    Licence{ "cc-by-nc-nd-3.0"_L1, "CC BY-NC-ND 3.0"_L1 },
    Licence{ "cc-by-nc-nd-4.0"_L1, "CC BY-NC-ND 4.0"_L1 },
    Licence{ "cc-by-nc-sa-2.0"_L1, "CC BY-NC-SA 2.0"_L1 },
    Licence{ "cc-by-nc-sa-3.0"_L1, "CC BY-NC-SA 3.0"_L1 },
    Licence{ "cc-by-nc-sa-4.0"_L1, "CC BY-NC-SA 4.0"_L1 },
    Licence{ "cc-by-nd-4.0"_L1, "CC BY-ND 4.0"_L1 },
    Licence{ "cc-by-sa-3.0"_L1, "CC BY-SA 3.0"_L1 },
    Licence{ "cc-by-sa-4.0"_L1, "CC BY-SA 4.0"_L1 },
    Licence{ "cc0-1.0"_L1, "CC0 1.0"_L1 },
    Licence{ "cdla-permissive-1.0"_L1, "CDLA Permissive 1.0"_L1 },
    Licence{ "cdla-permissive-2.0"_L1, "CDLA Permissive 2.0"_L1 },
    Licence{ "cdla-sharing-1.0"_L1, "CDLA Sharing 1.0"_L1 },
    Licence{ "creativeml-openrail-m"_L1, "CreativeML OpenRAIL-M"_L1 },
    Licence{ "deepfloyd-if-license"_L1, "DeepFloyd IF"_L1 },
    Licence{ "ecl-2.0"_L1, "ECL 2.0"_L1 },
    Licence{ "epl-1.0"_L1, "EPL 1.0"_L1 },
    Licence{ "epl-2.0"_L1, "EPL 2.0"_L1 },
    Licence{ "etalab-2.0"_L1, "Etalab 2.0"_L1 },
    Licence{ "eupl-1.1"_L1, "EUPL 1.1"_L1 },
    Licence{ "eupl-1.2"_L1, "EUPL 1.2"_L1 },
    Licence{ "fair-noncommercial-research-license"_L1, "FAIR Noncommercial Research"_L1 },
    Licence{ "gemma"_L1, "Gemma"_L1 },
    Licence{ "gfdl"_L1, "GFDL"_L1 },
    Licence{ "gpl"_L1, "GPL"_L1 },
    Licence{ "gpl-2.0"_L1, "GPL 2.0"_L1 },
    Licence{ "gpl-3.0"_L1, "GPL 3.0"_L1 },
    Licence{ "grok2-community"_L1, "Grok 2 Community"_L1 },
    Licence{ "h-research"_L1, "H Research"_L1 },
    Licence{ "intel-research"_L1, "Intel Research"_L1 },
    Licence{ "isc"_L1, "ISC"_L1 },
    Licence{ "lgpl"_L1, "LGPL"_L1 },
    Licence{ "lgpl-2.1"_L1, "LGPL 2.1"_L1 },
    Licence{ "lgpl-3.0"_L1, "LGPL 3.0"_L1 },
    Licence{ "lgpl-lr"_L1, "LGPL-LR"_L1 },
    Licence{ "llama2"_L1, "Llama 2"_L1 },
    Licence{ "llama3"_L1, "Llama 3"_L1 },
    Licence{ "llama3.1"_L1, "Llama 3.1"_L1 },
    Licence{ "llama3.2"_L1, "Llama 3.2"_L1 },
    Licence{ "llama3.3"_L1, "Llama 3.3"_L1 },
    Licence{ "llama4"_L1, "Llama 4"_L1 },
    Licence{ "lppl-1.3c"_L1, "LPPL 1.3c"_L1 },
    Licence{ "mit"_L1, "MIT"_L1 },
    Licence{ "mpl-2.0"_L1, "MPL 2.0"_L1 },
    Licence{ "ms-pl"_L1, "MS-PL"_L1 },
    Licence{ "ncsa"_L1, "NCSA"_L1 },
    Licence{ "odbl"_L1, "ODbL"_L1 },
    Licence{ "odc-by"_L1, "ODC-By"_L1 },
    Licence{ "ofl-1.1"_L1, "OFL 1.1"_L1 },
    Licence{ "openmdw-1.0"_L1, "OpenMDW 1.0"_L1 },
    Licence{ "openmdw-1.1"_L1, "OpenMDW 1.1"_L1 },
    Licence{ "openrail"_L1, "OpenRAIL"_L1 },
    Licence{ "openrail++"_L1, "OpenRAIL++"_L1 },
    Licence{ "osl-3.0"_L1, "OSL 3.0"_L1 },
    Licence{ "other"_L1, "Other"_L1 },
    Licence{ "pddl"_L1, "PDDL"_L1 },
    Licence{ "postgresql"_L1, "PostgreSQL"_L1 },
    Licence{ "unknown"_L1, "Unknown"_L1 },
    Licence{ "unlicense"_L1, "Unlicense"_L1 },
    Licence{ "wtfpl"_L1, "WTFPL"_L1 },
    Licence{ "zlib"_L1, "zlib"_L1 },
};

const Licence *knownLicence(const QString &id)
{
    const auto found = std::ranges::find_if(
        licenceTable, [&](const Licence &one) { return id.compare(one.id, Qt::CaseInsensitive) == 0; });
    return found == licenceTable.end() ? nullptr : &*found;
}

} // namespace

bool isKnownLicence(const QString &id)
{
    return knownLicence(id) != nullptr;
}

QString licenceName(const QString &id)
{
    QStringList names;
    for (const auto &one : id.split(u',')) {
        const auto *known = knownLicence(one.trimmed());
        names << (known ? QString(known->name) : one.trimmed());
    }
    return names.join(u", "_s);
}

LicencePlace licencePlace(const RepoInfo &info)
{
    static const QRegularExpression name(u"^(un)?licen[sc]e|^copying"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto link = RepoDetails::of(info).licenceLink;
    const auto named = std::ranges::find(info.siblings, link, &Sibling::path);
    if (named != info.siblings.end()) {
        return { .path = link, .url = {} };
    }
    if (const QUrl url(link, QUrl::StrictMode); url.scheme() == "https"_L1 && !url.host().isEmpty()) {
        return { .path = {}, .url = url };
    }
    const auto called = std::ranges::find_if(info.siblings, [](const Sibling &file) {
        return !file.path.contains(u'/') && name.match(file.path).hasMatch();
    });
    return called == info.siblings.end() ? LicencePlace() : LicencePlace{ .path = called->path, .url = {} };
}

} // namespace Hubdesk
