// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/settings/settingtexts.h"
#include "ui/shared/actions.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QProcessEnvironment>
#include <QSpinBox>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The settings by real events: what is changed applies at once and is kept.
class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowHasWordsAndASection();
    void colourAppliesAtOnceAndIsReset();
    void rowsComeCloser();
    void aSwitchAndItsMenuAgree();
    void workOfflineIsTheSwitchOfTheStrip();
    void aSearchFindsRowsAndSections();
    void keysAreChangedAndRefusedAndReset();
    void anEndpointThatIsNoneIsMarked();
    void whatAVariableDecidesIsNotChangedHere();
    void theEnvironmentIsShownWithItsOrigin();
    void theUseOfTheCacheIsShownAndChecked();
    void itIsOneDialog();
    void quittingWithItOpenIsHarmless();

private:
    static void openSettings(TestWindow &test, SettingsSection section);
};

void TestSettings::openSettings(TestWindow &test, SettingsSection section)
{
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    QTRY_COMPARE(QApplication::activeWindow(), test.find(u"settingsDialog"_s));
    test.clickRow(u"settingsSections"_s, int(section));
    QTRY_COMPARE(test.get<QListView>(u"settingsSections"_s)->currentIndex().row(), int(section));
}

void TestSettings::everyRowHasWordsAndASection()
{
    QSet<QString> ids;
    QSet<int> sections;
    for (const auto &text : settingTexts()) {
        QVERIFY(!text.id.isEmpty() && !text.label.isEmpty());
        QVERIFY2(!ids.contains(text.id), qPrintable(text.id));
        ids.insert(text.id);
        sections.insert(int(text.section));
        QVERIFY(!sectionTitle(text.section).isEmpty());
    }
    QCOMPARE(sections.size(), settingsSectionCount); // a section with nothing in it is not shown
}

void TestSettings::colourAppliesAtOnceAndIsReset()
{
    TestWindow test;
    test.start();
    test.settings()->colourScheme.reset();
    openSettings(test, SettingsSection::Appearance);
    QVERIFY(!test.isShown(u"reset.look.scheme"_s));
    auto *combo = test.get<QComboBox>(u"look.scheme"_s);
    QVERIFY(combo);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_End);
    QTRY_COMPARE(test.settings()->colourScheme(), ColourScheme::Dark);
    QVERIFY(Theme::isDark());
    test.click(u"reset.look.scheme"_s);
    QCOMPARE(test.settings()->colourScheme(), ColourScheme::System);
    QVERIFY(!Theme::isDark());
    QTRY_VERIFY(!test.isShown(u"reset.look.scheme"_s));
    QCOMPARE(QApplication::focusWidget(), combo); // the button has gone, the focus has not
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
}

void TestSettings::rowsComeCloser()
{
    TestWindow test;
    test.start();
    const int before = Theme::row(Metrics::listRow);
    openSettings(test, SettingsSection::Appearance);
    auto *combo = test.get<QComboBox>(u"look.density"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QTRY_VERIFY(Theme::row(Metrics::listRow) < before);
    QCOMPARE(Theme::px(Metrics::listRow), before); // other heights stay
    test.key(Qt::Key_Escape);
}

void TestSettings::aSwitchAndItsMenuAgree()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Privacy);
    const bool before = test.settings()->webPictures();
    test.click(u"privacy.pictures"_s);
    QCOMPARE(test.settings()->webPictures(), !before);
    const auto *action = test.window()->findChild<QAction *>(u"view.webPictures"_s);
    QVERIFY(action);
    QCOMPARE(action->isChecked(), !before);
    test.key(Qt::Key_Escape);
}

void TestSettings::workOfflineIsTheSwitchOfTheStrip()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Network);
    test.click(u"hub.offline"_s);
    QTRY_VERIFY(test.text(u"stripConnection"_s).contains(u"offline"_s));
    test.click(u"hub.offline"_s);
    QTRY_VERIFY(!test.text(u"stripConnection"_s).contains(u"offline"_s));
    test.key(Qt::Key_Escape);
}

void TestSettings::aSearchFindsRowsAndSections()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Account);
    test.type(u"findSetting"_s, u"dark"_s); // a word that no label has
    QTRY_VERIFY(test.isShown(u"row.look.scheme"_s));
    const auto *sections = test.get<QListView>(u"settingsSections"_s);
    QVERIFY(sections->isRowHidden(int(SettingsSection::Network)));
    QVERIFY(!sections->isRowHidden(int(SettingsSection::Appearance)));
    QVERIFY(!test.isShown(u"row.look.density"_s));
    test.type(u"findSetting"_s, u"zzzz"_s);
    QVERIFY(test.isShown(u"noSettingFits"_s));
    test.get<QLineEdit>(u"findSetting"_s)->clear();
    QVERIFY(!test.isShown(u"noSettingFits"_s));
    QVERIFY(!sections->isRowHidden(int(SettingsSection::Network)));
    test.key(Qt::Key_Escape);
}

