// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hubpage.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestHubPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAndPeople_data();
    void listsAndPeople();
    void nothingElse_data();
    void nothingElse();
};

void TestHubPage::listsAndPeople_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<HubPage>("page");
    QTest::newRow("models") << u"https://huggingface.co/models"_s << HubPage{ RepoKind::Model, {}, {} };
    QTest::newRow("datasets, a slash behind")
        << u"https://hf.co/datasets/"_s << HubPage{ RepoKind::Dataset, {}, {} };
    QTest::newRow("a search") << u"https://huggingface.co/spaces?sort=trending&search=speech+to%20text%2B"_s
                              << HubPage{ RepoKind::Space, u"speech to text+"_s, {} };
    QTest::newRow("a person") << u"https://huggingface.co/Ada-Alder"_s << HubPage{ {}, {}, u"Ada-Alder"_s };
    QTest::newRow("as one types it") << u"huggingface.co/northwind#models"_s
                                     << HubPage{ {}, {}, u"northwind"_s };
    QTest::newRow("at an endpoint") << u"http://localhost:8080/northwind"_s
                                    << HubPage{ {}, {}, u"northwind"_s };
}

void TestHubPage::listsAndPeople()
{
    QFETCH(QString, text);
    const auto page = HubPage::parse(text, { QUrl(u"http://localhost:8080"_s) });
    QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
    QTEST(*page, "page");
}

void TestHubPage::nothingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << u"northwind"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("the site") << u"https://huggingface.co"_s;
    QTest::newRow("its settings") << u"https://huggingface.co/settings"_s;
    QTest::newRow("its help") << u"https://huggingface.co/docs"_s;
    QTest::newRow("a repo") << u"https://huggingface.co/northwind/heron"_s;
    QTest::newRow("another site") << u"https://example.org/northwind"_s;
    QTest::newRow("a name before another site") << u"https://huggingface.co@example.org/northwind"_s;
    QTest::newRow("another port") << u"http://localhost:8081/northwind"_s;
    QTest::newRow("a place") << u"hf://northwind"_s;
    QTest::newRow("a file") << u"file:///northwind"_s;
    QTest::newRow("no name") << u"https://huggingface.co/a%2Fb"_s;
    QTest::newRow("one kind") << u"https://huggingface.co/model"_s;
}

void TestHubPage::nothingElse()
{
    QFETCH(QString, text);
    QVERIFY(!HubPage::parse(text, { QUrl(u"http://localhost:8080"_s) }));
}

QTEST_GUILESS_MAIN(TestHubPage)
#include "tst_hubpage.moc"
