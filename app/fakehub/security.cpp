// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/security.h"

#include "app/fakehub/routes.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr std::array scanners{
    "avScan"_L1, "pickleImportScan"_L1, "protectAiScan"_L1, "jFrogScan"_L1, "virusTotalScan"_L1
};
constexpr std::array levels{ // from the best to the worst
                             "unscanned"_L1, "safe"_L1,       "queued"_L1, "error"_L1,
                             "caution"_L1,   "suspicious"_L1, "unsafe"_L1
};

qsizetype rank(const QString &status)
{
    return std::ranges::find(levels, status) - levels.begin();
}

bool mayHoldCode(const QString &path)
{
    return std::ranges::any_of(std::array{ ".bin"_L1, ".pt"_L1, ".pth"_L1, ".pkl"_L1, ".ckpt"_L1 },
                               [&path](QLatin1StringView ending) { return path.endsWith(ending); });
}

// Where nobody has found anything: a pickle may always run code, which is a reason for caution.
QJsonObject without(QLatin1StringView scanner, const QString &path)
{
    const bool pickle = mayHoldCode(path);
    if (scanner == "pickleImportScan"_L1) {
        return { { u"status"_s, pickle ? u"caution"_s : u"safe"_s }, { u"pickleImports"_s, QJsonArray() } };
    }
    const bool looksAtModelsOnly = scanner == "jFrogScan"_L1 || scanner == "protectAiScan"_L1;
    QJsonObject json{ { u"status"_s, looksAtModelsOnly && !pickle ? u"unscanned"_s : u"safe"_s } };
    if (scanner == "avScan"_L1) {
        json.insert(u"version"_s, u"1.4.3/27441"_s);
    }
    return json;
}

QJsonObject found(const Finding &finding)
{
    QJsonObject json{ { u"status"_s, finding.status } };
    for (const auto &[key, value] : { std::pair{ u"message"_s, finding.message },
                                      std::pair{ u"reportLink"_s, finding.reportLink },
                                      std::pair{ u"reportLabel"_s, finding.reportLabel } }) {
        if (!value.isEmpty()) {
            json.insert(key, value);
        }
    }
    if (!finding.pickleImports.isEmpty()) {
        json.insert(u"pickleImports"_s, finding.pickleImports);
    }
    return json;
}

} // namespace

QJsonObject fileSecurity(const Repo &repo, const QString &path)
{
    QJsonObject json;
    QString worst = levels.front();
    for (const auto &scanner : scanners) {
        auto result = without(scanner, path);
        for (const Finding &finding : repo.findings.value(path)) {
            if (finding.scanner == scanner) {
                result = found(finding);
            }
        }
        json.insert(scanner, result);
        const QString status = result["status"_L1].toString();
        worst = rank(status) > rank(worst) ? status : worst;
    }
    json.insert(u"status"_s, worst);
    return json;
}

QJsonObject repoSecurity(const Repo &repo, const Commit &commit)
{
    QList<std::pair<QString, QString>> issues;
    bool done = true;
    const Tree &tree = commit.tree();
    for (auto path = tree.keyBegin(); path != tree.keyEnd(); ++path) {
        if (!mayHoldCode(*path) && !repo.findings.contains(*path)) {
            continue; // nothing to say, fifty thousand times
        }
        const QString status = fileSecurity(repo, *path).value("status"_L1).toString();
        done = done && status != "queued"_L1;
        if (rank(status) > rank(u"safe"_s)) {
            issues.append({ *path, status });
        }
    }
    std::ranges::stable_sort(issues,
                             [](const auto &a, const auto &b) { return rank(a.second) > rank(b.second); });
    QJsonArray files;
    for (const auto &[path, status] : issues) {
        files.append(QJsonObject{ { u"path"_s, path }, { u"level"_s, status } });
    }
    return { { u"scansDone"_s, done }, { u"filesWithIssues"_s, files } };
}

Response securityScan(const Context &context, const Repo &repo)
{
    Q_UNUSED(context)
    const auto head = commitAt(repo, u"main"_s);
    return head ? Response::json(repoSecurity(repo, **head)) : head.error();
}

} // namespace FakeHub
