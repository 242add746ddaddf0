// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QApplication>
#include <QFile>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longMs = 20'000;
constexpr auto markVariable = "HUBDESK_TEST_DEMO_MARK"; // where the second program leaves what it was told
} // namespace

/// The first-run page starts the program once more, on the demo Hub. That program is this one here: called so
/// it only writes down how.
class TestOpenDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDemoIsAProgramOfItsOwn();
};

void TestOpenDemo::theDemoIsAProgramOfItsOwn()
{
    TestWindow test;
    test.firstRun = true;
    const auto mark = test.folder() + u"/mark"_s;
    qputenv(markVariable, mark.toUtf8());
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"demoButton"_s), longMs);
    test.click(u"demoButton"_s);
    const auto told = [&mark] {
        QFile file(mark);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(told(), QByteArray("--demo\n"), longMs);
    QVERIFY(test.isShown(u"welcomePage"_s)); // the first steps go on here
    QVERIFY(!test.settings()->welcomed());
    QCOMPARE(test.hub.requestCount(u"list"_s), 0);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet(markVariable)) { // not the first
        QFile mark(qEnvironmentVariable(markVariable));
        if (mark.open(QIODevice::WriteOnly)) {
            for (int argument = 1; argument < argc; ++argument) {
                mark.write(QByteArray(argv[argument]) + '\n');
            }
        }
        return 0;
    }
    const QApplication app(argc, argv);
    TestOpenDemo test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_opendemo.moc"
