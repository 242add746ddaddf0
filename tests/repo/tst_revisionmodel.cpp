// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/revisionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

using Group = RevisionRow::Group;
using Kind = RevisionRow::Kind;

CommitId commit(char digit)
{
    return { QString(40, QLatin1Char(digit)) };
}

Refs sample()
{
    Refs refs;
    refs.branches = { { u"main"_s, u"refs/heads/main"_s, commit('a') },
                      { u"dev"_s, u"refs/heads/dev"_s, commit('b') } };
    refs.tags = { { u"v1.0"_s, u"refs/tags/v1.0"_s, commit('c') } };
    refs.pullRequests = { { u"3"_s, u"refs/pr/3"_s, commit('d') } };
    return refs;
}

QStringList texts(const RevisionModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto *one = model.row(model.index(row));
        found << (one->kind == Kind::Heading ? u"# "_s + one->text : one->text);
    }
    return found;
}

} // namespace

class TestRevisionModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsUnderHeadings();
    void lettersChoose();
    void whatIsTypedIsOffered();
    void commitsComeByPages();
    void theCurrentOneIsPreferred();
    void headingsAreSteppedOver();
    void commitsOfAnotherRevisionAreForgotten();
    void tooltipsAreNoHtml();
};

void TestRevisionModel::groupsUnderHeadings()
{
    RevisionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(texts(model), QStringList({ u"# Commits"_s, u"Show commits"_s }));
    model.setRefs(sample());
    QCOMPARE(texts(model),
             QStringList({ u"# Branches"_s,
                           u"main"_s,
                           u"dev"_s,
                           u"# Tags"_s,
                           u"v1.0"_s,
                           u"# Pull requests"_s,
                           u"refs/pr/3"_s,
                           u"# Commits"_s,
                           u"Show commits"_s }));
    QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.row(model.index(1))->aside, u"aaaaaaa"_s);
    model.clear();
    QCOMPARE(model.rowCount(), 2);
}

void TestRevisionModel::lettersChoose()
{
    RevisionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRefs(sample());
    model.setPattern(u" PR/3 "_s);
    QCOMPARE(texts(model).mid(0, 2), QStringList({ u"# Pull requests"_s, u"refs/pr/3"_s }));
    QCOMPARE(model.preferred().row(), 1);
}

void TestRevisionModel::whatIsTypedIsOffered()
{
    RevisionModel model;
    model.setRefs(sample());
    model.setPattern(u"de"_s);
    QVERIFY(texts(model).contains(u"# As typed"_s));
    QCOMPARE(model.row(model.preferred())->text, u"dev"_s); // what is there comes first
    model.setPattern(u"dev"_s);
    QVERIFY2(!texts(model).contains(u"# As typed"_s), "it is one of the branches");
    model.setPattern(u"refs/hidden"_s);
    QCOMPARE(model.row(model.preferred())->group, Group::Typed);
    QCOMPARE(model.row(model.preferred())->revision, Revision{ u"refs/hidden"_s });
}

void TestRevisionModel::commitsComeByPages()
{
    RevisionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addCommits({ { .id = commit('1'), .title = u"Second"_s } }, true);
    QCOMPARE(texts(model), QStringList({ u"# Commits"_s, u"Second"_s, u"More commits"_s }));
    model.addCommits({ { .id = commit('2'), .title = u"First"_s } }, false);
    QCOMPARE(texts(model), QStringList({ u"# Commits"_s, u"Second"_s, u"First"_s }));
    QCOMPARE(model.row(model.index(2))->revision, Revision{ commit('2').hex });
    model.setPattern(u"2222"_s);
    QCOMPARE(model.row(model.preferred())->text, u"2222"_s); // a hash may be typed short
    QVERIFY(texts(model).contains(u"First"_s));
}

void TestRevisionModel::theCurrentOneIsPreferred()
{
    RevisionModel model;
    model.setRefs(sample());
    model.setCurrent(Revision{ u"v1.0"_s });
    QCOMPARE(model.row(model.preferred())->text, u"v1.0"_s);
    QVERIFY(model.row(model.preferred())->isCurrent);
    QVERIFY(model.preferred().data(Qt::AccessibleTextRole).toString().contains(u"shown now"_s));
}

void TestRevisionModel::headingsAreSteppedOver()
{
    RevisionModel model;
    model.setRefs(sample());
    const auto dev = model.index(2);
    const auto tag = model.next(dev, 1);
    QCOMPARE(tag.data().toString(), u"v1.0"_s);
    QCOMPARE(model.next(tag, -1).data().toString(), u"dev"_s);
    QCOMPARE(model.next(model.index(1), -1).data().toString(), u"Show commits"_s); // round
}

void TestRevisionModel::commitsOfAnotherRevisionAreForgotten()
{
    RevisionModel model;
    model.addCommits({ { .id = commit('1'), .title = u"Second"_s } }, false);
    model.clearCommits();
    QCOMPARE(texts(model), QStringList({ u"# Commits"_s, u"Show commits"_s }));
}

void TestRevisionModel::tooltipsAreNoHtml()
{
    RevisionModel model;
    model.addCommits({ { .id = commit('1'), .title = u"<b>Second</b>"_s } }, false);
    const auto tip = model.index(1).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;b&gt;Second"_s), qPrintable(tip));
}

QTEST_MAIN(TestRevisionModel)
#include "tst_revisionmodel.moc"
