// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestAppSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_file = m_folder.filePath(u"%1.ini"_s.arg(++m_count)); }
    void keepsWhatWasSet();
    void saysWhenItChanged();
    void defaultIsNotWritten();
    void badContentCountsAsAbsent_data();
    void badContentCountsAsAbsent();
    void theWayToTheNetworkIsKept();
    void environmentWins_data();
    void environmentWins();
    void aMovedCacheIsFoundUnlessAVariableSaysOtherwise_data();
    void aMovedCacheIsFoundUnlessAVariableSaysOtherwise();
    void onlyLimitsThatAreSwitchedOnHold();

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
};

void TestAppSettings::keepsWhatWasSet()
{
    {
        AppSettings settings(m_file);
        settings.colourScheme.set(ColourScheme::Dark);
        settings.textScale.set(125);
        settings.endpoint.set(u"https://hub.example.org"_s);
        settings.workOffline.set(true);
        settings.transfers.set(3);
        settings.filesPerTransfer.set(4);
        settings.shareWithPython.set(SharePolicy::Never);
    }
    const AppSettings settings(m_file);
    QCOMPARE(settings.colourScheme(), ColourScheme::Dark);
    QCOMPARE(settings.textScale(), 125);
    QCOMPARE(settings.endpoint(), u"https://hub.example.org"_s);
    QVERIFY(settings.workOffline());
    QCOMPARE(settings.transfers(), 3);
    QCOMPARE(settings.filesPerTransfer(), 4);
    QCOMPARE(settings.shareWithPython(), SharePolicy::Never);
}

void TestAppSettings::saysWhenItChanged()
{
    AppSettings settings(m_file);
    QSignalSpy changed(&settings.textScale, &SettingBase::changed);
    settings.textScale.set(150);
    settings.textScale.set(150);
    QCOMPARE(changed.size(), 1);
    settings.textScale.set(5000);
    QCOMPARE(settings.textScale(), 200);
    settings.textScale.set(200);
    QCOMPARE(changed.size(), 2);
    settings.textScale.reset();
    QCOMPARE(changed.size(), 3);
}

void TestAppSettings::defaultIsNotWritten()
{
    AppSettings settings(m_file);
    settings.textScale.set(150);
    settings.textScale.set(100);
    settings.sync();
    QVERIFY(!QSettings(m_file, QSettings::IniFormat).contains(u"look/textScale"_s));
}

void TestAppSettings::badContentCountsAsAbsent_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("unknown scheme") << u"look/colourScheme"_s << QVariant(u"Purple"_s);
    QTest::newRow("a word for a number") << u"look/textScale"_s << QVariant(u"big"_s);
    QTest::newRow("unknown policy") << u"account/shareWithPython"_s << QVariant(17);
}

void TestAppSettings::badContentCountsAsAbsent()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QSettings(m_file, QSettings::IniFormat).setValue(key, value);
    const AppSettings settings(m_file);
    QVERIFY(settings.colourScheme.isDefault());
    QVERIFY(settings.textScale.isDefault());
    QVERIFY(settings.shareWithPython.isDefault());
}

void TestAppSettings::theWayToTheNetworkIsKept()
{
    QCOMPARE(AppSettings(m_file).route(), Route());
    const Route chosen{ .proxy = Route::Proxy::Socks5,
                        .proxyHost = u"proxy.example"_s,
                        .proxyPort = 1080,
                        .proxyUser = u"me"_s,
                        .certificates = { u"/etc/own, with a comma.pem"_s },
                        .connectMs = 7000,
                        .stallMs = 90'000 };
    {
        AppSettings settings(m_file);
        settings.proxy.set(chosen.proxy);
        settings.proxyHost.set(chosen.proxyHost);
        settings.proxyPort.set(chosen.proxyPort);
        settings.proxyUser.set(chosen.proxyUser);
        settings.certificates.set(chosen.certificates);
        settings.connectSeconds.set(7);
        settings.stallSeconds.set(90);
        settings.connectSeconds.set(0); // pulled to what makes sense
        QCOMPARE(settings.connectSeconds(), 1);
        settings.connectSeconds.set(7);
    }
    QCOMPARE(AppSettings(m_file).route(), chosen);
}

void TestAppSettings::environmentWins_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("offline");
    const auto ours = u"https://mirror.example.org"_s;
    QTest::newRow("nothing set") << QString() << QString() << ours << u"switch"_s;
    QTest::newRow("endpoint set") << u"HF_ENDPOINT"_s << u"https://hub.example.org"_s
                                  << u"https://hub.example.org"_s << u"switch"_s;
    QTest::newRow("offline set") << u"HF_HUB_OFFLINE"_s << u"1"_s << ours << u"HF_HUB_OFFLINE"_s;
}

