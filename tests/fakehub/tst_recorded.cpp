// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"
#include "tests/fakehub/schemacheck.h"
#include "tests/fakehub/shareddata.h"

#include <QSet>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

// The stand-in's answers beside bodies that the Hub has sent, and beside the hand-written ones of other
// clients' tests: what those hold, ours must hold, of the same type.
class TestRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsMissingIsSeen_data();
    void whatIsMissingIsSeen();
    void answersHoldWhatRecordedOnesHold_data();
    void answersHoldWhatRecordedOnesHold();
    void modelsHoldWhatRecordedOnesAlwaysHold();
    void providersHoldWhatRecordedOnesHold();
    void redirectsAreWordedAlike_data();
    void redirectsAreWordedAlike();

private:
    Reply ask(const QByteArray &target);

    QString m_folder;
    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
};

namespace
{

// "<any Number>" stands for a number in some of the hand-written bodies.
QString typeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.startsWith("<any "_L1) && text != "<any Date>"_L1 ? text.sliced(5).chopped(1).toLower()
                                                                  : SchemaCheck::typeName(value);
}

QSet<QString> typesOf(const QJsonArray &values)
{
    QSet<QString> types;
    for (const auto &value : values) {
        types.insert(typeOf(value));
    }
    return types;
}

bool isAmong(const QString &path, const QStringList &invented)
{
    return std::ranges::any_of(invented, [&path](const QString &one) {
        return path == one || path.startsWith(one + u'.') || path.startsWith(one + u'[');
    });
}

// What `recorded` holds and `ours` does not, by path. A recorded null tells no type, only that the key is
// there.
QStringList missing(const QJsonValue &recorded, const QJsonValue &ours, const QStringList &invented = {})
{
    QStringList out;
    const auto mine = shapeOf(ours);
    for (const auto &[path, values] : shapeOf(recorded).asKeyValueRange()) {
        auto wanted = typesOf(values);
        wanted.remove(u"null"_s);
        if (isAmong(path, invented)) {
            continue;
        }
        if (!mine.contains(path)) {
            out.append(path + u" is missing"_s);
        } else if (!wanted.isEmpty() && !wanted.intersects(typesOf(mine[path]))) {
            out.append(path + u" is of another type"_s);
        }
    }
    return out;
}

struct Recorded {
    const char *file;
    QByteArray target;
    QStringList invented = {}; // keys that the Hub's own document does not have there
    const char *inside = ""; // the key of the recorded body that is compared, when not all of it
};

const QByteArray heron = "/api/models/northlight/Heron-8B-Instruct";
const QByteArray xetTree = "/api/models/northlight/Heron-Xet-Sample/tree/main";

QList<Recorded> recordedBodies()
{
    const QByteArray bird = "/api/spaces/kitefin/which-bird";
    return {
        { "hfjs-spec--list-files-1", xetTree },
        { "hfjs-spec--list-files-2", xetTree + "?expand=true" },
        { "hfjs-spec--who-am-i-1", "/api/whoami-v2" },
        { "get-spaces-user-tmp_test_space-revision-main-expand-xetEnabled-200",
          bird + "/revision/main?expand=xetEnabled" },
        { "get-spaces-user-tmp_test_space-runtime-200", bird + "/runtime" },
        { "get-spaces-user-tmp_test_space-runtime-200.2", bird + "/runtime" },
        { "get-spaces-user-tmp_test_space-runtime-200.3", bird + "/runtime" },
        { "get-spaces-victor-static-space-runtime-200", "/api/spaces/open-meridian/leaderboard/runtime" },
    };
}

