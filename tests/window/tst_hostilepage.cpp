// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/disktree.h"
#include "tests/support/window.h"
#include "ui/transfers/transfermodel.h"

#include <QDir>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 60'000;

} // namespace

/// The hostile repo of the demo through the window: what may not be written is refused in words, the good
/// files arrive, and nothing lies where it does not belong.
class TestHostilePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesInWordsAndKeepsTheGoodFiles();
};

void TestHostilePage::refusesInWordsAndKeepsTheGoodFiles()
{
    TestWindow test;
    test.hub.addDemoContent();
    test.start();
    test.type(u"searchField"_s, u"hf://mallory/hostile-paths"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s) != u"Download"_s, longMs); // the files are known
    test.choose(u"downloadRepo"_s, { u"downloadEverything"_s });
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"transferTree"_s) == 1 && test.find(u"clearFinished"_s)->isEnabled(),
                             longMs);
    const auto *model = test.get<QAbstractItemView>(u"transferTree"_s)->model();
    const auto repo = model->index(0, 0);
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount(repo) >= 26, longMs);
    int refused = 0;
    for (int row = 0; row < model->rowCount(repo); ++row) {
        const auto state = model->index(row, TransferModel::StateColumn, repo);
        if (state.data().toString().contains(u"refused because it would leave its folder"_s)) {
            ++refused;
            // The exact reason, with the path, is one hover away.
            QVERIFY2(state.data(Qt::ToolTipRole).toString().contains(u"refused: "_s),
                     qPrintable(state.data(Qt::ToolTipRole).toString()));
        } else {
            QCOMPARE(state.data().toString(), u"Verified"_s);
        }
    }
    QCOMPARE(refused, 21);
    QCOMPARE(model->rowCount(repo) - refused, 5);
    test.quit();
    const auto lines = DiskTree::lines(test.folder());
    for (const auto &line : lines) {
        const bool ours
            = line.startsWith("hf/"_L1) || line.startsWith("state/"_L1) || line.startsWith("settings.ini"_L1);
        QVERIFY2(ours, qPrintable(line));
        QVERIFY2(!line.startsWith("hf/"_L1) || line.startsWith("hf/ "_L1) || line.startsWith("hf/hub/"_L1),
                 qPrintable(line));
    }
    QVERIFY(!QFile::exists(u"/etc/x"_s));
}

QTEST_MAIN(TestHostilePage)
#include "tst_hostilepage.moc"
