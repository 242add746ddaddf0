// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/motionhint.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What desktops say of motion, as they write it.
class TestMotionHint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gtkFile_data();
    void gtkFile();
    void theNewerGtkDecides();
    void portal_data();
    void portal();
    void nothingMovesOffscreen();
};

namespace
{

bool write(const QString &folder, const QByteArray &text)
{
    QFile file(folder + u"/settings.ini"_s);
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

void TestMotionHint::gtkFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("less");
    QTest::newRow("switched off") << QByteArray("[Settings]\ngtk-enable-animations=false\n") << true;
    QTest::newRow("switched off by number") << QByteArray("[Settings]\ngtk-enable-animations=0\n") << true;
    QTest::newRow("on") << QByteArray("[Settings]\ngtk-enable-animations=true\n") << false;
    QTest::newRow("on by number") << QByteArray("[Settings]\ngtk-enable-animations=1\n") << false;
    QTest::newRow("no word") << QByteArray("[Settings]\ngtk-theme-name=Adwaita\n") << false;
    QTest::newRow("an empty file") << QByteArray() << false;
}

void TestMotionHint::gtkFile()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, less);
    const QTemporaryDir folder;
    QVERIFY(!MotionHint::isLessByGtk(folder.path())); // no file
    QVERIFY(write(folder.filePath(u"gtk-3.0"_s), text));
    QCOMPARE(MotionHint::isLessByGtk(folder.path()), less);
}

void TestMotionHint::theNewerGtkDecides()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"gtk-3.0"_s), "[Settings]\ngtk-enable-animations=false\n"));
    QVERIFY(write(folder.filePath(u"gtk-4.0"_s), "[Settings]\ngtk-enable-animations=true\n"));
    QVERIFY(!MotionHint::isLessByGtk(folder.path()));
}

void TestMotionHint::portal_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("less");
    const auto common = u"org.freedesktop.appearance"_s;
    const auto gnome = u"org.gnome.desktop.interface"_s;
    const auto kde = u"org.kde.kdeglobals.KDE"_s;
    const auto factor = u"AnimationDurationFactor"_s;
    QTest::newRow("no preference") << common << u"reduced-motion"_s << QVariant(0U) << false;
    QTest::newRow("reduced") << common << u"reduced-motion"_s << QVariant(1U) << true;
    QTest::newRow("GNOME moves") << gnome << u"enable-animations"_s << QVariant(true) << false;
    QTest::newRow("GNOME stands still") << gnome << u"enable-animations"_s << QVariant(false) << true;
    QTest::newRow("KDE is slow") << kde << factor << QVariant(u"2"_s) << false;
    QTest::newRow("KDE is at once") << kde << factor << QVariant(u"0"_s) << true;
    QTest::newRow("KDE in words") << kde << factor << QVariant(u"fast"_s) << false;
    QTest::newRow("something else") << common << u"color-scheme"_s << QVariant(1U) << false;
}

void TestMotionHint::portal()
{
    QFETCH(QString, space);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(bool, less);
    QVERIFY(!MotionHint::isLessByPortal({}));
    QCOMPARE(MotionHint::isLessByPortal({ { space, { { key, value } } } }), less);
}

void TestMotionHint::nothingMovesOffscreen()
{
    if (QGuiApplication::platformName() != "offscreen"_L1) {
        QSKIP("there is a screen");
    }
    QVERIFY(MotionHint().wantsLess());
}

QTEST_MAIN(TestMotionHint)
#include "tst_motionhint.moc"
