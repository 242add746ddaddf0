// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/repo/repohead.h"
#include "ui/shared/avatars.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr auto model = FakeHub::RepoKind::Model;

void start(TestWindow &test, QSize size = { 1440, 900 })
{
    test.hub.addOrganization(u"northwind"_s, { u"ada"_s });
    test.hub.addUser({ .name = u"ada"_s, .fullname = u"Ada Alder"_s, .orgs = { u"northwind"_s } });
    test.hub.addRepo(model, u"northwind/heron"_s, { { u"README.md"_s, QByteArray("# Heron\n") } });
    test.hub.edit(model, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        repo.trendingScore = 9;
        repo.commit({ .add = { { u"n.txt"_s, QByteArray("1\n") } },
                      .title = u"Change"_s,
                      .message = {},
                      .author = u"ada"_s,
                      .coAuthors = { u"Grace of the Hill"_s } });
    });
    test.start(size);
}

void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(
        test.isShown(u"repoPage"_s) ? test.find(u"repoName"_s)->accessibleName() : QString(), repo, longMs);
}

} // namespace

/// Names of people and organisations lead to their pages.
class TestPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOwnerInTheHeadIsALink_data();
    void theOwnerInTheHeadIsALink();
    void thePictureIsOneToo();
    void theOwnerIsUnderlinedBelowThePointer();
    void ownerAndNameStandOnOneLine();
    void theNameStaysWhole();
    void aRepoWithoutOwnerHasNoSuchLink();
    void authorsOfACommitAreLinks();
    void theMenuOfARowOpensTheOwner();
    void thePaletteOpensTheOwner();

private:
    static void expectPerson(TestWindow &test, const QString &name);
};

void TestPeople::expectPerson(TestWindow &test, const QString &name)
{
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"personName"_s).contains(name), longMs);
}

void TestPeople::theOwnerInTheHeadIsALink_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("by mouse") << 0;
    QTest::newRow("by Return") << int(Qt::Key_Return);
    QTest::newRow("by Space") << int(Qt::Key_Space);
}

void TestPeople::theOwnerInTheHeadIsALink()
{
    QFETCH(const int, key);
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    auto *link = test.find(u"openOwner"_s);
    QVERIFY(link);
    QCOMPARE(link->accessibleName(), u"Open the page of northwind"_s);
    if (key == 0) {
        test.click(u"openOwner"_s);
    } else {
        test.find(u"repoBack"_s)->setFocus();
        test.key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), link);
        test.key(Qt::Key(key));
    }
    expectPerson(test, u"northwind"_s);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
}

void TestPeople::thePictureIsOneToo()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    test.click(u"repoOwner"_s);
    expectPerson(test, u"northwind"_s);
}

void TestPeople::theOwnerIsUnderlinedBelowThePointer()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    auto *link = test.find(u"openOwner"_s);
    QTest::mouseMove(test.window(), { 2, 2 });
    const auto before = link->grab().toImage();
    QTest::mouseMove(link, link->rect().center());
    QTRY_VERIFY(link->underMouse());
    QTRY_VERIFY(link->grab().toImage() != before);
}

// Where there is little room the owner gives way first.
void TestPeople::ownerAndNameStandOnOneLine()
{
    Theme theme;
    theme.setChoice(SchemeChoice::Light);
    for (const int percent : { 100, 110, 125, 150, 175, 200 }) {
        theme.setTextPercent(percent);
        RepoHead head(nullptr, false, {});
        head.resize(600, Theme::px(44));
        head.setRepo({ RepoKind::Model, u"mmm"_s, u"mmm"_s });
        head.show();
        QVERIFY(QTest::qWaitForWindowExposed(&head));
        const auto image = head.grab().toImage();
        const auto lowest
            = [&](const QWidget *part, int width) { // row with ink of a letter that stands on the line
                  const QRect place(part->mapTo(&head, QPoint()), QSize(width, part->height()));
                  for (int y = place.bottom(); y > place.top(); --y) {
                      for (int x = place.left(); x < place.right(); ++x) {
                          if (image.pixelColor(x, y).lightness() < 170) {
                              return y;
                          }
                      }
                  }
                  return -1;
              };
        const auto *owner = head.findChild<QWidget *>(u"openOwner"_s);
        const auto *name = head.findChild<QWidget *>(u"repoName"_s);
        QVERIFY(lowest(owner, owner->width() / 2) > 0);
        QCOMPARE(lowest(owner, owner->width() / 2), lowest(name, name->width()));
    }
}

void TestPeople::theNameStaysWhole()
{
    TestWindow test;
    start(test, { 760, 520 });
    open(test, u"northwind/heron"_s);
    QTRY_COMPARE(test.text(u"repoName"_s), u"heron"_s);
    QVERIFY(!test.text(u"openOwner"_s).isEmpty());
    const auto *name = test.find(u"repoName"_s);
    QTRY_VERIFY(name->width() >= name->sizeHint().width());
}

void TestPeople::aRepoWithoutOwnerHasNoSuchLink()
{
    TestWindow test;
    start(test);
    Avatars avatars(test.engine(), test.settings());
    RepoHead head(&avatars, true, {});
    head.setRepo({ RepoKind::Model, {}, u"gpt2"_s });
    head.resize(600, 50);
    head.show();
    QVERIFY(QTest::qWaitForWindowExposed(&head));
    QVERIFY(!head.findChild<QWidget *>(u"openOwner"_s)->isVisible());
    const QSignalSpy opened(&head, &RepoHead::openRequested);
    QTest::mouseClick(head.findChild<QWidget *>(u"repoOwner"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), 0);
    head.setRepo({ RepoKind::Model, u"northwind"_s, u"heron"_s });
    QTest::mouseClick(head.findChild<QWidget *>(u"repoOwner"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QVERIFY(head.findChild<QWidget *>(u"openOwner"_s)->isVisible());
}

void TestPeople::authorsOfACommitAreLinks()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    test.clickTab(u"repoTabs"_s, 2);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"commitAuthor"_s), u"ada"_s, longMs);
    // A name that nobody can have on the Hub is no link.
    QCOMPARE(test.find(u"commitAuthors"_s)->findChildren<QAbstractButton *>(u"commitAuthor"_s).size(), 1);
    test.find(u"commitAuthor"_s)->setFocus();
    test.key(Qt::Key_Return);
    expectPerson(test, u"ada"_s);
}

void TestPeople::theMenuOfARowOpensTheOwner()
{
    TestWindow test;
    start(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.find(u"repoList"_s)->setFocus();
    test.key(Qt::Key_Home);
    test.key(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(test.isShown(u"rowMenu"_s));
    auto *menu = test.get<QMenu>(u"rowMenu"_s);
    const auto isThere
        = [menu] { return menu->activeAction() && menu->activeAction()->objectName() == "menuOwner"_L1; };
    for (int step = 0; step < 10 && !isThere(); ++step) {
        QTest::keyClick(menu, Qt::Key_Down);
    }
    QVERIFY(isThere());
    QTest::keyClick(menu, Qt::Key_Return);
    expectPerson(test, u"northwind"_s);
}

void TestPeople::thePaletteOpensTheOwner()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u">open owner"_s);
    QCOMPARE(test.currentRow(u"paletteList"_s), u"Open the owner"_s);
    test.key(Qt::Key_Return);
    expectPerson(test, u"northwind"_s);
}

QTEST_MAIN(TestPeople)
#include "tst_people.moc"
