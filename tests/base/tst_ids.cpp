// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hubplace.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestIds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repoIds_data();
    void repoIds();
    void folders_data();
    void folders();
    void revisions_data();
    void revisions();
    void goodPlaces_data();
    void goodPlaces();
    void badPlaces_data();
    void badPlaces();
    void webPlaces_data();
    void webPlaces();
};

void TestIds::repoIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    for (const char *good : { "gpt2",
                              "123",
                              "a",
                              "foo/bar",
                              "Foo-BAR_foo.bar123",
                              "_x",
                              "x_",
                              "_",
                              "__DUMMY__/x",
                              "foo-.bar",
                              "foo.gitx",
                              "foo.git/bar",
                              "foo/bar.GIT" }) {
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    }
    for (const char *bad : { "/",
                             "foo/",
                             "/foo",
                             "datasets/foo/bar",
                             ".x",
                             "x.",
                             "-x",
                             "x-",
                             "-a/b",
                             "a-/b",
                             "foo/.git",
                             "foo--bar",
                             "foo..bar",
                             "foo.git",
                             "foo bar",
                             "foo/bar\n" }) {
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("not ASCII") << u"é/模型"_s << false;
    QTest::newRow("96 characters") << QString(96, u'a') << true;
    QTest::newRow("97 characters") << QString(97, u'a') << false;
    QTest::newRow("owner of 97 characters") << QString(97, u'a') + u"/b"_s << false;
}

void TestIds::repoIds()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto id = RepoId::parse(RepoKind::Model, text);
    QCOMPARE(id.has_value(), good);
    if (id) {
        QCOMPARE(id->text(), text);
    } else {
        QCOMPARE(id.error().kind, Error::Kind::Usage);
    }
}

void TestIds::folders_data()
{
    QTest::addColumn<RepoId>("id");
    QTest::addColumn<QString>("folder");
    QTest::newRow("model") << RepoId{ RepoKind::Model, u"julien-c"_s, u"EsperBERTo-small"_s }
                           << u"models--julien-c--EsperBERTo-small"_s;
    QTest::newRow("canonical dataset") << RepoId{ RepoKind::Dataset, {}, u"glue"_s } << u"datasets--glue"_s;
    QTest::newRow("space") << RepoId{ RepoKind::Space, u"a"_s, u"b"_s } << u"spaces--a--b"_s;
    QTest::newRow("kernel") << RepoId{ RepoKind::Kernel, u"a"_s, u"b"_s } << u"kernels--a--b"_s;
}

void TestIds::folders()
{
    QFETCH(RepoId, id);
    QFETCH(QString, folder);
    QCOMPARE(id.folderName(), folder);
    QCOMPARE(RepoId::fromFolderName(folder).value(), id);
    QVERIFY(!RepoId::fromFolderName(folder.mid(1)));
}

void TestIds::revisions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<bool>("commit");
    QTest::addColumn<bool>("special");
    QTest::newRow("branch") << u"main"_s << true << false << false;
    QTest::newRow("branch with slash") << u"feature/foo"_s << true << false << false;
    QTest::newRow("commit") << QString(40, u'a') << true << true << false;
    QTest::newRow("upper-case hash is a name") << QString(40, u'A') << true << false << false;
    QTest::newRow("pull request") << u"refs/pr/3"_s << true << false << true;
    QTest::newRow("conversion") << u"refs/convert/parquet"_s << true << false << true;
    QTest::newRow("pull request of words") << u"refs/pr/x"_s << true << false << false;
    QTest::newRow("empty") << QString() << false << false << false;
    QTest::newRow("climbs out") << u"../x"_s << false << false << false;
    QTest::newRow("climbs out inside") << u"a/../b"_s << false << false << false;
    QTest::newRow("absolute") << u"/etc"_s << false << false << false;
    QTest::newRow("newline") << u"main\n"_s << false << false << false;
    QTest::newRow("backslash") << u"a\\b"_s << false << false << false;
}

void TestIds::revisions()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(bool, commit);
    QFETCH(bool, special);
    const auto revision = Revision::parse(text);
    QCOMPARE(revision.has_value(), good);
    if (revision) {
        QCOMPARE(revision->isCommit(), commit);
        QCOMPARE(revision->isSpecialRef(), special);
    }
}

