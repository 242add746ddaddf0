// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/transfers/adddialog.h"
#include "ui/transfers/filterlist.h"
#include "ui/transfers/limitcontrol.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/sourcepanel.h"
#include "ui/transfers/speedgraph.h"
#include "ui/transfers/transferfiles.h"
#include "ui/transfers/transferfilter.h"
#include "ui/transfers/transferlogmodel.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/volumebars.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cstdlib>
#include <functional>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

TransferState transfer(TransferId id, TransferPhase phase)
{
    TransferState state;
    state.id = id;
    state.repo = { RepoKind::Model, u"org"_s, u"name-%1"_s.arg(id) };
    state.phase = phase;
    return state;
}

QString text(const QWidget &parent, const QString &name)
{
    const auto *label = parent.findChild<QLabel *>(name);
    return label ? label->text() : QString();
}

struct Paints : QObject {
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

int paintsAfter(QWidget *widget, const std::function<void()> &change)
{
    QCoreApplication::processEvents();
    Paints paints;
    widget->installEventFilter(&paints);
    change();
    QCoreApplication::processEvents();
    return paints.count;
}

QList<FileState> manyFiles(int count)
{
    QList<FileState> files;
    for (int i = 0; i < count; ++i) {
        files << FileState{ .path = u"file-%1"_s.arg(i), .size = 100, .phase = TransferPhase::Downloading };
    }
    return files;
}

} // namespace

/// The parts of the transfers page, each by itself.
class TestTransferParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFilterShowsWhatItSays();
    void whatIsHiddenIsNotCounted();
    void listAndBoxShowTheSameFilter();
    void theSpeedIsOfTwoMinutes();
    void theMeanIsOverTime();
    void theScaleHoldsThePeak_data();
    void theScaleHoldsThePeak();
    void aRateIsReadAsAPersonWritesIt_data();
    void aRateIsReadAsAPersonWritesIt();
    void theSliderIsLogarithmic();
    void theLimitIsASetting();
    void theLogGrowsAtItsEnd();
    void everyEventIsASentence();
    void aVolumeSaysWhatIsLeft();
    void eachStateHasItsAct();
    void anAddressIsAPlace_data();
    void anAddressIsAPlace();
    void offlineUseQuotesThePath();
    void onlyFilesThatAreSeenArePaintedAgain();
    void theAreaOfTheSpeedIsAVeil();
};

void TestTransferParts::aFilterShowsWhatItSays()
{
    TransferModel model;
    FilteredTransfers shown;
    shown.setSourceModel(&model);
    const QAbstractItemModelTester tester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({ transfer(1, TransferPhase::Downloading),
                   transfer(2, TransferPhase::Waiting),
                   transfer(3, TransferPhase::Paused),
                   transfer(4, TransferPhase::NeedsAttention),
                   transfer(5, TransferPhase::Retrying),
                   transfer(6, TransferPhase::Done) });
    const auto count = [&](TransferFilter filter) {
        shown.setFilter(filter);
        return shown.rowCount();
    };
    QCOMPARE(count(TransferFilter::Active), 2);
    QCOMPARE(count(TransferFilter::Waiting), 1);
    QCOMPARE(count(TransferFilter::Paused), 1);
    QCOMPARE(count(TransferFilter::NeedsAttention), 1);
    QCOMPARE(count(TransferFilter::Done), 1);
    QCOMPARE(count(TransferFilter::All), 6);
    shown.setFilter(TransferFilter::Waiting);
    model.update({ transfer(2, TransferPhase::Downloading) }); // it has started
    QCOMPARE(shown.rowCount(), 0);
    model.update({ transfer(2, TransferPhase::Waiting) });
    QCOMPARE(shown.index(0, 0).data(TransferModel::IdRole).value<TransferId>(), 2);
}

void TestTransferParts::whatIsHiddenIsNotCounted()
{
    TransferModel model;
    FilteredTransfers shown;
    shown.setSourceModel(&model);
    const FilterList filters(&model, &shown, nullptr);
    const std::unique_ptr<QListView> list(filters.list());
    const std::unique_ptr<QComboBox> combo(filters.combo());
    shown.setHidden(2, true);
    model.update({ transfer(1, TransferPhase::Paused), transfer(2, TransferPhase::Paused) });
    QCOMPARE(shown.rowCount(), 1);
    const auto paused = filters.list()->model()->index(int(TransferFilter::Paused), 0);
    QCOMPARE(paused.data(TransferFilterModel::CountRole).toString(), u"1"_s);
    QCOMPARE(paused.data(Qt::AccessibleTextRole).toString(), u"Paused, 1"_s);
    shown.setHidden(2, false);
    QCOMPARE(shown.rowCount(), 2);
}

