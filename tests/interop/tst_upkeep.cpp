// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/cache/filecopy.h"
#include "core/upkeep/moverecord.h"
#include "tests/cli/clirunner.h"
#include "tests/support/officialclient.h"

#include <QFileInfo>

using namespace FakeHub;
using namespace Qt::StringLiterals;

namespace
{

/// Prints what the cache of argv[1] has, and where argv[2:], each `repo path`, are found there.
const QString lookScript = uR"(
import json, sys
from huggingface_hub import scan_cache_dir, try_to_load_from_cache
report = scan_cache_dir(sys.argv[1])
found = {}
for one in sys.argv[2:]:
    repo, path = one.split()
    where = try_to_load_from_cache(repo, path, cache_dir=sys.argv[1])
    found[one] = open(where, "rb").read().hex() if isinstance(where, str) else None
print(json.dumps(dict(size=report.size_on_disk, repos=sorted(r.repo_id for r in report.repos),
                      warnings=[str(w) for w in report.warnings], found=found)))
)"_s;

} // namespace

/// `cache verify` beside the official client's on the same damage, and what that client makes of a cache
/// after `cache dedupe` and `cache move`.
class TestUpkeep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sameVerdicts_data();
    void sameVerdicts();
    void afterDedupe();
    void afterMove_data();
    void afterMove();

private:
    OfficialClient::Run hf(const QStringList &arguments) const;
    QJsonObject look(const QString &root) const;
    QString cache() const { return m_cli->home.filePath(u"hf/hub"_s); }

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<CliRunner> m_cli;
    const Blob m_weights = Blob::seeded(3, 700'000);
    QString m_snapshot;
};

void TestUpkeep::initTestCase()
{
    if (const auto python = OfficialClient::pythonPath(); !python) {
        QSKIP(qPrintable(u"WHOLE PROGRAM SKIPPED: no official client: "_s + python.error()));
    }
}

void TestUpkeep::init()
{
    m_hub = std::make_unique<Server>();
    m_cli = std::make_unique<CliRunner>(m_hub->url().toString());
    for (const auto *name : { "org/one", "org/two" }) {
        const auto id = QString::fromLatin1(name);
        m_hub->addRepo(
            RepoKind::Model, id, { { u"config.json"_s, Blob("{}") }, { u"sub/w.bin"_s, m_weights } });
        const auto ended = m_cli->run({ u"download"_s, id, u"--json"_s });
        QVERIFY2(ended.code == 0, ended.err.constData());
        m_snapshot = ended.json()["path"_L1].toString(); // of the second one
    }
}

OfficialClient::Run TestUpkeep::hf(const QStringList &arguments) const
{
    const auto program = QFileInfo(*OfficialClient::pythonPath()).absolutePath() + "/hf"_L1;
    return OfficialClient::run(
        QStringList{ program } + arguments,
        OfficialClient::environment(m_cli->variables.value(u"HF_HOME"_s), m_hub->url().toString()));
}

QJsonObject TestUpkeep::look(const QString &root) const
{
    const auto run
        = OfficialClient::run({ u"-c"_s,
                                lookScript,
                                root,
                                u"org/one config.json"_s,
                                u"org/one sub/w.bin"_s,
                                u"org/two sub/w.bin"_s },
                              OfficialClient::environment(m_cli->home.path(), m_hub->url().toString()));
    if (run.exitCode != 0) {
        qWarning().noquote() << run.errors;
    }
    return QJsonDocument::fromJson(run.output.toUtf8()).object();
}

void TestUpkeep::sameVerdicts_data()
{
    QTest::addColumn<QString>("damage"); // file, and what is done to it
    QTest::addColumn<QStringList>("options");
    const QString missing = u"--fail-on-missing-files"_s;
    const QString extra = u"--fail-on-extra-files"_s;
    QTest::newRow("none") << QString() << QStringList{ missing, extra };
    QTest::newRow("lfs") << u"sub/w.bin write"_s << QStringList();
    QTest::newRow("git") << u"config.json write"_s << QStringList();
    QTest::newRow("longer") << u"config.json append"_s << QStringList();
    QTest::newRow("missing") << u"config.json remove"_s << QStringList();
    QTest::newRow("missing counts") << u"config.json remove"_s << QStringList{ missing };
    QTest::newRow("link to nothing") << u"sub/w.bin cut"_s << QStringList{ missing };
    QTest::newRow("extra") << u"notes.txt append"_s << QStringList();
    QTest::newRow("extra counts") << u"notes.txt append"_s << QStringList{ extra };
}