void TestAppSettings::environmentWins()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, endpoint);
    QFETCH(QString, offline);
    AppSettings settings(m_file);
    settings.endpoint.set(u"https://mirror.example.org/"_s);
    settings.workOffline.set(true);
    QProcessEnvironment variables;
    if (!variable.isEmpty()) {
        variables.insert(variable, value);
    }
    const auto environment = settings.applyTo(Environment::from(variables, u"/home/ada"_s));
    QCOMPARE(environment.endpoint, QUrl(endpoint));
    QCOMPARE(environment.offlineReason, offline);
}

void TestAppSettings::aMovedCacheIsFoundUnlessAVariableSaysOtherwise_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("cache");
    QTest::addColumn<QString>("line");
    const auto line = u"HF_HUB_CACHE=/disk/hub"_s;
    QTest::newRow("nothing set") << QString() << QString() << u"/moved"_s << line;
    QTest::newRow("the cache is named") << u"HF_HUB_CACHE"_s << u"/named"_s << u"/named"_s << line;
    QTest::newRow("by its old name") << u"HUGGINGFACE_HUB_CACHE"_s << u"/old"_s << u"/old"_s << line;
    QTest::newRow("the home is named") << u"HF_HOME"_s << u"/home"_s << u"/home/hub"_s << u"HF_HOME=/disk"_s;
    QTest::newRow("for all caches") << u"XDG_CACHE_HOME"_s << u"/xdg"_s << u"/moved"_s << line;
}

void TestAppSettings::aMovedCacheIsFoundUnlessAVariableSaysOtherwise()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, cache);
    QFETCH(QString, line);
    AppSettings settings(m_file);
    settings.cacheFolder.set(u"/moved"_s);
    QProcessEnvironment variables;
    if (!variable.isEmpty()) {
        variables.insert(variable, value);
    }
    const auto environment = settings.applyTo(Environment::from(variables, u"/home/ada"_s));
    QCOMPARE(environment.hubCache, cache);
    QCOMPARE(environment.cacheVariable(), variable.startsWith(u'H') ? variable : QString());
    QCOMPARE(environment.lineForCache(u"/disk/hub"_s), line);
    QCOMPARE(environment.lineForCache(u"/disk/other"_s), u"HF_HUB_CACHE=/disk/other"_s);
}

void TestAppSettings::onlyLimitsThatAreSwitchedOnHold()
{
    const Timetable nights{ { { .days = 0x1f, .from = 1320, .to = 360, .bytesPerSecond = 7 } } };
    {
        AppSettings settings(m_file);
        QCOMPARE(settings.speedLimits(), SpeedLimits());
        settings.speedLimit.set(2'000'000);
        settings.timetable.set(toText(nights));
        QCOMPARE(settings.speedLimits(), SpeedLimits()); // kept, and off
        settings.limitSpeed.set(true);
        settings.followTimetable.set(true);
    }
    AppSettings settings(m_file);
    QCOMPARE(settings.speedLimits(), (SpeedLimits{ 2'000'000, nights }));
    settings.limitSpeed.set(false);
    QCOMPARE(settings.speedLimits().bytesPerSecond, 0);
    QCOMPARE(settings.speedLimit(), 2'000'000);
}

QTEST_GUILESS_MAIN(TestAppSettings)
#include "tst_appsettings.moc"
