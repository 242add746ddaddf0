// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/safesvg.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestSafeSvg : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pictures_data();
    void pictures();
};

void TestSafeSvg::pictures_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("safe");
    const auto row = [](const char *name, const char *body, bool safe) {
        QTest::newRow(name) << QByteArray(body) << safe;
    };
    row("shapes", "<rect width='3' height='3' fill='#fff'/>", true);
    row("gradient of its own", "<rect fill='url(#g)'/>", true);
    row("use of its own", "<use xlink:href='#a'/>", true);
    row("style", "<style>rect { fill: url(#g) }</style>", true);
    row("a file", "<image xlink:href='file:///etc/passwd'/>", false);
    row("a file by path", "<image href='/dev/tty'/>", false);
    row("an element of capitals", "<IMAGE href='#a'/>", false);
    row("another host", "<use href='https://example.com/a.svg#b'/>", false);
    row("data inside an image", "<image href='data:image/png;base64,AAAA'/>", false);
    row("fill from elsewhere", "<rect fill='url(file:///x#y)'/>", false);
    row("fill from elsewhere in quotes", "<rect style=\"fill:URL( 'http://x/y' )\"/>", false);
    row("import", "<style>@import 'x.css';</style>", false);
    row("script", "<script>1</script>", false);
    row("event", "<rect onload='x()'/>", false);
    row("not closed", "<rect>", false);
}

void TestSafeSvg::pictures()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, safe);
    const auto head
        = QByteArray("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>");
    QCOMPARE(isSafeSvg(head + body + "</svg>"), safe);
    QVERIFY(!isSafeSvg("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + head + "</svg>"));
    QVERIFY(!isSafeSvg(head + QByteArray(5 << 20, ' ') + "</svg>"));
}

QTEST_GUILESS_MAIN(TestSafeSvg)
#include "tst_safesvg.moc"
