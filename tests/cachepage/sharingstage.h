// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "tests/cachepage/rows.h"
#include "tests/support/window.h"
#include "tests/upkeep/smallcache.h"
#include "ui/cache/cachecare.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QTreeView>

namespace Hubdesk
{

/// The Cache page with a small cache before it, whose menus a test chooses from as a person does.
class SharingStage
{
protected:
    void begin()
    {
        m_window = std::make_unique<TestWindow>();
        m_cache = std::make_unique<SmallCache>();
        m_cache->root = m_window->cacheRoot();
    }
    void open();
    /// From the menu of a button of the page.
    void fromMenu(const QString &button, const QString &action);
    void more(const QString &action) { fromMenu(QStringLiteral("cacheMore"), action); }
    void rowMenu(const QString &row, const QString &action);
    /// Into the dialog for a path that is called so, and Return.
    void choosePath(const QString &dialog, const QString &path);
    void openDuplicates();
    QTreeView *tree() const { return m_window->get<QTreeView>(QStringLiteral("cacheTree")); }
    QModelIndex row(const QString &text) const { return rowWith(tree(), text); }
    QString blob(const QString &repo, QChar letter) const
    {
        return m_cache->at(QStringLiteral("models--o--%1/blobs/%2").arg(repo, QString(64, letter)));
    }
    bool isEnabled(const QString &name) const
    {
        const auto *widget = m_window->find(name);
        return widget && widget->isEnabled();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    std::unique_ptr<TestWindow> m_window;
    std::unique_ptr<SmallCache> m_cache;
    const QByteArray m_big = QByteArray("b").repeated(300'000);
};

inline void SharingStage::open()
{
    m_window->start();
    m_window->key(Qt::Key_7, Qt::ControlModifier);
    QTRY_VERIFY(m_window->isShown(QStringLiteral("cachePage")));
    QTRY_VERIFY(m_window->text(QStringLiteral("cacheAge")).contains(QLatin1StringView("watching")));
}

inline void SharingStage::choosePath(const QString &dialog, const QString &path)
{
    QTRY_VERIFY(m_window->isShown(dialog));
    auto *chooser = m_window->find(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), chooser);
    auto *name = chooser->findChild<QLineEdit *>();
    name->setFocus();
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
}

inline void SharingStage::fromMenu(const QString &button, const QString &action)
{
    QTRY_VERIFY(isEnabled(button));
    bool isTaken = false;
    QTimer::singleShot(0, m_window->window(), [&] { // runs while the menu is open
        isTaken = takeAction(qobject_cast<QMenu *>(QApplication::activePopupWidget()), action);
        while (auto *left = QApplication::activePopupWidget()) {
            left->close();
        }
    });
    QTest::mouseClick(m_window->find(button), Qt::LeftButton);
    QVERIFY2(isTaken, qPrintable(action));
}

inline void SharingStage::rowMenu(const QString &text, const QString &action)
{
    QTRY_VERIFY(row(text).isValid());
    const auto place = tree()->visualRect(row(text)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, tree()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(tree()->viewport(), &event);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(takeAction(qobject_cast<QMenu *>(QApplication::activePopupWidget()), action));
}

inline void SharingStage::openDuplicates()
{
    more(QStringLiteral("findDuplicates"));
    QTRY_VERIFY(m_window->isShown(QStringLiteral("duplicatesDialog")));
    QTRY_COMPARE(QApplication::activeWindow(), m_window->find(QStringLiteral("duplicatesDialog")));
    QTRY_COMPARE(m_window->rows(QStringLiteral("duplicatesTable")), 1);
}

} // namespace Hubdesk
