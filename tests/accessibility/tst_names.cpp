// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"

#include <QAccessible>
#include <QAction>
#include <QDialog>

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

void fill(FakeHub::Server &hub)
{
    hub.addOrganization(u"northwind"_s);
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n\n[more](config.json)\n") },
                  { u"config.json"_s, QByteArray("{}\n") } });
    hub.addRepo(FakeHub::RepoKind::Dataset,
                u"northwind/rows"_s,
                { { u"README.md"_s, QByteArray("# Rows\n") }, { u"rows.csv"_s, QByteArray("a,b\n1,2\n") } });
}

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
    for (const char *page : { "models",
                              "datasets",
                              "card",
                              "files",
                              "table",
                              "transfers",
                              "missing",
                              "signIn",
                              "shortcuts",
                              "commits",
                              "info",
                              "person",
                              "settings",
                              "palette" }) {
        QTest::newRow(page) << QString::fromLatin1(page);
    }
}

void TestNames::everyPage()
{
    QFETCH(QString, page);
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, 20'000);
    if (page == "datasets"_L1) {
        test.key(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) == 1, 20'000);
    } else if (page == "commits"_L1 || page == "info"_L1) {
        test.window()->openAddress(u"hf://northwind/heron"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), 20'000);
        test.clickTab(u"repoTabs"_s, page == "info"_L1 ? 3 : 2);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(page == "info"_L1 ? u"infoPanel"_s : u"diffView"_s), 20'000);
    } else if (page == "palette"_L1) {
        test.key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(test.isShown(u"palette"_s));
    } else if (page == "person"_L1) {
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(u"paletteField"_s, u"@northwind"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"paletteList"_s) > 1, 20'000);
        test.key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), 20'000);
    } else if (page == "settings"_L1) {
        test.key(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    } else if (page == "table"_L1) {
        test.window()->openAddress(u"hf://datasets/northwind/rows/rows.csv"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"tableView"_s), 20'000);
    } else if (page == "card"_L1 || page == "files"_L1) {
        test.window()->openAddress(u"hf://northwind/heron"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), 20'000);
        if (page == "files"_L1) {
            test.clickTab(u"repoTabs"_s, 1);
            test.clickRow(u"fileTree"_s, 0);
            QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), 20'000);
        }
    } else if (page == "transfers"_L1) {
        test.key(Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    } else if (page == "missing"_L1) {
        test.window()->openAddress(u"hf://nobody/nothing"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), 20'000);
    } else if (page == "signIn"_L1) {
        test.click(u"stripAccount"_s);
        QTRY_VERIFY(test.isShown(u"signInDialog"_s));
    } else if (page == "shortcuts"_L1) {
        test.key(Qt::Key_F1);
        QTRY_VERIFY(test.isShown(u"shortcutSheet"_s));
    }
    auto *root = test.find(u"signInDialog"_s) ? test.find(u"signInDialog"_s)
        : test.find(u"shortcutSheet"_s)       ? test.find(u"shortcutSheet"_s)
        : test.find(u"settingsDialog"_s)      ? test.find(u"settingsDialog"_s)
                                              : test.window();
    const auto bad = nameless(root);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    if (auto *dialog = qobject_cast<QDialog *>(root)) {
        dialog->reject();
    }
}

void TestNames::tabReachesEveryPartOfAPage()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0 && test.isShown(u"cardView"_s), 20'000);
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
