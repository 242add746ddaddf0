// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/shareddata.h"
#include "tests/support/rawserver.h"
#include "tests/support/window.h"
#include "ui/browse/repolistmodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QRegularExpression>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

QByteArray toBytes(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson()
                           : QJsonDocument(value.toObject()).toJson();
}

} // namespace

/// What the Hub was ever recorded to say of models, in the window: all of it in the list, and each on a page
/// of its own. The collection lies beside the project; without it the test is skipped.
class TestRecorded : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void allModelsAreShown();

private:
    RawServer::Answer answer(const QByteArray &request) const;
    QMap<QString, QJsonObject> m_models; ///< by id
};

void TestRecorded::initTestCase()
{
    const auto shared = sharedFolder();
    if (shared.isEmpty()) {
        QSKIP("the collection of real answers is not beside the project");
    }
    const QDir folder(shared + "/data/api"_L1);
    const auto names = folder.entryList({ u"model-info--*.json"_s }, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        const auto model = jsonFile(folder.filePath(name)).toObject();
        const auto id = model["id"_L1].toString();
        if (!id.isEmpty() && (!m_models.contains(id) || model.size() > m_models[id].size())) {
            m_models.insert(id, model);
        }
    }
    QVERIFY(m_models.size() > 30);
}

/// The list, one model, or what has never been recorded of it.
RawServer::Answer TestRecorded::answer(const QByteArray &request) const
{
    const auto path = QUrl(QString::fromUtf8(request.split(' ').value(1))).path();
    if (path == "/api/models"_L1) {
        QJsonArray all;
        for (const auto &model : m_models) {
            all << model;
        }
        return RawServer::ok(toBytes(all), "Content-Type: application/json\r\n");
    }
    if (path.startsWith("/api/models/"_L1)) {
        const auto id = path.sliced(12).section("/revision/"_L1, 0, 0);
        if (const auto found = m_models.constFind(id); found != m_models.cend()) {
            return RawServer::ok(toBytes(*found), "Content-Type: application/json\r\n");
        }
    }
    return RawServer::status(404, "{\"error\":\"Entry not found\"}", "X-Error-Code: EntryNotFound\r\n");
}

void TestRecorded::allModelsAreShown()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin )"_s)); // has no windows, which Qt says often
    RawServer server([this](const QByteArray &request) { return answer(request); });
    TestWindow test;
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, server.url().toString());
    variables.insert(u"HF_HOME"_s, test.folder() + "/hf"_L1);
    test.options.environment = Environment::from(variables, test.folder());
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), int(m_models.size()), longMs);
    auto *model = test.get<QAbstractItemView>(u"repoList"_s)->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const auto cell = model->index(row, column);
            QVERIFY(column != RepoListModel::Name || !cell.data().toString().isEmpty());
            QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<script"));
        }
    }
    QVERIFY(!test.window()->grab().isNull());
    for (const auto &[id, recorded] : m_models.asKeyValueRange()) {
        const auto commit = recorded["sha"_L1].toString();
        if (commit.isEmpty() || !id.contains(u'/')) {
            continue; // asked for what was of interest then, or by a name of old
        }
        test.type(u"searchField"_s, "hf://"_L1 + id);
        test.key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardFacts"_s), longMs);
        test.clickTab(u"repoTabs"_s, 3);
        QTRY_VERIFY2_WITH_TIMEOUT(test.isShown(u"infoScroll"_s), qPrintable(id), longMs);
        QVERIFY(!test.window()->grab().isNull());
        const auto values = test.find(u"infoScroll"_s)->findChildren<QLabel *>(u"factValue"_s);
        const bool isThere
            = std::ranges::any_of(values, [&commit](const QLabel *value) { return value->text() == commit; });
        QVERIFY2(isThere, qPrintable(id));
    }
}

QTEST_MAIN(TestRecorded)
#include "tst_recorded.moc"
