// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/samplecache.h"
#include "tests/support/terminal.h"

#include <QRegularExpression>

#include <csignal>

using namespace Qt::StringLiterals;

/// `cache rm` and `cache prune` before a person at a terminal: the list of revisions, and the question.
class TestCacheTick : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cache = std::make_unique<SampleCache>(); }
    void tickedRevisionsGo();
    void allDetachedOnes();
    void arrowsAndLetters();
    void pinnedOnesCannotBeTicked();
    void noIsTheDefault_data();
    void noIsTheDefault();
    void leavingChangesNothing_data();
    void leavingChangesNothing();
    void signalsLeaveTheTerminalInOrder_data();
    void signalsLeaveTheTerminalInOrder();
    void longListsScroll();
    void theOldSpelling();

private:
    void start(Terminal &terminal, const QString &arguments = u"cache rm"_s) const
    {
        terminal.start(m_cache->cli,
                       arguments.split(u' ') + QStringList{ u"--cache-dir"_s, m_cache->tree.root });
    }
    bool hasRevision(QChar commit) const
    {
        return m_cache->has(u"models--org--big/snapshots/"_s + SampleCache::hash(commit));
    }
    std::unique_ptr<SampleCache> m_cache;
};

void TestCacheTick::tickedRevisionsGo()
{
    Terminal terminal;
    start(terminal);
    QVERIFY2(terminal.shows("Nothing is ticked."), terminal.screen().constData());
    QVERIFY(!terminal.echoes() && !terminal.waitsForLines());
    terminal.type("j "); // models come first, the newest revision of a repo is not said
    QVERIFY2(terminal.shows("1 of 4 ticked: frees "), terminal.screen().constData());
    terminal.type(" k ");
    QVERIFY(terminal.shows("frees "));
    terminal.type("\r");
    QVERIFY(terminal.shows("Proceed? [y/N] "));
    QVERIFY(terminal.echoes() && terminal.waitsForLines());
    terminal.type("y\n");
    QCOMPARE(terminal.end(), 0);
    QVERIFY2(terminal.screen().contains("Deleted 1 revision; freed "), terminal.screen().constData());
    QCOMPARE(int(hasRevision(u'a')) + int(hasRevision(u'b')), 1);
}

void TestCacheTick::allDetachedOnes()
{
    Terminal terminal;
    start(terminal);
    QVERIFY(terminal.shows("a: all 1 detached"));
    terminal.type("a");
    QVERIFY2(terminal.shows("1 of 4 ticked: frees 2.0 MB"), terminal.screen().constData());
    terminal.clear();
    terminal.type("a"); // and none of them
    QVERIFY(terminal.shows("Nothing is ticked."));
    terminal.type("a\r");
    QVERIFY(terminal.shows("Proceed?"));
    terminal.type("yes\n");
    QCOMPARE(terminal.end(), 0);
    QVERIFY(hasRevision(u'a') && !hasRevision(u'b'));
}

void TestCacheTick::arrowsAndLetters()
{
    Terminal terminal;
    start(terminal);
    QVERIFY(terminal.shows("Nothing is ticked."));
    terminal.type("\033[F \033[A \033[H"); // the last two, and back to the first
    QVERIFY2(terminal.shows("2 of 4 ticked"), terminal.screen().constData());
    terminal.clear();
    terminal.type("G\033OA\033OB k "); // all of it undone
    QVERIFY2(terminal.shows("Nothing is ticked."), terminal.screen().constData());
    terminal.type("q");
    QCOMPARE(terminal.end(), 0);
}

void TestCacheTick::pinnedOnesCannotBeTicked()
{
    QCOMPARE(m_cache->run(u"cache pin model/org/big"_s).code, 0);
    Terminal terminal;
    start(terminal);
    QVERIFY(terminal.shows("a: all 0 detached"));
    QVERIFY2(terminal.screen().contains("> [pin] model/org/big"), terminal.screen().constData());
    terminal.clear();
    terminal.type(" ");
    QVERIFY(terminal.shows("Nothing is ticked."));
    terminal.type("\r");
    QCOMPARE(terminal.end(), 0);
    QVERIFY(terminal.screen().contains("Nothing to delete."));
}

void TestCacheTick::noIsTheDefault_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("enter") << QByteArray("\n");
    QTest::newRow("no") << QByteArray("n\n");
    QTest::newRow("something else") << QByteArray("delete\n");
    QTest::newRow("end of the input") << QByteArray("\x04");
}

