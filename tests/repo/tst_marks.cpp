// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filetreemodel.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 40'000;
constexpr auto model = FakeHub::RepoKind::Model;
constexpr int commits = 5;

void fill(FakeHub::Server &hub)
{
    for (const auto &name : { u"alder/plain"_s, u"alder/chunked"_s }) {
        hub.addRepo(model,
                    name,
                    { { u"README.md"_s, QByteArray("# One\n") },
                      { u"model.safetensors"_s, FakeHub::Blob::seeded(7, 50'000) } });
    }
    hub.edit(model, u"alder/chunked"_s, [](FakeHub::Repo &repo) { repo.xet = true; });
    hub.edit(model, u"alder/plain"_s, [](FakeHub::Repo &repo) {
        for (int n = 1; n < commits; ++n) {
            repo.commit({ .add = { { u"n.txt"_s, QByteArray::number(n) } }, .title = u"Change %1"_s.arg(n) });
        }
    });
}

void open(TestWindow &test, const QString &repo, int tab)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.clickTab(u"repoTabs"_s, tab);
}

/// How the Hub stores a file, as its row says.
QString kindOf(const TestWindow &test, const QString &file)
{
    const auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    for (int row = 0; tree && row < tree->model()->rowCount(); ++row) {
        if (tree->model()->index(row, FileTreeModel::NameColumn).data().toString() == file) {
            return tree->model()->index(row, FileTreeModel::KindColumn).data().toString();
        }
    }
    return {};
}

} // namespace

/// Small signs of a repo: how each of its files is stored, and the line along its commits.
class TestMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gitLfsAndXet();
    void theLineOfCommits();
};

void TestMarks::gitLfsAndXet()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"alder/plain"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(kindOf(test, u"model.safetensors"_s), u"LFS"_s, longMs);
    QCOMPARE(kindOf(test, u"README.md"_s), u"Git"_s);
    open(test, u"alder/chunked"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(kindOf(test, u"model.safetensors"_s), u"Xet"_s, longMs);
    QCOMPARE(kindOf(test, u"README.md"_s), u"Git"_s);
}

// From the newest dot, which stands out, without a gap to the oldest.
void TestMarks::theLineOfCommits()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    open(test, u"alder/plain"_s, 2);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"commitList"_s), commits, longMs);
    auto *list = test.get<QAbstractItemView>(u"commitList"_s);
    list->scrollToTop();
    const auto rowAt = [list](int row) { return list->visualRect(list->model()->index(row, 0)); };
    const int x = rowAt(0).left() + Metrics::pageMargin + Theme::px(20) / 2 - 1; // the middle of the graph
    const auto picture = list->viewport()->grab().toImage();
    // Something other than the ground: the line is 1.5 px wide, so that its neighbours count, too.
    const auto isInked = [&](int y) {
        const auto ground = picture.pixelColor(x - Theme::px(8), y);
        return picture.pixelColor(x, y) != ground || picture.pixelColor(x + 1, y) != ground;
    };
    const auto middle = [&](int row) { return rowAt(row).top() + rowAt(row).height() / 2; };
    const auto shown = [&](int row) { return rowAt(row).bottom() < picture.height(); };
    QVERIFY(shown(1));
    QVERIFY(!isInked(rowAt(0).top() + 2)); // nothing is newer
    int last = 0;
    while (last + 1 < commits && shown(last + 1)) {
        ++last;
    }
    for (int y = middle(0); y <= middle(last); ++y) {
        QVERIFY2(isInked(y), qPrintable(u"a gap at %1"_s.arg(y)));
    }
    if (last + 1 == commits) {
        QVERIFY(!isInked(rowAt(last).bottom() - 2)); // nothing is older
    }
    QCOMPARE(picture.pixelColor(x, middle(0)), Theme::color(Token::Accent));
    QCOMPARE(picture.pixelColor(x, middle(1)), Theme::color(Token::Mark));
}

QTEST_MAIN(TestMarks)
#include "tst_marks.moc"