void TestSettings::keysAreChangedAndRefusedAndReset()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Keyboard);
    auto *keys = test.get<QKeySequenceEdit>(u"keys.go.transfers"_s);
    QVERIFY(keys);
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_J, Qt::ControlModifier);
    const auto *action = test.window()->findChild<QAction *>(u"go.transfers"_s);
    QTRY_COMPARE_WITH_TIMEOUT(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J), 10'000);
    QVERIFY(test.settings()->shortcuts().contains(u"go.transfers"_s));
    QTest::keyClick(keys, Qt::Key_K, Qt::ControlModifier); // the palette has them
    QTRY_COMPARE_WITH_TIMEOUT(keys->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_J), 10'000);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    test.click(u"resetKeys.go.transfers"_s);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_4));
    QVERIFY(test.settings()->shortcuts().isEmpty());
    QTest::keyClick(keys, Qt::Key_J);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_4)); // alone it would be taken from typing
    QTest::keyClick(keys, Qt::Key_Backspace);
    QVERIFY(action->shortcut().isEmpty());
    QVERIFY(test.settings()->shortcuts().contains(u"go.transfers"_s));
    test.click(u"resetKeys.go.transfers"_s);
    keys->setFocus();
    test.key(Qt::Key_Escape); // is no shortcut, but closes the dialog
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_4));
}

void TestSettings::whatAVariableDecidesIsNotChangedHere()
{
    TestWindow test; // HF_ENDPOINT leads it to its Hub
    test.options.offline = true;
    test.start();
    openSettings(test, SettingsSection::Network);
    QVERIFY(!test.find(u"hub.endpoint"_s)->isEnabled());
    QVERIFY2(test.text(u"decided.hub.endpoint"_s).startsWith(u"HF_ENDPOINT decides"_s),
             qPrintable(test.text(u"decided.hub.endpoint"_s)));
    QVERIFY(!test.find(u"hub.offline"_s)->isEnabled());
    QVERIFY(test.text(u"decided.hub.offline"_s).startsWith(u"--offline decides"_s));
    QVERIFY(test.find(u"transfer.transfers"_s)->isEnabled());
    QVERIFY(!test.isShown(u"decided.transfer.transfers"_s));
    test.key(Qt::Key_Escape);
}

void TestSettings::anEndpointThatIsNoneIsMarked()
{
    TestWindow test;
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, test.hub.url().toString());
    variables.insert(u"HF_HOME"_s, test.folder() + u"/hf"_s);
    test.options.environment = Environment::from(variables, test.folder());
    for (auto &entry : test.options.environment.entries) {
        if (entry.name == "HF_ENDPOINT"_L1) {
            entry.origin = u"default"_s; // as if nobody had named one
        }
    }
    test.start();
    openSettings(test, SettingsSection::Network);
    test.type(u"hub.endpoint"_s, u"not an address"_s);
    test.key(Qt::Key_Tab);
    QVERIFY(test.settings()->endpoint().isEmpty());
    QVERIFY(test.isShown(u"trouble.hub.endpoint"_s));
    test.type(u"hub.endpoint"_s, u"https://mirror.example"_s);
    test.key(Qt::Key_Tab);
    QCOMPARE(test.settings()->endpoint(), u"https://mirror.example"_s);
    QVERIFY(!test.isShown(u"trouble.hub.endpoint"_s));
    test.click(u"reset.hub.endpoint"_s);
    QVERIFY(test.settings()->endpoint().isEmpty());
    test.key(Qt::Key_Escape);
}

void TestSettings::theEnvironmentIsShownWithItsOrigin()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Storage);
    const auto *table = test.get<QTreeView>(u"environmentTable"_s);
    QVERIFY(table);
    const auto found = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"HF_HOME"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().siblingAtColumn(2).data().toString(), u"environment"_s);
    QVERIFY(found.first().siblingAtColumn(1).data().toString().startsWith(test.folder()));
    test.key(Qt::Key_Escape);
}

void TestSettings::theUseOfTheCacheIsShownAndChecked()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Storage);
    QTRY_VERIFY(test.text(u"settingsCacheUse"_s).contains(u"in 0 repository(ies)"_s));
    QTRY_VERIFY(test.text(u"settingsCacheUse"_s).contains(u" free"_s));
    QVERIFY(!QFileInfo::exists(test.cacheRoot())); // nothing is written by looking
    test.click(u"settingsCheckCache"_s);
    QTRY_COMPARE(test.text(u"settingsCheckWords"_s), u"Files and links can be made"_s);
    const QDir root(test.cacheRoot());
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(root.entryList(all), QStringList{ u".locks"_s }); // the rest was taken away again
    QVERIFY(root.exists(u".locks"_s) && QDir(root.filePath(u".locks"_s)).isEmpty(all));

    const auto blobs = test.cacheRoot() + u"/models--org--one/blobs"_s;
    QVERIFY(root.mkpath(blobs));
    QFile blob(blobs + u'/' + QString(40, u'a'));
    QVERIFY(blob.open(QIODevice::WriteOnly) && blob.write("words") == 5);
    blob.close();
    test.clickRow(u"settingsSections"_s, int(SettingsSection::About));
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Storage)); // looks again
    QTRY_VERIFY(test.text(u"settingsCacheUse"_s).startsWith(u"5 B in 1 repository(ies)"_s));
    test.key(Qt::Key_Escape);
}

void TestSettings::itIsOneDialog()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::About);
    const auto dialogs = test.window()->findChildren<QDialog *>(u"settingsDialog"_s);
    QCOMPARE(dialogs.size(), 1);
    QVERIFY(test.isShown(u"aboutPanel"_s));
    test.click(u"closeSettings"_s);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
}

void TestSettings::quittingWithItOpenIsHarmless()
{
    TestWindow test;
    test.start();
    openSettings(test, SettingsSection::Keyboard);
    auto *keys = test.get<QKeySequenceEdit>(u"keys.go.transfers"_s);
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_J, Qt::ControlModifier);
    test.quit(); // the field that has the focus says its news while the window goes
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