void TestIds::goodPlaces_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *uri, const char *canonical) {
        QTest::newRow(uri) << QString::fromUtf8(uri) << QString::fromUtf8(canonical);
    };
    row("hf://my-org/my-model", "hf://models/my-org/my-model");
    row("hf://models/my-org/my-model/config.json", "hf://models/my-org/my-model/config.json");
    row("hf://my-org/my-model@v1.0", "hf://models/my-org/my-model@v1.0");
    row("hf://models/o/m@dev/sub/file.bin", "hf://models/o/m@dev/sub/file.bin");
    row("hf://datasets/o/d@v1/train.csv", "hf://datasets/o/d@v1/train.csv");
    row("hf://spaces/user/s@main", "hf://spaces/user/s@main");
    row("hf://kernels/o/k", "hf://kernels/o/k");
    row("hf://datasets/foo/bar@refs/pr/10/file.csv", "hf://datasets/foo/bar@refs/pr/10/file.csv");
    row("hf://datasets/foo/bar@refs/convert/parquet-v2/data.parquet",
        "hf://datasets/foo/bar@refs/convert/parquet-v2/data.parquet");
    row("hf://datasets/foo/bar@refs/convert/duckdb.v1/data.db",
        "hf://datasets/foo/bar@refs/convert/duckdb.v1/data.db");
    row("hf://datasets/foo/bar@refs%2Fpr%2F10/file.csv", "hf://datasets/foo/bar@refs/pr/10/file.csv");
    row("hf://o/m@feature%2Ffoo/config.json", "hf://models/o/m@feature%2Ffoo/config.json");
    row("hf://o/m@refs/pr/3", "hf://models/o/m@refs/pr/3");
    row("hf://o/m/sub/data@v2.bin", "hf://models/o/m/sub/data@v2.bin");
    row("hf://models/o/m@main/file@1.txt", "hf://models/o/m@main/file@1.txt");
    row("hf://a/b/c@v1", "hf://models/a/b/c@v1");
}

void TestIds::goodPlaces()
{
    QFETCH(QString, uri);
    QFETCH(QString, canonical);
    const auto place = HubPlace::parse(uri);
    QVERIFY2(place, place ? "" : qPrintable(place.error().detail));
    QCOMPARE(place->uri(), canonical);
    QCOMPARE(HubPlace::parse(canonical).value(), *place);
}

void TestIds::badPlaces_data()
{
    QTest::addColumn<QString>("text");
    for (const char *bad : { "gpt2",
                             "hf:/gpt2",
                             "/local/path",
                             "hf://",
                             "hf://datasets",
                             "hf://buckets",
                             "hf://datasets/",
                             "hf://models/",
                             "hf://buckets/o/b",
                             "hf://dataset/foo/bar",
                             "hf://model/o/m",
                             "hf://space/u/s",
                             "hf://bucket/o/b",
                             "hf://gpt2",
                             "hf://models/gpt2",
                             "hf://gpt2@v1/config.json",
                             "hf://o/m@",
                             "hf://datasets/foo/bar@/file",
                             "hf://@v1/file",
                             "hf://datasets/foo/.invalid",
                             "hf://models/foo--bar/baz",
                             "hf://models/o/m//sub",
                             "hf://models/o/m@main//f",
                             "hf://datasets/foo/bar@refs/pr/10//f",
                             "https://huggingface.co/gpt2",
                             "https://huggingface.co/datasets",
                             "https://huggingface.co/settings",
                             "https://huggingface.co.evil.com/o/m",
                             "https://huggingface.co/o/m/commit/abc",
                             "https://huggingface.co/datasets/squad/blob/main/f",
                             "https://huggingface.co/" }) {
        QTest::newRow(bad) << QString::fromLatin1(bad);
    }
}

void TestIds::badPlaces()
{
    QFETCH(QString, text);
    const auto place = HubPlace::parse(text);
    QVERIFY(!place);
    QCOMPARE(place.error().kind, Error::Kind::Usage);
}

void TestIds::webPlaces_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("uri");
    const auto row = [](const char *url, const char *uri) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(uri);
    };
    row("https://hf.co/o/m/blob/main/my%20file.txt?download=true#L1", "hf://models/o/m@main/my file.txt");
    row("huggingface.co/o/m", "hf://models/o/m");
    row("http://huggingface.co/datasets/o/d/", "hf://datasets/o/d");
    row("https://HuggingFace.co/o/m/tree", "hf://models/o/m");
    row("https://huggingface.co/spaces/o/s/tree/dev", "hf://spaces/o/s@dev");
    row("https://huggingface.co/o/m/blob/feature%2Ffoo/config.json",
        "hf://models/o/m@feature%2Ffoo/config.json");
    row("https://huggingface.co/o/m/resolve/refs%2Fpr%2F1/a/b.txt", "hf://models/o/m@refs/pr/1/a/b.txt");
    row("https://huggingface.co/o/m/blob/main/a%2Fb.txt", "hf://models/o/m@main/a%2Fb.txt");
    row("https://huggingface.co/o/m/blob/main/..%2F..%2Fx", "hf://models/o/m@main/..%2F..%2Fx");
    row("http://127.0.0.1:8080/o/m/blob/main/x", "hf://models/o/m@main/x");
}

void TestIds::webPlaces()
{
    QFETCH(QString, url);
    QFETCH(QString, uri);
    const auto place = HubPlace::parse(url, { QUrl(u"http://127.0.0.1:8080"_s) });
    QVERIFY2(place, place ? "" : qPrintable(place.error().detail));
    QCOMPARE(place->uri(), uri);
    QCOMPARE(HubPlace::parse(place->webUrl(QUrl(u"https://huggingface.co"_s)).toString(QUrl::FullyEncoded))
                 .value()
                 .repo,
             place->repo);
}

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