QList<Recorded> handWrittenRepos()
{
    const QByteArray bird = "/api/spaces/kitefin/which-bird";
    const QByteArray charts = "/api/datasets/open-meridian/star-charts";
    return {
        { "mock-swift--ModelTests--List-models-with-no-parameters", "/api/models?full=true" },
        { "mock-swift--ModelTests--List-models-with-search-parameter", "/api/models?full=true&search=heron" },
        { "mock-swift--ModelTests--Get-specific-model", heron },
        { "mock-swift--ModelTests--Get-model-with-revision", heron + "/revision/main" },
        { "mock-swift--ModelTests--Client-sends-authorization-header-when-token-provided", heron },
        { "mock-swift--ModelTests--Get-model-tags", "/api/models-tags-by-type", {}, "tags" },
        { "mock-swift--DatasetTests--List-datasets-with-no-parameters", "/api/datasets" },
        { "mock-swift--DatasetTests--List-datasets-with-search-parameter", "/api/datasets?search=star" },
        { "mock-swift--DatasetTests--Get-specific-dataset", charts },
        { "mock-swift--DatasetTests--Get-dataset-with-namespace", charts },
        { "mock-swift--DatasetTests--Get-dataset-tags",
          "/api/datasets-tags-by-type",
          { u"languages"_s },
          "tags" },
        { "mock-swift--SpaceTests--List-spaces-with-no-parameters", "/api/spaces?full=true" },
        { "mock-swift--SpaceTests--List-spaces-with-search-parameter", "/api/spaces?full=true&search=bird" },
        { "mock-swift--SpaceTests--Get-specific-space", bird },
        { "mock-swift--UserTests--Get-authenticated-user-info-whoami", "/api/whoami-v2" },
        { "mock-swift--OrganizationTests--Get-specific-organization",
          "/api/organizations/northlight/overview",
          { u"isEnterprise"_s, u"numMembers"_s, u"description"_s, u"website"_s } },
        { "mock-swift--OrganizationTests--List-organization-members",
          "/api/organizations/northlight/members",
          { u"[].name"_s } },
    };
}

QList<Recorded> handWrittenGit()
{
    const QStringList oid{ u"branches[].targetOid"_s, u"tags[].targetOid"_s };
    return {
        { "mock-swift--GitTests--Refs-list-decoding", heron + "/refs", oid },
        { "mock-swift--GitOperationsTests--datasetRefs-decodes-branches-and-optional-tags",
          heron + "/refs",
          oid },
        { "mock-swift--GitOperationsTests--spaceCommits-builds-commits-path-and-decodes-payload",
          "/api/spaces/kitefin/which-bird/commits/main",
          { u"[].parents"_s } },
        { "mock-swift--GitOperationsTests--modelTree-builds-tree-path-and-decodes-entries",
          heron + "/tree/main?expand=true" },
        { "mock-swift--FileOperationsTests--List-files-in-repository", heron + "/tree/main?recursive=true" },
        { "mock-swift--FileOperationsTests--List-files-without-recursive", heron + "/tree/main" },
        { "mock-swift--FileOperationsTests--downloadSnapshot-parallelizes-only-LFS-entries",
          heron + "/tree/main" },
        { "mock-swift--DiscussionTests--List-discussions-for-a-model",
          heron + "/discussions",
          { u"discussions[]"_s } }, // the stand-in has none yet
    };
}

} // namespace

void TestRecorded::initTestCase()
{
    if (sharedFolder().isEmpty()) {
        QSKIP("the recorded answers are not beside the sources: WHOLE PROGRAM SKIPPED");
    }
    m_folder = sharedFolder() + u"/data/api/"_s;
    m_hub = std::make_unique<Server>();
    m_hub->addDemoContent();
    m_asker = std::make_unique<Asker>(*m_hub);
}

Reply TestRecorded::ask(const QByteArray &target)
{
    return m_asker->getAs("hf_demo", target);
}

void TestRecorded::whatIsMissingIsSeen_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, const char *recorded, const char *ours, const QStringList &said) {
        QTest::newRow(name) << QByteArray(recorded) << QByteArray(ours) << said;
    };
    row("the same", R"([{"a":1}])", R"([{"a":2}])", {});
    row("more of ours", R"([{"a":1}])", R"([{"a":2,"b":3}])", {});
    row("a key is missing", R"([{"a":1,"b":2}])", R"([{"a":2}])", { u"[].b is missing"_s });
    row("another type", R"({"a":{"b":"x"}})", R"({"a":{"b":1}})", { u"a.b is of another type"_s });
    row("null for a value", R"({"a":"x"})", R"({"a":null})", { u"a is of another type"_s });
    row("any value for null", R"({"a":null})", R"({"a":7})", {});
    row("one of the items has it", R"([{"a":1}])", R"([{"b":1},{"a":1}])", {});
    row("an empty list", R"([{"a":1}])", "[]", { u"[] is missing"_s, u"[].a is missing"_s });
    row("any number", R"({"a":"<any Number>"})", R"({"a":"7"})", { u"a is of another type"_s });
    row("an invented key", R"({"made":[{"up":1}]})", "{}", {});
}

void TestRecorded::whatIsMissingIsSeen()
{
    QFETCH(const QByteArray, recorded);
    QFETCH(const QByteArray, ours);
    QFETCH(const QStringList, said);
    const auto json
        = [](const QByteArray &text) { return QJsonDocument::fromJson('[' + text + ']').array().first(); };
    QCOMPARE(missing(json(recorded), json(ours), { u"made"_s }), said);
}