void TestCacheTick::noIsTheDefault()
{
    QFETCH(QByteArray, answer);
    Terminal terminal;
    start(terminal, u"cache prune"_s);
    QVERIFY(terminal.shows("Proceed? [y/N] "));
    QVERIFY(terminal.screen().contains("About to delete 1 revision and 1 incomplete download: frees 2.0 MB"));
    terminal.type(answer);
    QCOMPARE(terminal.end(), 1);
    QVERIFY(terminal.screen().contains("Nothing was changed."));
    QVERIFY(hasRevision(u'b'));
}

void TestCacheTick::leavingChangesNothing_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("q") << QByteArray("aq");
    QTest::newRow("escape") << QByteArray("a\033");
    QTest::newRow("enter without a tick") << QByteArray("aa\r");
}

void TestCacheTick::leavingChangesNothing()
{
    QFETCH(QByteArray, keys);
    Terminal terminal;
    start(terminal);
    QVERIFY(terminal.shows("Nothing is ticked."));
    terminal.type(keys);
    QCOMPARE(terminal.end(), 0);
    QVERIFY(terminal.echoes() && terminal.waitsForLines());
    QVERIFY(terminal.screen().contains("\033[?25h"));
    QVERIFY(terminal.screen().contains("Nothing to delete."));
    QVERIFY(hasRevision(u'b'));
}

void TestCacheTick::signalsLeaveTheTerminalInOrder_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("code");
    QTest::newRow("Ctrl+C") << SIGINT << 0 << 130;
    QTest::newRow("asked to end") << SIGTERM << 0 << 143;
    QTest::newRow("the window is closed") << SIGHUP << 0 << 129;
    QTest::newRow("twice at once") << SIGINT << SIGTERM << 143;
}

void TestCacheTick::signalsLeaveTheTerminalInOrder()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, code);
    Terminal terminal;
    start(terminal);
    QVERIFY(terminal.shows("Nothing is ticked."));
    const auto process = static_cast<pid_t>(terminal.process.processId());
    if (second != 0) { // both are there before it can do anything about the first
        ::kill(process, SIGSTOP);
        ::kill(process, first);
        ::kill(process, second);
        ::kill(process, SIGCONT);
    } else if (first == SIGINT) {
        terminal.type("\x03");
    } else {
        ::kill(process, first);
    }
    const int ended = terminal.end();
    QVERIFY2(ended == code || (second != 0 && ended == 128 + first), QByteArray::number(ended).constData());
    QVERIFY(terminal.echoes() && terminal.waitsForLines());
    QVERIFY2(terminal.screen().contains("\033[?25h\033[?7h"), terminal.screen().constData());
    QVERIFY(hasRevision(u'b'));
}

void TestCacheTick::longListsScroll()
{
    for (int n = 0; n < 100; ++n) {
        const auto repo = u"datasets--organisation-with-a-long-name--dataset-%1"_s.arg(n, 3, 10, QChar(u'0'));
        m_cache->addFile(repo, u'6', u"6"_s, u"x"_s, n);
    }
    Terminal terminal;
    terminal.resize(80, 24);
    start(terminal);
    QVERIFY2(terminal.shows("(1-20 of 104)"), terminal.screen().constData());
    for (const auto &line : terminal.screen().split('\n')) {
        auto text = QString::fromUtf8(line);
        text.remove(QRegularExpression(u"\\x1b\\[[?0-9]*[A-Za-z]|\\r"_s));
        QVERIFY2(text.size() < 80, line.constData());
    }
    terminal.clear();
    terminal.type("\033[6~");
    QVERIFY2(terminal.shows("(2-21 of 104)"), terminal.screen().constData());
    terminal.type("G");
    QVERIFY2(terminal.shows("(85-104 of 104)"), terminal.screen().constData());
    QVERIFY2(terminal.shows("> [ ]   dataset/organi"), terminal.screen().constData());
    terminal.type("q");
    QCOMPARE(terminal.end(), 0);
}

void TestCacheTick::theOldSpelling()
{
    Terminal terminal;
    terminal.start(m_cache->cli, { u"delete-cache"_s, u"--dir"_s, m_cache->tree.root });
    QVERIFY(terminal.shows("Nothing is ticked."));
    terminal.type("a\r");
    QVERIFY(terminal.shows("Proceed?"));
    terminal.type("y\n");
    QCOMPARE(terminal.end(), 0);
    QVERIFY(!hasRevision(u'b'));
}

QTEST_GUILESS_MAIN(TestCacheTick)
#include "tst_cachetick_posix.moc"
