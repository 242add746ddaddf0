// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/statebadge.h"
#include "ui/shared/theme.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;
constexpr auto model = FakeHub::RepoKind::Model;
constexpr int files = 7;

void fill(FakeHub::Server &hub)
{
    QMap<QString, FakeHub::Blob> blobs{ { u"README.md"_s, QByteArray("# Tree\n") } };
    for (int n = 1; n < files; ++n) {
        blobs.insert(u"model-0000%1-of-00006.safetensors"_s.arg(n),
                     FakeHub::Blob::seeded(quint64(n), 600'000));
    }
    hub.addRepo(model, u"alder/oak"_s, blobs);
}

void start(TestWindow &test)
{
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
}

QModelIndex row(const TestWindow &test)
{
    const auto *list = test.get<QAbstractItemView>(u"repoList"_s);
    return list ? list->model()->index(0, RepoListModel::Name) : QModelIndex();
}

StateBadge badge(const TestWindow &test)
{
    return row(test).data(RepoListModel::StateRole).value<StateBadge>();
}

/// What is read and spoken of the state; the same words.
QString words(const TestWindow &test)
{
    const auto shown = row(test).siblingAtColumn(RepoListModel::OnThisComputer).data().toString();
    const auto spoken = row(test).data(Qt::AccessibleTextRole).toString();
    return spoken.contains(shown) ? shown : u"shown '%1', spoken '%2'"_s.arg(shown, spoken);
}

/// Into the Files tab of the repo's page, where so many files are ticked by the keyboard.
void tick(TestWindow &test, int count)
{
    test.type(u"searchField"_s, u"hf://alder/oak"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"fileTree"_s), files, longMs);
    test.find(u"fileTree"_s)->setFocus();
    test.key(Qt::Key_Home);
    for (int file = 0; file < count; ++file) {
        test.key(Qt::Key_Return);
        test.key(Qt::Key_Down);
    }
    QTRY_VERIFY_WITH_TIMEOUT(test.find(u"downloadSelected"_s)->isEnabled(), longMs);
}

void backToTheList(TestWindow &test)
{
    test.key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoList"_s), longMs);
}

void downloadAll(TestWindow &test)
{
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs);
    test.click(u"downloadRepo"_s);
}

} // namespace

/// What a list says of each repo on this computer follows transfers, the cache and the Hub by itself.
class TestLocalStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutTheHubWhatIsNotHereIsOutOfReach();
    void someOfItsFilesAreCounted();
    void someOfAWholeAreToldOfAll();
    void aTransferIsFollowedInPerCent();
    void whatTheHubHasNewerIsSaid();
    void aTransferThatIsCancelledIsNoLongerSaid();
};

void TestLocalStates::someOfItsFilesAreCounted()
{
    TestWindow test;
    start(test);
    QCOMPARE(badge(test), StateBadge());
    tick(test, 3);
    test.click(u"downloadSelected"_s);
    backToTheList(test);
    // Nobody has asked for the whole listing. No language is loaded here.
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"3 file(s) here"_s, longMs);
    QCOMPARE(badge(test).state, LocalState::Partial);
}

