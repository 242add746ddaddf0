// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/settings/settingtexts.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSslConfiguration>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The way to the network in the settings, by real events: what is chosen applies at once and is kept, what
/// is wrong is said, and the test tells of each host.
class TestNetworkSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsOfAProxyComeWithIt();
    void anAddressThatIsNoneChangesNothing();
    void aPastedAddressFillsTheFields();
    void thePasswordIsInNoFile();
    void whatVariablesDecideIsSaid();
    void waitsAreChangedAndReset();
    void certificatesAreAddedAndTakenOut();
    void eachHostIsTested();
    void aHubThatIsGoneIsSaidInWords();
    void aTestIsStopped();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    static void openNetwork(TestWindow &test);
    static void chooseProxy(TestWindow &test, int row);
    static void chooseFile(TestWindow &test, const QString &file);
};

void TestNetworkSettings::openNetwork(TestWindow &test)
{
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    QTRY_COMPARE(QApplication::activeWindow(), test.find(u"settingsDialog"_s));
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Network));
    QTRY_VERIFY(test.isShown(u"net.proxyMode"_s));
}

void TestNetworkSettings::chooseProxy(TestWindow &test, int row)
{
    auto *mode = test.get<QComboBox>(u"net.proxyMode"_s);
    QVERIFY(mode);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Home);
    for (int i = 0; i < row; ++i) {
        QTest::keyClick(mode, Qt::Key_Down);
    }
    QCOMPARE(mode->currentIndex(), row);
}