void TestRecorded::answersHoldWhatRecordedOnesHold_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("invented");
    QTest::addColumn<QString>("inside");
    for (const auto &[file, target, invented, inside] :
         recordedBodies() + handWrittenRepos() + handWrittenGit()) {
        QTest::newRow(file) << target << invented << QString::fromLatin1(inside);
    }
}

void TestRecorded::answersHoldWhatRecordedOnesHold()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QStringList, invented);
    QFETCH(const QString, inside);
    const QString path = m_folder + QString::fromLatin1(QTest::currentDataTag()) + u".json"_s;
    auto recorded = jsonFile(path);
    if (recorded.isUndefined()) {
        QSKIP(qPrintable(path + u" is not there"_s));
    }
    if (!inside.isEmpty()) {
        recorded = recorded[inside];
    }
    const auto reply = ask(target);
    QCOMPARE(reply.status, 200);
    const auto ours = recorded.isArray() ? QJsonValue(reply.array()) : QJsonValue(reply.object());
    const auto wrong = missing(recorded, ours, invented);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

// Every key that all recorded models have; and each of ours is of a type that one of theirs is of.
void TestRecorded::modelsHoldWhatRecordedOnesAlwaysHold()
{
    const auto ours = ask(heron).object();
    QHash<QString, int> seen;
    QHash<QString, QSet<QString>> types;
    int whole = 0;
    for (const QString &name : QDir(m_folder).entryList({ u"model-info--*.json"_s }, QDir::Files)) {
        const auto json = jsonFile(m_folder + name).toObject();
        if (!json.contains("siblings"_L1)) {
            continue; // asked with expand
        }
        ++whole;
        for (auto it = json.begin(); it != json.end(); ++it) {
            ++seen[it.key()];
            types[it.key()].insert(SchemaCheck::typeName(*it));
        }
    }
    QVERIFY(whole > 10);
    for (const auto &[key, count] : seen.asKeyValueRange()) {
        if (count == whole && key != "inference"_L1) { // which is for models that are served
            QVERIFY2(ours.contains(key), qPrintable(key));
        }
        if (ours.contains(key) && !ours[key].isNull()) {
            QVERIFY2(types[key].contains(SchemaCheck::typeName(ours[key])), qPrintable(key));
        }
    }
}

// The names of the providers are other ones here; what is said of each is the same.
void TestRecorded::providersHoldWhatRecordedOnesHold()
{
    const auto entries = [](const QJsonValue &model) {
        QJsonArray out;
        for (const auto &provider : model["inferenceProviderMapping"_L1].toObject()) {
            out.append(provider);
        }
        return out;
    };
    const auto ours = entries(ask(heron + "?expand=inferenceProviderMapping").object());
    QVERIFY(!ours.isEmpty());
    const QStringList names
        = QDir(m_folder).entryList({ u"model-info--*-expand-inferenceProviderMapping.json"_s }, QDir::Files);
    for (const QString &name : names) {
        const auto wrong = missing(
            entries(jsonFile(m_folder + name)), ours, { u"[].adapter"_s, u"[].adapterWeightsPath"_s });
        QVERIFY2(wrong.isEmpty(), qPrintable(name + u'\n' + wrong.join(u'\n')));
    }
}

void TestRecorded::redirectsAreWordedAlike_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("get-models-bert-base-uncased-307") << QByteArray();
    QTest::newRow("get-models-meta-llama-Meta-Llama-3.1-8B-Instruct-expand-inferenceProviderMapping-307")
        << QByteArray("?expand=inferenceProviderMapping");
}

void TestRecorded::redirectsAreWordedAlike()
{
    QFETCH(const QByteArray, query);
    QFile file(m_folder + QString::fromLatin1(QTest::currentDataTag()) + u".txt"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("this recorded answer is not there");
    }
    const QByteArray body = file.readAll().trimmed();
    m_hub->rename(RepoKind::Model, u"quillworks/Sable-3B-Instruct"_s, u"quillworks/Sable"_s);
    const auto reply = m_asker->get("/api/models/quillworks/Sable-3B-Instruct" + query);
    m_hub->rename(RepoKind::Model, u"quillworks/Sable"_s, u"quillworks/Sable-3B-Instruct"_s);
    QCOMPARE(reply.status, 307);
    QCOMPARE(reply.header("Location"), "/api/models/quillworks/Sable" + query);
    QCOMPARE(reply.body, body.first(body.indexOf("/api/")) + reply.header("Location"));
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
