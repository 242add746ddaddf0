// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repohead.h"
#include "ui/shared/theme.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

QToolButton *button(const RepoHead &head, const QString &name)
{
    return head.findChild<QToolButton *>(name);
}

QString shownName(const RepoHead &head)
{
    return head.findChild<QLabel *>(u"repoName"_s)->text();
}

QStringList inMenu(const RepoHead &head)
{
    auto *menu = head.findChild<QMenu *>(u"repoMoreMenu"_s);
    Q_EMIT menu->aboutToShow();
    QStringList texts;
    for (const auto *action : menu->actions()) {
        texts << action->text();
    }
    return texts;
}

} // namespace

/// The top line of a repo's page, as its room changes.
class TestRepoHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theToolsGiveWayToTheName();
    void aToolBehindTheMenuStillActs();
    void marksGiveWayAfterTheTools();
    void aLongNameTakesTheRoomThatThereIs();
};

void TestRepoHead::theToolsGiveWayToTheName()
{
    Theme theme;
    RepoHead head(nullptr, false, {});
    head.setRepo(*RepoId::parse(RepoKind::Model, u"northlight/Heron-8B"_s));
    head.resize(700, head.sizeHint().height());
    head.show();
    QTRY_COMPARE(shownName(head), u"Heron-8B"_s);
    QVERIFY(button(head, u"copyName"_s)->isVisible());
    QVERIFY(button(head, u"openInBrowser"_s)->isVisible());
    QVERIFY(!button(head, u"repoMore"_s)->isVisible());
    QVERIFY(inMenu(head).isEmpty());

    int width = 700;
    while (button(head, u"openInBrowser"_s)->isVisible() && width > 100) {
        head.resize(--width, head.height());
    }
    QTRY_COMPARE(shownName(head), u"Heron-8B"_s); // not before it would have lost a letter
    QVERIFY(button(head, u"repoMore"_s)->isVisible());
    QVERIFY(button(head, u"openAsPage"_s)->isVisible());
    QCOMPARE(inMenu(head).first(), button(head, u"openInBrowser"_s)->accessibleName());
    head.resize(200, head.height());
    QVERIFY(!button(head, u"copyName"_s)->isVisible());
    QCOMPARE(inMenu(head).size(), 2);
    head.resize(700, head.height());
    QVERIFY(button(head, u"copyName"_s)->isVisible());
    QVERIFY(!button(head, u"repoMore"_s)->isVisible());
}

void TestRepoHead::aToolBehindTheMenuStillActs()
{
    Theme theme;
    RepoHead head(nullptr, false, {});
    head.setRepo(*RepoId::parse(RepoKind::Model, u"northlight/Heron-8B"_s));
    head.resize(200, head.sizeHint().height());
    head.show();
    const auto *web = button(head, u"openInBrowser"_s);
    QVERIFY(!web->isVisible() && RepoHead::isBehindMenu(web));
    const QSignalSpy asked(&head, &RepoHead::browserRequested);
    QCOMPARE(inMenu(head).size(), 2);
    head.findChild<QMenu *>(u"repoMoreMenu"_s)->actions().first()->trigger();
    QCOMPARE(asked.size(), 1);
    head.resize(700, head.height());
    QVERIFY(!RepoHead::isBehindMenu(web));
}

void TestRepoHead::marksGiveWayAfterTheTools()
{
    Theme theme;
    auto *lasting = new QToolButton;
    auto *checked = new QToolButton;
    checked->setCheckable(true);
    checked->setAccessibleName(u"Mark"_s);
    auto *unfolds = new QToolButton;
    unfolds->setAccessibleName(u"Compare"_s);
    unfolds->setMenu(new QMenu(unfolds));
    const auto *inside = unfolds->menu()->addAction(u"Collect"_s);
    RepoHead head(nullptr, false, { checked, lasting, unfolds }, { unfolds, checked });
    head.setRepo(*RepoId::parse(RepoKind::Model, u"northlight/Heron-8B"_s));
    head.resize(700, head.sizeHint().height());
    head.show();
    QTRY_VERIFY(checked->isVisible() && unfolds->isVisible());
    int width = 700;
    while (unfolds->isVisible() && width > 100) {
        head.resize(--width, head.height());
    }
    QVERIFY(!button(head, u"copyName"_s)->isVisible() && checked->isVisible());
    QTRY_COMPARE(shownName(head), u"Heron-8B"_s);
    head.resize(200, head.height());
    QVERIFY(!checked->isVisible() && lasting->isVisible());
    QCOMPARE(inMenu(head).sliced(2), QStringList({ u"Compare"_s, u"Mark"_s }));

    const auto entries = head.findChild<QMenu *>(u"repoMoreMenu"_s)->actions();
    QVERIFY(entries[2]->menu() && entries[2]->menu()->actions().contains(inside));
    QVERIFY(entries[3]->isCheckable() && !entries[3]->isChecked());
    entries[3]->trigger();
    QVERIFY(checked->isChecked());
    QCOMPARE(inMenu(head).size(), 4); // filled anew: the button's own menu lives on
    QVERIFY(head.findChild<QMenu *>(u"repoMoreMenu"_s)->actions()[3]->isChecked());
    head.resize(700, head.height());
    QVERIFY(unfolds->isVisible() && unfolds->menu()->actions().contains(inside));
}

void TestRepoHead::aLongNameTakesTheRoomThatThereIs()
{
    Theme theme;
    RepoHead head(nullptr, false, {});
    const auto id = *RepoId::parse(RepoKind::Model, u"northlight/"_s + u"Heron-"_s.repeated(12) + u"8B"_s);
    head.setRepo(id);
    head.resize(400, head.sizeHint().height());
    head.show();
    QTRY_VERIFY(shownName(head).contains(u'\u2026'));
    QVERIFY(button(head, u"repoMore"_s)->isVisible());
    QVERIFY(!button(head, u"copyName"_s)->isVisible());
    QCOMPARE(head.findChild<QLabel *>(u"repoName"_s)->accessibleName(), id.text());
}

QTEST_MAIN(TestRepoHead)
#include "tst_repohead.moc"
