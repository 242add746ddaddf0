// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/infopanel.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

RepoInfo sample(const QString &task)
{
    RepoInfo info;
    info.summary.id = { RepoKind::Model, u"northwind"_s, u"heron"_s };
    info.summary.tags = { u"base_model:finetune:northwind/egret"_s };
    info.raw["evalResults"_L1] = QJsonArray{ QJsonObject{
        { u"dataset"_s, QJsonObject{ { u"id"_s, u"birds"_s }, { u"task_id"_s, task } } },
        { u"value"_s, 1.5 } } };
    return info;
}

} // namespace

class TestInfoPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void isMadeWhenItIsSeen();
    void aNewAnswerReplacesTheOldOne();
    void tooltipsAreNoHtml();
    void saysWhatIsNotKnown();
    void tellsHowManyAreLeftOut();
    void nothingIsVerifiedByTheAuthorsWord();
    void theTextOfALicenceIsALink();
    void whatWasMadeFromItLeadsToLists();
    void factsAndTagsLeadToLists();
    void manyLinksAreOneStop();

private:
    static QAbstractItemView *table(const InfoPanel &panel)
    {
        return panel.findChild<QAbstractItemView *>(u"evaluationTable"_s);
    }
};

void TestInfoPanel::isMadeWhenItIsSeen()
{
    InfoPanel panel;
    panel.setInfo(sample(u"naming"_s));
    QVERIFY(!table(panel));
    panel.show();
    QVERIFY(table(panel) && table(panel)->isVisible());
    QCOMPARE(table(panel)->model()->index(0, 0).data().toString(), u"naming"_s);
    QSignalSpy opened(&panel, &InfoPanel::openRequested);
    QTest::mouseClick(panel.findChild<QPushButton *>(u"lineageLink"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<Link>().repo.text(), u"northwind/egret"_s);
}

void TestInfoPanel::aNewAnswerReplacesTheOldOne()
{
    InfoPanel panel;
    panel.show();
    panel.setInfo(sample(u"naming"_s));
    panel.hide();
    panel.showWaiting(u"hub.test"_s);
    panel.show();
    QVERIFY(!table(panel)->isVisible());
    panel.setInfo(sample(u"counting"_s));
    QTRY_COMPARE(panel.findChildren<QAbstractItemView *>(u"evaluationTable"_s).size(), 1);
    QCOMPARE(table(panel)->model()->index(0, 0).data().toString(), u"counting"_s);
    QVERIFY(table(panel)->isVisible());
}

void TestInfoPanel::tooltipsAreNoHtml()
{
    InfoPanel panel;
    panel.show();
    panel.setInfo(sample(u"<img src=x>"_s));
    const auto tip = table(panel)->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;img"_s), qPrintable(tip));
}

void TestInfoPanel::saysWhatIsNotKnown()
{
    InfoPanel panel;
    panel.show();
    panel.setInfo(sample(u"naming"_s));
    panel.showUnknown();
    QVERIFY(!table(panel)->isVisible());
    QSignalSpy asked(&panel, &InfoPanel::remedyRequested);
    QTest::mouseClick(panel.findChild<QPushButton *>(u"statePrimary"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Remedy>(), Remedy::Retry);
}

void TestInfoPanel::tellsHowManyAreLeftOut()
{
    RepoInfo info;
    for (int i = 0; i < 130; ++i) {
        info.summary.tags << u"base_model:org/base%1"_s.arg(i);
    }
    InfoPanel panel;
    panel.show();
    panel.setInfo(info);
    QCOMPARE(panel.findChildren<QPushButton *>(u"lineageLink"_s).size(), 100);
    const auto more = panel.findChildren<QLabel *>(u"lineageMore"_s);
    QCOMPARE(more.size(), 1);
    QVERIFY2(more.first()->text().contains(u"30"_s), qPrintable(more.first()->text()));
    info.summary.tags.resize(100);
    panel.setInfo(info);
    QTRY_COMPARE(panel.findChildren<QLabel *>(u"lineageMore"_s).size(), 0);
}

void TestInfoPanel::nothingIsVerifiedByTheAuthorsWord()
{
    RepoInfo info;
    const QJsonObject metric{ { u"type"_s, u"accuracy"_s },
                              { u"value"_s, 0.9 },
                              { u"verified"_s, true },
                              { u"verifyToken"_s, u"anything"_s } };
    const QJsonObject result{ { u"metrics"_s, QJsonArray{ metric } } };
    info.raw = { { u"model-index"_s, QJsonArray{ QJsonObject{ { u"results"_s, QJsonArray{ result } } } } } };
    InfoPanel panel;
    panel.show();
    panel.setInfo(info);
    const auto *table = panel.findChild<QTreeView *>(u"evaluationTable"_s);
    QVERIFY(table);
    const auto value = table->model()->index(0, 3);
    QCOMPARE(value.data().toString(), u"0.9"_s);
    QVERIFY(value.data(Qt::DecorationRole).isNull());
    QVERIFY(value.data(Qt::AccessibleTextRole).isNull());
}

void TestInfoPanel::theTextOfALicenceIsALink()
{
    InfoPanel panel;
    auto info = sample(u"naming"_s);
    panel.show();
    panel.setInfo(info);
    QVERIFY(!panel.findChild<QPushButton *>(u"licenceLink"_s));
    info.siblings = { Sibling{ .path = u"LICENSE.md"_s, .size = {}, .blobId = {}, .sha256 = {} } };
    panel.setInfo(info);
    QSignalSpy wanted(&panel, &InfoPanel::fileRequested);
    auto *link = panel.findChild<QPushButton *>(u"licenceLink"_s);
    QVERIFY(link);
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(wanted.value(0).value(0).toString(), u"LICENSE.md"_s);
}

void TestInfoPanel::whatWasMadeFromItLeadsToLists()
{
    InfoPanel panel;
    const QSignalSpy wanted(&panel, &InfoPanel::derivativesWanted);
    QSignalSpy opened(&panel, &InfoPanel::openRequested);
    const auto info = sample(u"naming"_s);
    panel.setInfo(info);
    QCOMPARE(wanted.size(), 0); // nobody looks
    panel.show();
    QCOMPARE(wanted.size(), 1);
    const Derivatives some{ { { u"finetune"_s, 12 }, { u"merge"_s, std::nullopt } } };
    panel.setDerivatives({ RepoKind::Model, u"northwind"_s, u"other"_s }, some);
    QVERIFY(panel.findChildren<QPushButton *>(u"derivativesLink"_s).isEmpty());
    panel.setDerivatives(info.summary.id, some);
    const auto links = panel.findChildren<QPushButton *>(u"derivativesLink"_s);
    QCOMPARE(links.size(), 2);
    QVERIFY2(links[0]->text().startsWith(u"12 fine-tune"_s), qPrintable(links[0]->text()));
    QCOMPARE(links[1]->text(), u"Merges"_s); // how many is not known
    QTRY_VERIFY(links[0]->isVisible());
    links[0]->setFocus();
    QTest::keyClick(links[0], Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    const auto link = opened[0][0].value<Link>();
    QCOMPARE(link.page, Link::Page::Models);
    QCOMPARE(link.tags, QStringList{ u"base_model:finetune:northwind/heron"_s });
}

void TestInfoPanel::factsAndTagsLeadToLists()
{
    InfoPanel panel;
    panel.show();
    auto info = sample(u"naming"_s);
    info.summary.id.kind = RepoKind::Dataset;
    info.summary.licence = u"mit"_s;
    info.summary.library = u"pandas"_s; // no tag says so
    info.summary.tags = { u"license:mit"_s, u"region:us"_s };
    panel.setInfo(info);
    QSignalSpy opened(&panel, &InfoPanel::openRequested);
    const auto facts = panel.findChildren<QPushButton *>(u"listLink"_s);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(facts[0]->text(), u"MIT"_s);
    QTest::mouseClick(facts[0], Qt::LeftButton);
    const auto tags = panel.findChildren<QAbstractButton *>(u"tagLink"_s);
    QCOMPARE(tags.size(), 2);
    QTest::mouseClick(tags[1], Qt::LeftButton);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].value<Link>(), Link::toList(RepoKind::Dataset, { u"license:mit"_s }));
    QCOMPARE(opened[1][0].value<Link>(), Link::toList(RepoKind::Dataset, { u"region:us"_s }));
}

void TestInfoPanel::manyLinksAreOneStop()
{
    InfoPanel panel;
    panel.show();
    auto info = sample(u"naming"_s);
    info.summary.tags = { u"a"_s, u"b"_s, u"c"_s };
    panel.setInfo(info);
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    const auto tags = panel.findChildren<QAbstractButton *>(u"tagLink"_s);
    QCOMPARE(tags.size(), 3);
    const auto stops = [&tags] {
        return std::ranges::count_if(tags, [](const QAbstractButton *tag) {
            return (tag->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        });
    };
    QCOMPARE(stops(), 1);
    tags[0]->setFocus();
    for (const auto &[key, at] : { std::pair{ Qt::Key_Right, 1 },
                                   std::pair{ Qt::Key_End, 2 },
                                   std::pair{ Qt::Key_Right, 2 },
                                   std::pair{ Qt::Key_Up, 1 },
                                   std::pair{ Qt::Key_Home, 0 } }) {
        QTest::keyClick(panel.focusWidget(), key);
        QCOMPARE(panel.focusWidget(), static_cast<QWidget *>(tags[at]));
        QCOMPARE(stops(), 1);
    }
}

QTEST_MAIN(TestInfoPanel)
#include "tst_infopanel.moc"
