// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statepane.h"
#include "ui/shared/theme.h"
#include "ui/viewers/pluginview.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// Without the plugin, or without its libraries, the preview says what is missing.
class TestPluginView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void notBuilt_data();
    void notBuilt();
    void librariesAreMissing();

private:
    Theme *m_theme = nullptr;
};

void TestPluginView::notBuilt_data()
{
    QTest::addColumn<PluginView::Plugin>("plugin");
    QTest::addColumn<QString>("library");
    QTest::newRow("sounds and films") << PluginView::Plugin::Media << u"Qt Multimedia"_s;
    QTest::newRow("PDF") << PluginView::Plugin::Pdf << u"Qt PDF"_s;
}

void TestPluginView::notBuilt()
{
    QFETCH(PluginView::Plugin, plugin);
    QFETCH(QString, library);
    const QTemporaryDir folder;
    PluginView view(plugin, { folder.path() });
    QVERIFY(!view.isInstalled());
    view.resize(420, 400);
    view.show();
    view.open({ .kind = FileKind::Pdf });
    auto *state = view.findChild<StatePane *>();
    QVERIFY(state->isVisible());
    QVERIFY2(state->state().text.startsWith(library + u" is not part of"_s), qPrintable(state->state().text));
    QVERIFY(state->state().primary.isEmpty()); // there is nothing to install
}

/// A file that is there and does not load, as one does whose libraries are not installed.
void TestPluginView::librariesAreMissing()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"hubdesk-media.so"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no library at all");
    file.close();
    PluginView view(PluginView::Plugin::Media, { folder.filePath(u"nothing"_s), folder.path() });
    QVERIFY(view.isInstalled());
    view.resize(420, 400);
    view.show();
    auto *state = view.findChild<StatePane *>();
    view.open({ .kind = FileKind::Wav });
    QTRY_VERIFY(state->state().text.contains(u"libqt6multimediawidgets6"_s));
    QVERIFY(!state->state().detail.isEmpty());
    QTest::mouseClick(view.findChild<QPushButton *>(u"statePrimary"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sudo apt install libqt6multimediawidgets6"_s);
    view.open({ .kind = FileKind::Mp3 }); // said again at once, not tried again
    QVERIFY(state->isVisible());
}

QTEST_MAIN(TestPluginView)
#include "tst_pluginview.moc"
