// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/logrules.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestLogRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void levels_data();
    void levels();
};

void TestLogRules::levels_data()
{
    QTest::addColumn<QString>("verbosity");
    QTest::addColumn<QString>("debug");
    QTest::addColumn<QString>("otherwise");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *title,
                        const char *verbosity,
                        const char *debug,
                        const char *otherwise,
                        const char *told) {
        QTest::newRow(title) << QString::fromLatin1(verbosity) << QString::fromLatin1(debug)
                             << QString::fromLatin1(otherwise) << QString::fromLatin1(told);
    };
    row("nothing is said", "", "", "", "info warning critical");
    row("nothing is said, and the program is silent", "", "", "hub.*=false", "");
    row("debug", "debug", "", "hub.*=false", "debug info warning critical");
    row("info", "info", "", "hub.*=false", "info warning critical");
    row("warning", "warning", "", "", "warning critical");
    row("error", "error", "", "", "critical");
    row("critical", "critical", "", "", "critical");
    row("HF_DEBUG", "", "1", "hub.*=false", "debug info warning critical");
    row("HF_DEBUG goes before", "error", "yes", "", "debug info warning critical");
    row("HF_DEBUG that says no", "", "0", "hub.*=false", "");
    row("HF_DEBUG that says no, and a level", "warning", "0", "hub.*=false", "warning critical");
}

void TestLogRules::levels()
{
    QFETCH(QString, verbosity);
    QFETCH(QString, debug);
    QFETCH(QString, otherwise);
    QFETCH(QString, told);
    QProcessEnvironment variables;
    variables.insert(u"HF_HUB_VERBOSITY"_s, verbosity);
    variables.insert(u"HF_DEBUG"_s, debug);
    setUpLogging(Environment::from(variables, u"/home/ada"_s), otherwise);
    const QLoggingCategory category("hub.example", QtInfoMsg);
    QStringList kinds;
    const auto ask = [&kinds](bool enabled, const QString &kind) {
        if (enabled) {
            kinds << kind;
        }
    };
    ask(category.isDebugEnabled(), u"debug"_s);
    ask(category.isInfoEnabled(), u"info"_s);
    ask(category.isWarningEnabled(), u"warning"_s);
    ask(category.isCriticalEnabled(), u"critical"_s);
    QCOMPARE(kinds.join(u' '), told);
    QLoggingCategory::setFilterRules({});
}

QTEST_GUILESS_MAIN(TestLogRules)
#include "tst_logrules.moc"
