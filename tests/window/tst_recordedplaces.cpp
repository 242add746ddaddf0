// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/shareddata.h"
#include "tests/support/rawserver.h"
#include "tests/support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QRegularExpression>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
const auto model = u"alder/recorded"_s; // what its files and commits are shown of
const auto organisation = u"huggingface"_s;

QByteArray toBytes(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson()
                           : QJsonDocument(value.toObject()).toJson();
}

RawServer::Answer json(const QJsonValue &value)
{
    return RawServer::ok(toBytes(value), "Content-Type: application/json\r\n");
}

} // namespace

/// What the Hub was ever recorded to say of datasets, Spaces, trees, commits and organisations, in the
/// window. The collection lies beside the project; without it the test is skipped.
class TestRecordedPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsAreShown_data();
    void listsAreShown();
    void treesAreShown();
    void commitsAreShown();
    void organisationsAreShown();

private:
    QMap<QString, QJsonObject> collected(const QStringList &patterns) const;
    RawServer::Answer answer(const QByteArray &request) const;
    void start(TestWindow &test, const RawServer &server) const;

    QString m_folder;
    QMap<QString, QJsonObject> m_datasets; ///< by id
    QMap<QString, QJsonObject> m_spaces;
    QJsonArray m_tree;
    QJsonArray m_commits;
    QJsonObject m_organisation;
};

/// Repos by their id, of which an owner and a name are told.
QMap<QString, QJsonObject> TestRecordedPlaces::collected(const QStringList &patterns) const
{
    QMap<QString, QJsonObject> found;
    const QDir folder(m_folder);
    for (const auto &name : folder.entryList(patterns, QDir::Files, QDir::Name)) {
        const auto value = jsonFile(folder.filePath(name));
        const auto objects = value.isArray() ? value.toArray() : QJsonArray{ value };
        for (const auto &object : objects) {
            const auto id = object.toObject()["id"_L1].toString();
            if (id.count(u'/') == 1 && !id.startsWith(u'_')) {
                found.insert(id, object.toObject());
            }
        }
    }
    return found;
}

void TestRecordedPlaces::initTestCase()
{
    const auto shared = sharedFolder();
    if (shared.isEmpty()) {
        QSKIP("the collection of real answers is not beside the project");
    }
    m_folder = shared + "/data/api"_L1;
    m_datasets = collected({ u"mock-swift--DatasetTests--List-datasets*.json"_s,
                             u"mock-swift--DatasetTests--Get-*.json"_s,
                             u"hfjs-spec--dataset-info-*.json"_s });
    m_spaces = collected({ u"mock-swift--SpaceTests--*.json"_s, u"hfjs-spec--space-info-*.json"_s });
    const QDir folder(m_folder);
    m_tree = jsonFile(folder.filePath(u"hfjs-spec--list-files-2.json"_s)).toArray();
    m_commits
        = jsonFile(
              folder.filePath(
                  u"mock-swift--GitOperationsTests--spaceCommits-builds-commits-path-and-decodes-payload.json"_s))
              .toArray();
    m_commits.prepend(jsonFile(folder.filePath(u"mock-swift--GitTests--Commit-decoding.json"_s)));
    for (auto commit : m_commits) { // recorded under words, where the Hub has hashes
        auto object = commit.toObject();
        object[u"id"_s] = QString::fromLatin1(
            QCryptographicHash::hash(object["id"_L1].toString().toUtf8(), QCryptographicHash::Sha1).toHex());
        commit = object;
    }
    m_organisation
        = jsonFile(folder.filePath(u"mock-swift--OrganizationTests--Get-specific-organization.json"_s))
              .toObject();
    QVERIFY(m_datasets.size() > 1 && m_spaces.size() > 1);
    QVERIFY(m_tree.size() > 3 && m_commits.size() > 1 && !m_organisation.isEmpty());
}

