// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"

#include <QAccessible>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Every widget that takes the focus says what it is, and has a name that tests and tools can rely on; on
/// every page.
class TestNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPage_data();
    void everyPage();
    void tabReachesEveryPartOfAPage();
};

namespace
{

QStringList nameless(QWidget *root)
{
    QStringList found;
    for (const auto *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || widget->objectName().startsWith("qt_"_L1)) {
            continue;
        }
        const auto *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const auto spoken = accessible ? accessible->text(QAccessible::Name) : QString();
        if (spoken.isEmpty() || widget->objectName().isEmpty()) {
            found << u"%1 '%2' says '%3' (in %4)"_s.arg(
                QLatin1StringView(widget->metaObject()->className()),
                widget->objectName(),
                spoken,
                widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
        }
    }
    return found;
}

} // namespace

void TestNames::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : Hubdesk::everyPage()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void TestNames::everyPage()
{
    QFETCH(QString, page);
    TestWindow test;
    openPage(&test, page);
    const auto bad = nameless(shownRoot(&test));
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    closeDialog(&test);
}

void TestNames::tabReachesEveryPartOfAPage()
{
    TestWindow test;
    openPage(&test, u"models"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), 20'000);
    test.find(u"searchField"_s)->setFocus();
    QSet<QString> reached;
    for (int press = 0; press < 140; ++press) {
        test.key(Qt::Key_Tab);
        if (const auto *focus = QApplication::focusWidget()) {
            reached << focus->objectName();
        }
    }
    for (const auto &name : { u"searchField"_s,
                              u"rail"_s,
                              u"repoList"_s,
                              u"sortBy"_s,
                              u"taskFacetList"_s,
                              u"revision"_s,
                              u"downloadRepo"_s,
                              u"repoTabs"_s,
                              u"cardView"_s }) {
        QVERIFY2(reached.contains(name),
                 qPrintable(name + u" is not among "_s + QStringList(reached.values()).join(u' ')));
    }
}

QTEST_MAIN(TestNames)
#include "tst_names.moc"