void TestUpkeep::sameVerdicts()
{
    QFETCH(QString, damage);
    QFETCH(QStringList, options);
    const auto path = m_snapshot + u'/' + damage.section(u' ', 0, 0);
    const auto act = damage.section(u' ', 1);
    QFile file(act == "cut"_L1 ? QFileInfo(path).symLinkTarget() : path);
    if (act == "remove"_L1 || act == "cut"_L1) {
        QVERIFY(file.remove());
    } else if (!act.isEmpty()) {
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(act == "write"_L1 ? 0 : file.size())
                && file.putChar('!'));
        file.close();
    }
    const QStringList command{ u"cache"_s, u"verify"_s, u"org/two"_s };
    const auto theirs = hf(command + options + QStringList{ u"--json"_s });
    const auto ours = m_cli->run(command + options + QStringList{ u"--json"_s });
    QCOMPARE(ours.code != 0, theirs.exitCode != 0);
    if (theirs.exitCode == 0) {
        const auto wanted = QJsonDocument::fromJson(theirs.output.toUtf8()).object();
        QCOMPARE(ours.json()["checked"_L1].toInteger(), wanted["checked"_L1].toInteger());
        QCOMPARE(ours.json()["repo_id"_L1], wanted["repo_id"_L1]);
        QCOMPARE(ours.json()["repo_type"_L1], wanted["repo_type"_L1]);
        QCOMPARE(QFileInfo(ours.json()["path"_L1].toString()).canonicalFilePath(),
                 QFileInfo(wanted["path"_L1].toString()).canonicalFilePath());
    }
    const auto told = hf(command + options);
    for (const auto &one : ours.json()["mismatches"_L1].toArray()) {
        const auto line = u"%1: expected %2 (%3), got %4"_s.arg(one["path"_L1].toString(),
                                                                one["expected"_L1].toString(),
                                                                one["algorithm"_L1].toString(),
                                                                one["actual"_L1].toString());
        const auto all = (told.output + told.errors).simplified();
        QVERIFY2(all.contains(line), qPrintable(line + u'\n' + all));
    }
    QCOMPARE(ours.json()["mismatches"_L1].toArray().size(),
             act == "write"_L1 || damage.endsWith("json append"_L1));
}

void TestUpkeep::afterDedupe()
{
    const auto before = look(cache());
    QCOMPARE(before["repos"_L1].toArray().size(), 2);
    QCOMPARE(before["found"_L1]["org/two sub/w.bin"_L1].toString(),
             QString::fromLatin1(m_weights.bytes().toHex()));
    const auto ended = m_cli->run({ u"cache"_s, u"dedupe"_s, u"--hard-links"_s, u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QVERIFY(ended.json()["size"_L1].toInteger() >= m_weights.size());
    QCOMPARE(look(cache()), before);
    // What it deletes in one repo stays in the other.
    QCOMPARE(hf({ u"cache"_s, u"rm"_s, u"model/org/one"_s, u"--yes"_s }).exitCode, 0);
    QCOMPARE(m_cli->run({ u"cache"_s, u"verify"_s, u"org/two"_s }).code, 0);
}

void TestUpkeep::afterMove_data()
{
    QTest::addColumn<bool>("copies");
    QTest::newRow("renamed") << false;
    QTest::newRow("copied") << true;
}

void TestUpkeep::afterMove()
{
    QFETCH(bool, copies);
    const auto before = look(cache());
    const auto root = QFileInfo(cache()).canonicalFilePath();
    const auto target = QFileInfo(m_cli->home.path()).canonicalFilePath() + "/moved"_L1;
    QVERIFY(!copies || (Hubdesk::MoveRecord{ root, {} }.write(target).has_value()));
    const auto ended = m_cli->run({ u"cache"_s, u"move"_s, target, u"-y"_s, u"--json"_s });
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
    QCOMPARE(ended.json()["way"_L1].toString(), copies ? u"copy"_s : u"rename"_s);
    QVERIFY(!QFileInfo::exists(root));
    QCOMPARE(look(target), before);
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