// A transfer of everything that was given up: four files had come.
void TestLocalStates::someOfAWholeAreToldOfAll()
{
    int placed = 0; // outlives the engine that tells of it
    TestWindow test;
    start(test);
    connect(test.engine(),
            &Engine::filesPlaced,
            this,
            [&placed](const RepoId &, const CommitId &, const QStringList &paths) {
                placed += int(paths.size());
            });
    for (const int late : { 4, 5, 6 }) {
        test.hub.addFault(FakeHub::Fault::slow(10'000).on(u"*filename=model-0000%1*"_s.arg(late)));
    }
    downloadAll(test);
    QTRY_COMPARE_WITH_TIMEOUT(placed, files - 3, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    test.clickRow(u"transferTree"_s, 0);
    test.click(u"cancelTransfer"_s);
    backToTheList(test);
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"4 of 7 file(s)"_s, longMs);
    QCOMPARE(badge(test).state, LocalState::Partial);
    QCOMPARE(badge(test).share, 4 / 7.0);
    test.engine()->disconnect(this);
    test.hub.clearFaults();
    test.quit();
    test.start(); // and what is in the cache is known at once
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"4 of 7 file(s)"_s, longMs);
}

void TestLocalStates::aTransferIsFollowedInPerCent()
{
    QStringList seen; // outlives the model that tells of it
    TestWindow test;
    start(test);
    connect(row(test).model(), &QAbstractItemModel::dataChanged, this, [&] {
        if (badge(test).state == LocalState::Running && !seen.contains(words(test))) {
            seen << words(test);
        }
    });
    test.hub.addFault(FakeHub::Fault::slow(150'000).on(u"cdn"_s)); // four seconds for one file
    downloadAll(test);
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"Cached"_s, longMs);
    QCOMPARE(badge(test).state, LocalState::Complete);
    QList<int> percents;
    static const QRegularExpression percent(u"^(\\d+) %$"_s);
    for (const auto &word : seen) {
        if (const auto match = percent.match(word); match.hasMatch()) {
            percents << match.captured(1).toInt();
        }
    }
    QVERIFY2(percents.size() > 3, qPrintable(seen.join(u", "_s)));
    QVERIFY2(std::ranges::is_sorted(percents), qPrintable(seen.join(u", "_s)));
    QVERIFY(std::ranges::any_of(percents, [](int at) { return at > 0 && at < 100; }));
    row(test).model()->disconnect(this);
}

void TestLocalStates::whatTheHubHasNewerIsSaid()
{
    TestWindow test;
    start(test);
    downloadAll(test);
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"Cached"_s, longMs);
    test.hub.commit(model, u"alder/oak"_s, { .add = { { u"note.txt"_s, QByteArray("new\n") } } });
    QCOMPARE(words(test), u"Cached"_s); // nobody has asked
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(words(test), u"Newer on Hub"_s, longMs);
    QCOMPARE(badge(test).state, LocalState::Newer);
}

void TestLocalStates::aTransferThatIsCancelledIsNoLongerSaid()
{
    TestWindow test;
    start(test);
    test.hub.addFault(FakeHub::Fault::slow(20'000).on(u"cdn"_s));
    downloadAll(test);
    QTRY_COMPARE_WITH_TIMEOUT(badge(test).state, LocalState::Running, longMs);
    test.key(Qt::Key_4, Qt::ControlModifier);
    test.clickRow(u"transferTree"_s, 0);
    test.click(u"cancelTransfer"_s);
    backToTheList(test);
    QTRY_VERIFY_WITH_TIMEOUT(badge(test).state != LocalState::Running, longMs);
    QVERIFY2(!words(test).contains(u'%'), qPrintable(words(test)));
    test.hub.clearFaults();
}

// One is here, one is not; both lists of them are painted so, until the Hub can be asked again.
void TestLocalStates::withoutTheHubWhatIsNotHereIsOutOfReach()
{
    TestWindow test;
    test.hub.addRepo(model, u"alder/away"_s, { { u"README.md"_s, QByteArray("# Away\n") } });
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    tick(test, 1);
    test.click(u"downloadSelected"_s);
    backToTheList(test);
    const auto reach = [&test] {
        QStringList far;
        const auto *rows = test.get<QAbstractItemView>(u"repoList"_s)->model();
        for (int n = 0; n < rows->rowCount(); ++n) {
            const auto index = rows->index(n, RepoListModel::Name);
            if (index.data(RepoListModel::OutOfReachRole).toBool()) {
                far << index.data().toString();
                const auto ink = index.data(Qt::ForegroundRole).value<QColor>();
                far.last() += ink == Theme::color(Token::Faint) ? u" faint"_s : u" strong"_s;
                const auto spoken = index.data(Qt::AccessibleTextRole).toString();
                far.last() += spoken.contains(u"cannot be asked"_s) ? u" spoken"_s : u" silent"_s;
            }
        }
        return far;
    };
    const auto isHere = [&test] {
        const auto *rows = test.get<QAbstractItemView>(u"repoList"_s)->model();
        const auto stateOf = [rows](int n) {
            return rows->index(n, 0).data(RepoListModel::StateRole).value<StateBadge>().state;
        };
        return stateOf(0) == LocalState::Partial || stateOf(1) == LocalState::Partial;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHere(), longMs);
    QCOMPARE(reach(), QStringList());
    test.settings()->workOffline.set(true);
    QTRY_COMPARE_WITH_TIMEOUT(reach(), QStringList{ u"alder/away faint spoken"_s }, longMs);
    test.settings()->workOffline.set(false);
    QTRY_COMPARE_WITH_TIMEOUT(reach(), QStringList(), longMs);
}

QTEST_MAIN(TestLocalStates)
#include "tst_localstates.moc"
