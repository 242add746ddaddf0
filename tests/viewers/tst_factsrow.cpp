// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/panel.h"
#include "ui/shared/theme.h"
#include "ui/viewers/factsrow.h"

#include <QTest>
#include <QVBoxLayout>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// A few facts in the room that a page has for them.
class TestFactsRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatDoesNotFitHasALineOfItsOwn();
};

void TestFactsRow::whatDoesNotFitHasALineOfItsOwn()
{
    Theme theme;
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    auto *inside = new QVBoxLayout(head);
    auto *facts = new FactsRow;
    inside->addWidget(facts);
    column->addWidget(head);
    column->addWidget(new QWidget, 1);
    facts->setFacts({ { u"Parameters"_s, u"8.03 B"_s },
                      { u"Licence"_s, u"Apache 2.0"_s },
                      { u"Updated"_s, u"7 days ago"_s } });
    page.resize(700, 400);
    page.show();
    QTRY_COMPARE(facts->height(), facts->heightForWidth(facts->width()));
    const int oneLine = facts->height();
    page.resize(220, 400);
    QTRY_COMPARE(facts->height(), facts->heightForWidth(facts->width()));
    QVERIFY(facts->height() >= 2 * oneLine);
    page.resize(700, 400);
    QTRY_COMPARE(facts->height(), oneLine);
}

QTEST_MAIN(TestFactsRow)
#include "tst_factsrow.moc"