/// What was recorded; of the model around a tree and its commits only what every model has.
RawServer::Answer TestRecordedPlaces::answer(const QByteArray &request) const
{
    const auto path = QUrl(QString::fromUtf8(request.split(' ').value(1))).path();
    const auto all = [](const QMap<QString, QJsonObject> &repos) {
        QJsonArray list;
        for (const auto &repo : repos) {
            list << repo;
        }
        return json(list);
    };
    if (path == "/api/datasets"_L1) {
        return all(m_datasets);
    }
    if (path == "/api/spaces"_L1) {
        return all(m_spaces);
    }
    const auto base = "/api/models/"_L1 + model;
    if (path.startsWith(base + "/tree/"_L1)) {
        return json(m_tree);
    }
    if (path.startsWith(base + "/commits/"_L1)) {
        return json(m_commits);
    }
    const QJsonObject around{ { u"id"_s, model }, { u"sha"_s, QString(40, u'a') } };
    if (path == base || path.startsWith(base + "/revision/"_L1)) {
        return json(around);
    }
    if (path == "/api/models"_L1) {
        return json(QJsonArray{ around });
    }
    if (path == "/api/quicksearch"_L1) {
        return json(QJsonObject{ { u"orgs"_s, QJsonArray{ m_organisation } } });
    }
    if (path.startsWith("/api/organizations/"_L1 + organisation) && path.endsWith("/overview"_L1)) {
        return json(m_organisation);
    }
    return RawServer::status(404, "{\"error\":\"Entry not found\"}", "X-Error-Code: EntryNotFound\r\n");
}

void TestRecordedPlaces::start(TestWindow &test, const RawServer &server) const
{
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, server.url().toString());
    variables.insert(u"HF_HOME"_s, test.folder() + "/hf"_L1);
    test.options.environment = Environment::from(variables, test.folder());
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void TestRecordedPlaces::listsAreShown_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("areSpaces");
    QTest::newRow("datasets") << int(Qt::Key_2) << false;
    QTest::newRow("Spaces") << int(Qt::Key_3) << true;
}

void TestRecordedPlaces::listsAreShown()
{
    QFETCH(int, key);
    QFETCH(bool, areSpaces);
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin )"_s)); // has no windows, which Qt says often
    const RawServer server([this](const QByteArray &request) { return answer(request); });
    const auto &recorded = areSpaces ? m_spaces : m_datasets;
    TestWindow test;
    start(test, server);
    test.key(Qt::Key(key), Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), int(recorded.size()), longMs);
    const auto *list = test.get<QAbstractItemView>(u"repoList"_s)->model();
    QStringList names;
    for (int row = 0; row < list->rowCount(); ++row) {
        names << list->index(row, 0).data().toString();
        QVERIFY(list->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(names.last()));
    }
    names.sort();
    QCOMPARE(names, recorded.keys());
    QVERIFY(!test.window()->grab().isNull());
}

void TestRecordedPlaces::treesAreShown()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin )"_s));
    const RawServer server([this](const QByteArray &request) { return answer(request); });
    TestWindow test;
    start(test, server);
    test.type(u"searchField"_s, "hf://"_L1 + model);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), int(m_tree.size()), longMs);
    const auto *tree = test.get<QAbstractItemView>(u"fileTree"_s)->model();
    for (const auto &entry : std::as_const(m_tree)) {
        const auto path = entry.toObject()["path"_L1].toString();
        const auto found = tree->match(
            tree->index(0, FileTreeModel::NameColumn), FileTreeModel::PathRole, path, 1, Qt::MatchExactly);
        QVERIFY2(found.size() == 1, qPrintable(path));
        const auto kind = found.first().siblingAtColumn(FileTreeModel::KindColumn).data().toString();
        QCOMPARE(kind == "Git"_L1, !entry.toObject().contains("lfs"_L1));
    }
    QVERIFY(!test.window()->grab().isNull());
}

void TestRecordedPlaces::commitsAreShown()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin )"_s));
    const RawServer server([this](const QByteArray &request) { return answer(request); });
    TestWindow test;
    start(test, server);
    test.type(u"searchField"_s, "hf://"_L1 + model);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 2);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"commitList"_s), int(m_commits.size()), longMs);
    const auto *list = test.get<QAbstractItemView>(u"commitList"_s)->model();
    for (int row = 0; row < list->rowCount(); ++row) {
        QCOMPARE(list->index(row, 0).data().toString(), m_commits[row].toObject()["title"_L1].toString());
    }
    QVERIFY(!test.window()->grab().isNull());
}

void TestRecordedPlaces::organisationsAreShown()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin )"_s));
    const RawServer server([this](const QByteArray &request) { return answer(request); });
    TestWindow test;
    start(test, server);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u'@' + organisation);
    const auto *found = test.get<QAbstractItemView>(u"paletteList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(found->currentIndex().data().toString(), organisation, longMs);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"personName"_s).contains(m_organisation["fullname"_L1].toString()),
                             longMs);
    QVERIFY(!test.window()->grab().isNull());
}

QTEST_MAIN(TestRecordedPlaces)
#include "tst_recordedplaces.moc"