void TestNetworkSettings::fieldsOfAProxyComeWithIt()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    QVERIFY(!test.isShown(u"net.proxyAddress"_s));
    chooseProxy(test, 2);
    QCOMPARE(test.settings()->proxy(), Route::Proxy::Http);
    QVERIFY(test.isShown(u"net.proxyAddress"_s) && test.isShown(u"net.proxyUser"_s));
    QVERIFY(test.isShown(u"trouble.net.proxy"_s)); // it has no place yet
    test.tabTo(u"net.proxyAddress"_s);
    test.type(u"net.proxyAddress"_s, u"proxy.example:3128"_s);
    test.key(Qt::Key_Tab);
    QCOMPARE(test.settings()->proxyHost(), u"proxy.example"_s);
    QCOMPARE(test.settings()->proxyPort(), 3128);
    QVERIFY(!test.isShown(u"trouble.net.proxy"_s));
    chooseProxy(test, 1);
    QCOMPARE(test.settings()->proxy(), Route::Proxy::None);
    QVERIFY(!test.isShown(u"net.proxyAddress"_s));
    test.click(u"reset.net.proxy"_s);
    QCOMPARE(test.settings()->route(), Route());
    QTRY_VERIFY(!test.isShown(u"reset.net.proxy"_s));
    QCOMPARE(test.get<QComboBox>(u"net.proxyMode"_s)->currentIndex(), 0);
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::anAddressThatIsNoneChangesNothing()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    chooseProxy(test, 3);
    test.type(u"net.proxyAddress"_s, u"proxy.example"_s);
    test.key(Qt::Key_Tab);
    QVERIFY(test.settings()->proxyHost().isEmpty());
    QVERIFY(test.text(u"trouble.net.proxy"_s).contains(u"no address of a proxy"_s));
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::aPastedAddressFillsTheFields()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    chooseProxy(test, 2);
    QApplication::clipboard()->setText(u"socks5://me:secret@proxy.example:1080"_s);
    auto *address = test.get<QLineEdit>(u"net.proxyAddress"_s);
    address->setFocus();
    QTest::keyClick(address, Qt::Key_V, Qt::ControlModifier);
    test.key(Qt::Key_Tab);
    QCOMPARE(test.settings()->proxy(), Route::Proxy::Socks5);
    QCOMPARE(address->text(), u"proxy.example:1080"_s);
    QCOMPARE(test.get<QLineEdit>(u"net.proxyUser"_s)->text(), u"me"_s);
    QTRY_VERIFY(test.text(u"net.proxyNote"_s).contains(u"no keychain"_s)); // tests have none
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::thePasswordIsInNoFile()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    chooseProxy(test, 2);
    test.type(u"net.proxyAddress"_s, u"proxy.example:3128"_s);
    test.key(Qt::Key_Tab);
    QVERIFY(!test.find(u"net.proxyPassword"_s)->isEnabled()); // a password of nobody
    test.type(u"net.proxyUser"_s, u"me"_s);
    test.key(Qt::Key_Tab);
    test.type(u"net.proxyPassword"_s, u"geheimnis"_s);
    test.key(Qt::Key_Tab);
    QVERIFY(test.get<QLineEdit>(u"net.proxyPassword"_s)->text().isEmpty());
    QTRY_VERIFY(test.text(u"net.proxyNote"_s).contains(u"no keychain"_s));
    test.settings()->sync();
    QFile file(test.settings()->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto content = file.readAll();
    QVERIFY(content.contains("proxy.example"));
    QVERIFY(!content.contains("geheimnis"));
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::whatVariablesDecideIsSaid()
{
    TestWindow test;
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, test.hub.url().toString());
    variables.insert(u"HF_HOME"_s, test.folder() + u"/hf"_s);
    variables.insert(u"http_proxy"_s, u"http://proxy.example:1"_s);
    variables.insert(u"SSL_CERT_DIR"_s, u"/nowhere"_s);
    variables.insert(u"HF_HUB_DOWNLOAD_TIMEOUT"_s, u"5"_s);
    test.options.environment = Environment::from(variables, test.folder());
    test.start();
    openNetwork(test);
    QVERIFY(!test.find(u"net.proxyMode"_s)->isEnabled());
    QVERIFY(test.text(u"decided.net.proxy"_s).startsWith(u"http_proxy decides"_s));
    QVERIFY(!test.find(u"net.certificates"_s)->isEnabled());
    QVERIFY(test.text(u"decided.net.certificates"_s).startsWith(u"SSL_CERT_DIR decides"_s));
    for (const auto &row : { u"net.connectSeconds"_s, u"net.stallSeconds"_s }) {
        QVERIFY(!test.find(row)->isEnabled());
        QVERIFY(test.text(u"decided."_s + row).startsWith(u"HF_HUB_DOWNLOAD_TIMEOUT decides"_s));
    }
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::waitsAreChangedAndReset()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    auto *wait = test.get<QSpinBox>(u"net.stallSeconds"_s);
    QVERIFY(wait);
    QCOMPARE(wait->value(), 20);
    wait->setFocus();
    QTest::keyClick(wait, Qt::Key_Up);
    QCOMPARE(test.settings()->stallSeconds(), 21);
    QCOMPARE(test.settings()->route().stallMs, 21'000);
    test.click(u"reset.net.stallSeconds"_s);
    QCOMPARE(test.settings()->stallSeconds(), 20);
    QCOMPARE(wait->value(), 20);
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::chooseFile(TestWindow &test, const QString &file)
{
    test.click(u"net.certificates"_s);
    QTRY_VERIFY(test.isShown(u"certificateDialog"_s));
    test.get<QLineEdit>(u"fileNameEdit"_s)->setText(file); // typed letters would open a list over it
    auto *buttons = test.find(u"certificateDialog"_s)->findChild<QDialogButtonBox *>();
    QTest::mouseClick(buttons->button(QDialogButtonBox::Open), Qt::LeftButton);
    QTRY_VERIFY(!test.isShown(u"certificateDialog"_s));
}

void TestNetworkSettings::certificatesAreAddedAndTakenOut()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    if (system.isEmpty()) {
        QSKIP("this computer trusts nobody");
    }
    TestWindow test;
    test.start();
    const auto good = test.folder() + u"/own.pem"_s;
    const auto bad = test.folder() + u"/words.pem"_s;
    for (const auto &[path, content] :
         { std::pair(good, system.first().toPem()), std::pair(bad, QByteArray("words\n")) }) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
    }
    openNetwork(test);
    chooseFile(test, bad);
    QTRY_VERIFY(test.isShown(u"trouble.net.certificates"_s));
    QVERIFY2(test.text(u"trouble.net.certificates"_s).startsWith(u"words.pem is not added"_s),
             qPrintable(test.text(u"trouble.net.certificates"_s)));
    QVERIFY(test.settings()->certificates().isEmpty());
    chooseFile(test, good);
    QTRY_COMPARE(test.settings()->certificates(), QStringList{ good });
    QVERIFY(!test.isShown(u"trouble.net.certificates"_s));
    QTRY_VERIFY(test.text(u"net.certificateWords"_s).startsWith(system.first().subjectDisplayName()));
    QCOMPARE(test.find(u"net.removeCertificate"_s)->accessibleName(), u"Remove "_s + good);
    test.click(u"net.removeCertificate"_s);
    QVERIFY(test.settings()->certificates().isEmpty());
    QTRY_VERIFY(!test.isShown(u"net.removeCertificate"_s));
    test.settings()->certificates.set({ test.folder() + u"/gone.pem"_s }); // was there once
    QTRY_VERIFY(test.text(u"net.certificateWords"_s).contains(u"not there any more"_s));
    test.click(u"reset.net.certificates"_s);
    QVERIFY(test.settings()->certificates().isEmpty());
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::eachHostIsTested()
{
    TestWindow test;
    test.hub.addRepo(FakeHub::RepoKind::Model,
                     u"org/one"_s,
                     { { u"model.safetensors"_s, FakeHub::Blob::seeded(3, 200'000) } });
    test.start();
    openNetwork(test);
    QVERIFY(!test.isShown(u"networkTest"_s));
    test.tabTo(u"net.test"_s);
    test.key(Qt::Key_Space);
    QTRY_COMPARE(test.text(u"net.test"_s), u"Test again"_s);
    QCOMPARE(test.text(u"networkHost.hub"_s), u"127.0.0.1"_s);
    QVERIFY(test.text(u"networkTime.hub"_s).endsWith(u"ms"_s));
    QCOMPARE(test.text(u"networkWords.hub"_s), u"It answers."_s);
    QCOMPARE(test.text(u"networkWords.files"_s), u"It answers."_s);
    QVERIFY(test.text(u"networkWords.chunks"_s).startsWith(u"This Hub names none"_s));
    QVERIFY(test.find(u"network.hub"_s)->accessibleName().startsWith(u"Hub 127.0.0.1 Works"_s));
    QVERIFY2(test.hub.violations().isEmpty(), qPrintable(test.hub.violations().join(u'\n')));
    test.click(u"copyNetworkReport"_s);
    QVERIFY(QApplication::clipboard()->text().contains(u"answer: "_s));
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::aHubThatIsGoneIsSaidInWords()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    test.hub.goAway();
    test.click(u"net.test"_s);
    QTRY_COMPARE(test.text(u"net.test"_s), u"Test again"_s);
    QVERIFY2(test.text(u"networkWords.hub"_s).startsWith(u"No connection: 127.0.0.1"_s),
             qPrintable(test.text(u"networkWords.hub"_s)));
    QVERIFY(test.text(u"networkWords.files"_s).startsWith(u"Only the Hub can tell"_s));
    QCOMPARE(test.text(u"networkSummary"_s), u"0 of 1 host(s) answer."_s);
    test.hub.comeBack();
    test.click(u"net.test"_s);
    QTRY_COMPARE(test.text(u"networkWords.hub"_s), u"It answers."_s);
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::aTestIsStopped()
{
    TestWindow test;
    test.start();
    openNetwork(test);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::seconds(600)).on(u"list"_s));
    test.click(u"net.test"_s);
    QTRY_COMPARE(test.text(u"net.test"_s), u"Stop"_s);
    test.click(u"net.test"_s);
    QCOMPARE(test.text(u"net.test"_s), u"Test again"_s);
    QCOMPARE(test.text(u"networkSummary"_s), u"Stopped."_s);
    test.hub.clearFaults();
    test.key(Qt::Key_Escape);
}

void TestNetworkSettings::nothingIsCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::newRow("narrow") << QSize(760, 520) << 100;
    QTest::newRow("125 %") << QSize(1024, 700) << 125;
    QTest::newRow("150 %") << QSize(1440, 900) << 150;
}

// Every control of the section is inside the page, at its least width or more.
void TestNetworkSettings::nothingIsCutOff()
{
    QFETCH(QSize, size);
    QFETCH(int, percent);
    TestWindow test;
    test.textPercent = percent;
    test.hub.addRepo(FakeHub::RepoKind::Model, u"org/one"_s, { { u"README.md"_s, QByteArray("# One") } });
    test.start(size);
    test.settings()->certificates.set({ test.folder() + u"/a/rather/long/path/to/an/authority.pem"_s });
    openNetwork(test);
    chooseProxy(test, 2);
    test.type(u"net.proxyAddress"_s, u"a-rather-long-name.of-a-proxy.example:3128"_s);
    test.key(Qt::Key_Tab);
    test.click(u"net.test"_s);
    QTRY_COMPARE(test.text(u"net.test"_s), u"Test again"_s);
    QTRY_VERIFY(test.isShown(u"net.certificateWords"_s));
    QWidget *page = test.find(u"net.proxyMode"_s);
    while (page && page->objectName() != "settingsPage"_L1) {
        page = page->parentWidget();
    }
    auto *area = qobject_cast<QScrollArea *>(page);
    QVERIFY(area);
    QVERIFY2(area->widget()->width() <= area->viewport()->width(),
             qPrintable(u"%1 > %2"_s.arg(area->widget()->width()).arg(area->viewport()->width())));
    for (auto *part : area->widget()->findChildren<QWidget *>()) {
        if (!part->isVisible() || part->objectName().isEmpty() || part->objectName().startsWith("qt_"_L1)) {
            continue;
        }
        const auto left = part->mapTo(area->widget(), QPoint()).x();
        QVERIFY2(left >= 0 && left + part->width() <= area->viewport()->width(),
                 qPrintable(part->objectName()));
        QVERIFY2(part->width() >= std::min(part->minimumSizeHint().width(), part->maximumWidth()),
                 qPrintable(u"%1: %2 of %3"_s.arg(part->objectName())
                                .arg(part->width())
                                .arg(part->minimumSizeHint().width())));
    }
    test.key(Qt::Key_Escape);
}

QTEST_MAIN(TestNetworkSettings)
#include "tst_networksettings.moc"