void TestTransferParts::listAndBoxShowTheSameFilter()
{
    TransferModel model;
    FilteredTransfers shown;
    shown.setSourceModel(&model);
    FilterList filters(&model, &shown, nullptr);
    const std::unique_ptr<QListView> list(filters.list());
    const std::unique_ptr<QComboBox> combo(filters.combo());
    QList<TransferFilter> chosen;
    connect(&filters, &FilterList::chosen, this, [&](TransferFilter filter) { chosen.append(filter); });
    combo->setCurrentIndex(int(TransferFilter::Paused));
    QCOMPARE(list->currentIndex().row(), int(TransferFilter::Paused));
    list->setCurrentIndex(list->model()->index(int(TransferFilter::Done), 0));
    QCOMPARE(combo->currentIndex(), int(TransferFilter::Done));
    QCOMPARE(chosen, QList({ TransferFilter::Paused, TransferFilter::Done }));
}

void TestTransferParts::theSpeedIsOfTwoMinutes()
{
    SpeedHistory history;
    for (qint64 ms = 0; ms <= 300'000; ms += 100) {
        history.add(ms, ms < 150'000 ? 9.0 : 1.0);
    }
    QVERIFY(history.samples().size() <= SpeedHistory::spanMs / SpeedHistory::stepMs + 3);
    QCOMPARE(history.samples().last(), (SpeedHistory::Sample{ 300'000, 1.0 }));
    QVERIFY(history.samples().first().atMs <= 300'000 - SpeedHistory::spanMs); // to the left edge
    QVERIFY(history.samples().at(1).atMs >= 300'000 - SpeedHistory::spanMs);
    QCOMPARE(history.peak(), 1.0);
}

void TestTransferParts::theMeanIsOverTime()
{
    SpeedHistory history;
    QCOMPARE(history.mean(), 0.0);
    history.add(0, 0);
    history.add(1000, 10);
    history.add(4000, 20); // for three seconds
    QCOMPARE(history.mean(), (10.0 * 1000 + 20.0 * 3000) / 4000);
}

void TestTransferParts::theScaleHoldsThePeak_data()
{
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("step");
    QTest::addColumn<QString>("unit");
    QTest::newRow("nothing") << 0.0 << 400.0 << u"kB/s"_s;
    QTest::newRow("kB") << 40'000.0 << 20'000.0 << u"kB/s"_s;
    QTest::newRow("97 MB") << 97e6 << 40e6 << u"MB/s"_s;
    QTest::newRow("120 MB") << 120e6 << 40e6 << u"MB/s"_s;
    QTest::newRow("1.2 GB") << 1.2e9 << 400e6 << u"GB/s"_s;
}

void TestTransferParts::theScaleHoldsThePeak()
{
    QFETCH(double, peak);
    const auto scale = speedScale(peak);
    QVERIFY(scale.step * 3 >= peak);
    QTEST(scale.step, "step");
    QTEST(scale.unitName, "unit");
}

void TestTransferParts::aRateIsReadAsAPersonWritesIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("rate");
    QTest::newRow("bare") << u"25"_s << qint64(25'000'000);
    QTest::newRow("unit") << u"800 kB/s"_s << qint64(800'000);
    QTest::newRow("short") << u"1.5g"_s << qint64(1'500'000'000);
    QTest::newRow("our own") << u"100 MB/s"_s << qint64(100'000'000);
    QTest::newRow("words") << u"fast"_s << qint64(0);
    QTest::newRow("nothing") << QString() << qint64(0);
    QTest::newRow("too little") << u"0"_s << qint64(0);
    QTest::newRow("too much") << u"999999999"_s << qint64(0);
}

void TestTransferParts::aRateIsReadAsAPersonWritesIt()
{
    QFETCH(QString, text);
    QTEST(parseRate(text), "rate");
}

void TestTransferParts::theSliderIsLogarithmic()
{
    QCOMPARE(LimitControl::rateAt(0), LimitControl::least);
    QCOMPARE(LimitControl::rateAt(20), 1'000'000);
    QCOMPARE(LimitControl::rateAt(LimitControl::steps), LimitControl::most);
    for (int step = 0; step <= LimitControl::steps; ++step) {
        QCOMPARE(LimitControl::stepOf(LimitControl::rateAt(step)), step);
    }
}

void TestTransferParts::theLimitIsASetting()
{
    const QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    LimitControl control(&settings);
    auto *slider = control.findChild<QSlider *>(u"limitSlider"_s);
    auto *value = control.findChild<QLineEdit *>(u"limitValue"_s);
    auto *on = control.findChild<QToolButton *>(u"limitSwitch"_s);
    QVERIFY(!on->isChecked());
    QCOMPARE(value->text(), u"No limit"_s);
    slider->setValue(40);
    QCOMPARE(settings.speedLimit(), 10'000'000);
    QVERIFY(settings.limitSpeed() && on->isChecked());
    value->setText(u"250"_s);
    Q_EMIT value->editingFinished();
    QCOMPARE(settings.speedLimit(), 250'000'000);
    QCOMPARE(slider->value(), LimitControl::stepOf(250'000'000));
    value->setText(u"nonsense"_s);
    Q_EMIT value->editingFinished();
    QCOMPARE(settings.speedLimit(), 250'000'000);
    QCOMPARE(value->text(), u"250 MB/s"_s);
    on->click();
    QVERIFY(!settings.limitSpeed());
    QCOMPARE(value->text(), u"No limit"_s);
    settings.limitSpeed.set(true); // from elsewhere
    QVERIFY(on->isChecked());
}

void TestTransferParts::theLogGrowsAtItsEnd()
{
    TransferLogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<TransferEvent> log{ { .atMs = 1 }, { .atMs = 2, .kind = TransferEvent::Kind::Started } };
    int resets = 0;
    connect(&model, &QAbstractItemModel::modelReset, this, [&] { ++resets; });
    model.setLog(log);
    log.append({ .atMs = 3, .kind = TransferEvent::Kind::Resumed });
    model.setLog(log);
    log.last().count = 2; // the last one is told anew
    model.setLog(log);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(resets, 0);
    model.setLog({ { .atMs = 9 } });
    QCOMPARE(resets, 1);
    QCOMPARE(model.rowCount(), 1);
}

void TestTransferParts::everyEventIsASentence()
{
    for (int kind = 0; kind <= int(TransferEvent::Kind::Done); ++kind) {
        TransferEvent event{ .kind = TransferEvent::Kind(kind),
                             .path = u"folder/model.safetensors"_s,
                             .count = 2,
                             .of = 8,
                             .bytes = 1'000'000,
                             .had = 500'000,
                             .ms = 12'000,
                             .reason = PauseReason::User,
                             .error = Error{ Error::Kind::Timeout, u"connection reset"_s } };
        const auto sentence = TransferLogModel::sentence(event);
        QVERIFY2(sentence.size() > 5 && sentence.endsWith(u'.'),
                 qPrintable(u"%1: %2"_s.arg(kind).arg(sentence)));
        QVERIFY2(!sentence.contains(u'%') && !sentence.contains(".."_L1), qPrintable(sentence));
        const bool isRef = event.kind == TransferEvent::Kind::RefWritten; // its path is a branch
        QVERIFY2(isRef || !sentence.contains("folder/"_L1), qPrintable(sentence));
    }
}

void TestTransferParts::aVolumeSaysWhatIsLeft()
{
    VolumeBars bars;
    bars.setPlans({ { .mount = u"/home"_s,
                      .freeBytes = 400,
                      .totalBytes = 1000,
                      .neededBytes = 0,
                      .withoutRoom = {} } });
    QVERIFY(bars.isHidden()); // nothing to write there
    bars.setPlans({ { .mount = u"/home"_s,
                      .freeBytes = 486'000'000'000,
                      .totalBytes = 1'000'000'000'000,
                      .neededBytes = 90'000'000'000,
                      .withoutRoom = {} } });
    QVERIFY(!bars.isHidden());
    QCOMPARE(text(bars, u"volumeWords"_s), u"486 GB free, 396 GB after this queue"_s);
    QCOMPARE(text(bars, u"volumeQueued"_s), u"90.0 GB queued"_s);
    int wanted = 0;
    connect(&bars, &VolumeBars::spaceWanted, this, [&] { ++wanted; });
    bars.setPlans({ { .mount = u"/mnt"_s,
                      .freeBytes = 1'000'000'000,
                      .totalBytes = 10'000'000'000,
                      .neededBytes = 2'100'000'000,
                      .withoutRoom = { 7 } } });
    QCOMPARE(text(bars, u"volumeWords"_s), u"1.10 GB short for this queue"_s);
    auto *action = bars.findChild<QPushButton *>(u"volumeSpace"_s);
    QVERIFY(!action->isHidden());
    action->click();
    QCOMPARE(wanted, 1);
}

void TestTransferParts::eachStateHasItsAct()
{
    QCOMPARE(rowAct(transfer(1, TransferPhase::Downloading)), RowAct::Pause);
    QCOMPARE(rowAct(transfer(1, TransferPhase::Waiting)), RowAct::DownloadNow);
    QCOMPARE(rowAct(transfer(1, TransferPhase::Retrying)), RowAct::TryAgain);
    QCOMPARE(rowAct(transfer(1, TransferPhase::Done)), RowAct::OpenFolder);
    auto state = transfer(1, TransferPhase::Paused);
    QCOMPARE(rowAct(state), RowAct::GoOn);
    state.pauseReason = PauseReason::OtherPlace;
    QCOMPARE(rowAct(state), RowAct::None);
    const auto buttons = rowButtons({ 100, 10, rowButtonsWidth(), 52 });
    QVERIFY(!buttons.act.intersects(buttons.more));
    QVERIFY(QRect(100, 10, rowButtonsWidth(), 52).contains(buttons.act | buttons.more));
}

void TestTransferParts::anAddressIsAPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("uri");
    QTest::newRow("name") << u"org/name"_s << u"hf://models/org/name"_s;
    QTest::newRow("dataset") << u"datasets/org/name"_s << u"hf://datasets/org/name"_s;
    QTest::newRow("uri") << u" hf://org/name@v1 "_s << u"hf://models/org/name@v1"_s;
    QTest::newRow("link") << u"https://huggingface.co/org/name"_s << u"hf://models/org/name"_s;
    QTest::newRow("short link") << u"huggingface.co/org/name"_s << u"hf://models/org/name"_s;
    QTest::newRow("own Hub") << u"http://127.0.0.1:80/org/name"_s << u"hf://models/org/name"_s;
    QTest::newRow("elsewhere") << u"https://example.org/org/name"_s << QString();
    QTest::newRow("words") << u"a model please"_s << QString();
    QTest::newRow("way out") << u"../../etc/passwd"_s << QString();
}

void TestTransferParts::anAddressIsAPlace()
{
    QFETCH(QString, text);
    const auto place = AddDialog::placeOf(text, QUrl(u"http://127.0.0.1:80"_s));
    QTEST(place ? place->uri() : QString(), "uri");
}

void TestTransferParts::offlineUseQuotesThePath()
{
    auto state = transfer(1, TransferPhase::Done);
    state.path = u"/home/a \"b\"/snapshots/1"_s;
    QCOMPARE(offlineUse(state),
             u"export HF_HUB_OFFLINE=1\nfrom transformers import AutoModel\n"
             "model = AutoModel.from_pretrained(\"/home/a \\\"b\\\"/snapshots/1\")\n"_s);
    state.repo.kind = RepoKind::Dataset;
    QVERIFY(offlineUse(state).contains("load_dataset("_L1));
}

void TestTransferParts::onlyFilesThatAreSeenArePaintedAgain()
{
    TransferModel model;
    auto state = transfer(1, TransferPhase::Downloading);
    auto files = manyFiles(1000);
    state.fileCount = int(files.size());
    model.update({ state });
    model.updateFiles(1, files);
    TransferFiles view(nullptr, &model);
    view.show(model.indexOf(1));
    view.resize(600, 200);
    view.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto change = [&](int at) {
        files[at].done = 50;
        model.updateFiles(1, { files[at] });
    };
    QCOMPARE(paintsAfter(view.viewport(), [&] { change(2); }), 1);
    QCOMPARE(paintsAfter(view.viewport(), [&] { change(900); }), 0);
    state.done = 50;
    QCOMPARE(paintsAfter(view.viewport(), [&] { model.update({ state }); }), 0);
    state.phase = TransferPhase::Cancelled; // which its files tell, too
    QCOMPARE(paintsAfter(view.viewport(), [&] { model.update({ state }); }), 1);
    view.scrollToBottom();
    QCOMPARE(paintsAfter(view.viewport(), [&] { change(3); }), 0);
    QCOMPARE(paintsAfter(view.viewport(), [&] { change(999); }), 1);
}

void TestTransferParts::theAreaOfTheSpeedIsAVeil()
{
    Theme theme;
    for (const auto scheme : { SchemeChoice::Light, SchemeChoice::Dark }) {
        theme.setChoice(scheme);
        SpeedHistory history;
        history.add(1000, 2e6);
        history.add(61'000, 2e6);
        SpeedGraph graph;
        graph.resize(420, 180);
        graph.show(history, {}, 61'000);
        const auto image = graph.grab().toImage();
        auto through = QImage(1, 1, QImage::Format_RGB32);
        through.fill(Theme::color(Token::Surface));
        auto accent = Theme::color(Token::Accent);
        accent.setAlphaF(0.13F);
        QPainter(&through).fillRect(through.rect(), accent);
        const auto found = image.pixelColor(int(image.width() * 0.85), int(image.height() * 0.7));
        const auto wanted = through.pixelColor(0, 0);
        QVERIFY2(std::abs(found.red() - wanted.red()) <= 2 && std::abs(found.green() - wanted.green()) <= 2
                     && std::abs(found.blue() - wanted.blue()) <= 2,
                 qPrintable(found.name() + u' ' + wanted.name()));
    }
}

QTEST_MAIN(TestTransferParts)
#include "tst_transferparts.moc"
