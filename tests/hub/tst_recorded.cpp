// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/lineage.h"
#include "core/hub/people.h"
#include "core/hub/refs.h"
#include "core/hub/repoinfo.h"
#include "core/hub/tagcatalog.h"
#include "core/hub/treeentry.h"
#include "core/hub/user.h"
#include "tests/fakehub/shareddata.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

/// Reads one object; true if it was usable.
using Reader = std::function<bool(const QJsonObject &)>;

template<typename Value>
Reader reads()
{
    return [](const QJsonObject &json) { return Value::fromJson(json).has_value(); };
}

Reader readsRepo(RepoKind kind)
{
    return [kind](const QJsonObject &json) {
        const auto info = RepoInfo::fromJson(kind, json);
        if (info) {
            evaluationsOf(*info);
            Lineage::of(info->summary.tags);
        }
        return info.has_value();
    };
}

/// What each of the Hub's answers is read by, under the name that the rows below use.
const QList<std::pair<QString, Reader>> &readers()
{
    static const QList<std::pair<QString, Reader>> all{
        { u"model"_s, readsRepo(RepoKind::Model) },
        { u"dataset"_s, readsRepo(RepoKind::Dataset) },
        { u"space"_s, readsRepo(RepoKind::Space) },
        { u"tree"_s, reads<TreeEntry>() },
        { u"commit"_s, reads<Commit>() },
        { u"refs"_s, reads<Refs>() },
        { u"identity"_s, reads<Identity>() },
        { u"tags"_s, reads<TagCatalog>() },
        { u"hits"_s, reads<QuickHits>() },
        { u"user"_s, [](const QJsonObject &json) { return Profile::fromUserJson(json).has_value(); } },
        { u"organisation"_s,
          [](const QJsonObject &json) { return Profile::fromOrganisationJson(json).has_value(); } },
    };
    return all;
}

QList<QJsonObject> objectsIn(const QString &path)
{
    const auto value = jsonFile(path);
    QList<QJsonObject> objects;
    if (value.isObject()) {
        objects << value.toObject();
    }
    for (const auto &item : value.toArray()) {
        objects << item.toObject();
    }
    return objects;
}

} // namespace

/// Everything that was ever recorded of the Hub, read by what reads the Hub. The collection lies beside the
/// project; without it the tests are skipped.
class TestRecorded : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bodiesAreWhatTheyAre_data();
    void bodiesAreWhatTheyAre();
    void everyBodyIsReadOrRefused();

private:
    QString m_folder;
};

void TestRecorded::initTestCase()
{
    const auto shared = sharedFolder();
    if (shared.isEmpty()) {
        QSKIP("the collection of real answers is not beside the project");
    }
    m_folder = shared + "/data/api/"_L1;
}

void TestRecorded::bodiesAreWhatTheyAre_data()
{
    QTest::addColumn<QString>("pattern"); // of the files' names
    QTest::addColumn<QString>("reader");
    QTest::addColumn<int>("least"); // so many objects are read
    QTest::newRow("recorded models") << u"^model-info--(?!.*expand)"_s << u"model"_s << 30;
    QTest::newRow("recorded models, expanded") << u"^model-info--.*expand"_s << u"model"_s << 5;
    QTest::newRow("model lists") << u"^mock-swift--ModelTests--(List|Get-(specific|model-with))"_s
                                 << u"model"_s << 4;
    QTest::newRow("dataset lists")
        << u"^mock-swift--DatasetTests--(List-datasets|Get-(specific|dataset-with))"_s << u"dataset"_s << 4;
    QTest::newRow("space lists") << u"^mock-swift--SpaceTests--(List|Get-specific)"_s << u"space"_s << 3;
    QTest::newRow("trees") << u"^hfjs-spec--list-files"_s << u"tree"_s << 3;
    QTest::newRow("who am I") << u"^(mock-swift--UserTests--Get-auth|hfjs-spec--who-am-i)"_s << u"identity"_s
                              << 2;
    QTest::newRow("organisation") << u"^mock-swift--OrganizationTests--Get-specific"_s << u"organisation"_s
                                  << 1;
}

void TestRecorded::bodiesAreWhatTheyAre()
{
    QFETCH(QString, pattern);
    QFETCH(QString, reader);
    QFETCH(int, least);
    QTest::failOnWarning();
    const auto found = std::ranges::find(readers(), reader, [](const auto &named) { return named.first; });
    QVERIFY(found != readers().cend());
    int read = 0;
    const auto names = QDir(m_folder)
                           .entryList({ u"*.json"_s }, QDir::Files, QDir::Name)
                           .filter(QRegularExpression(pattern));
    for (const auto &name : names) {
        const auto objects = objectsIn(m_folder + name);
        for (const auto &object : objects) {
            if (!object.contains("error"_L1)) {
                QVERIFY2(found->second(object), qPrintable(name));
                ++read;
            }
        }
    }
    QVERIFY2(read >= least, qPrintable(QString::number(read)));
}

// A proxy may answer anything to any question: everything recorded goes through every reader.
void TestRecorded::everyBodyIsReadOrRefused()
{
    QTest::failOnWarning();
    const auto names = QDir(m_folder).entryList({ u"*.json"_s }, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 400);
    qsizetype objects = 0;
    for (const auto &name : names) {
        const auto found = objectsIn(m_folder + name);
        for (const auto &object : found) {
            for (const auto &[what, read] : readers()) {
                read(object);
            }
        }
        objects += found.size();
    }
    QVERIFY(objects > 400);
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
