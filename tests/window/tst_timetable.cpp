// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "support/window.h"
#include "ui/settings/timetableeditor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The timetable of the speed limit: its editor, and that the queue follows it.
class TestTimetable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void periodsAreAddedChangedAndRemoved();
    void whatIsUnusualIsShown();
    void aPauseOfTheTimetableStopsTheQueue();
};

void TestTimetable::periodsAreAddedChangedAndRemoved()
{
    const QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    TimetableEditor editor(&settings.timetable);
    const auto periods = [&] { return timetableFromText(settings.timetable()).periods; };
    auto *add = editor.findChild<QPushButton *>(u"addPeriod"_s);
    add->click();
    add->click();
    QCOMPARE(periods().size(), 2);
    const auto days = editor.findChildren<QComboBox *>(u"periodDays"_s);
    QCOMPARE(days.size(), 2);
    days.at(1)->setCurrentIndex(0);
    editor.findChildren<QTimeEdit *>(u"periodTo"_s).at(1)->setTime({ 6, 30 });
    editor.findChildren<QComboBox *>(u"periodLimit"_s).at(1)->setCurrentIndex(0);
    QCOMPARE(periods().at(1).days, Timetable::allDays);
    QCOMPARE(periods().at(1).to, 6 * 60 + 30);
    QCOMPARE(periods().at(1).bytesPerSecond, Timetable::pause);
    editor.findChildren<QToolButton *>(u"periodRemove"_s).at(0)->click();
    QCOMPARE(periods().size(), 1);
    QCOMPARE(periods().at(0).to, 6 * 60 + 30);
}

void TestTimetable::whatIsUnusualIsShown()
{
    const QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    const Timetable odd{ { { .days = 0x05, .from = 60, .to = 120, .bytesPerSecond = 123'000 } } };
    settings.timetable.set(toText(odd));
    const TimetableEditor editor(&settings.timetable);
    QCOMPARE(editor.findChild<QComboBox *>(u"periodDays"_s)->currentText(), u"Mon, Wed"_s);
    QCOMPARE(editor.findChild<QComboBox *>(u"periodLimit"_s)->currentText(), u"123 kB/s"_s);
    QCOMPARE(timetableFromText(settings.timetable()), odd); // looking changes nothing
}

void TestTimetable::aPauseOfTheTimetableStopsTheQueue()
{
    TestWindow test;
    test.hub.addRepo(
        FakeHub::RepoKind::Model, u"org/a"_s, { { u"w.safetensors"_s, FakeHub::Blob::seeded(1, 1 << 20) } });
    test.hub.addFault(FakeHub::Fault::slow(2'000).onPort(FakeHub::Port::Cdn));
    test.start();
    test.type(u"searchField"_s, u"hf://org/a"_s);
    test.key(Qt::Key_Return);
    constexpr int longMs = 60'000;
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
    test.click(u"downloadRepo"_s);
    QList<TransferState> last;
    connect(test.engine(), &Engine::transfersChanged, this, [&](const QList<TransferState> &states) {
        last = states;
    });
    QTRY_VERIFY_WITH_TIMEOUT(!last.isEmpty() && last.first().phase == TransferPhase::Downloading, longMs);
    test.settings()->timetable.set(
        toText({ { { .from = 0, .to = 0, .bytesPerSecond = Timetable::pause } } }));
    test.settings()->followTimetable.set(true);
    QTRY_VERIFY_WITH_TIMEOUT(!last.isEmpty() && last.first().pauseReason == PauseReason::Timetable, longMs);
    test.settings()->followTimetable.set(false);
    QTRY_VERIFY_WITH_TIMEOUT(!last.isEmpty() && last.first().phase == TransferPhase::Downloading, longMs);
}

QTEST_MAIN(TestTimetable)
#include "tst_timetable.moc"
