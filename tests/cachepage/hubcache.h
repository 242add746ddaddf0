// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/door.h"
#include "core/services/questions.h"
#include "tests/cachepage/rows.h"
#include "tests/support/window.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QTreeView>

namespace Hubdesk
{

/// The window on a cache that the program itself has downloaded from the stand-in Hub.
class HubCache
{
public:
    static constexpr int longMs = 20'000;
    TestWindow window;

    void add(const QString &id, const QMap<QString, FakeHub::Blob> &files)
    {
        window.hub.addRepo(FakeHub::RepoKind::Model, id, files);
    }
    static RepoId repo(const QString &id) { return *RepoId::parse(RepoKind::Model, id); }
    /// After start().
    void fetch(const DownloadRequest &request)
    {
        TransferId id = 0;
        bool isDone = false;
        QObject context;
        QObject::connect(
            window.engine(), &Engine::transfersChanged, &context, [&](const QList<TransferState> &states) {
                for (const auto &state : states) {
                    isDone = isDone || (state.id == id && state.phase == TransferPhase::Done);
                }
            });
        ask(
            window.engine(),
            &context,
            [request](Services &core, std::stop_token) { return startDownload(&core, request); },
            [&id](const Result<TransferId> &started) { id = started.value_or(0); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, longMs);
    }
    void fetch(const QString &id) { fetch(DownloadRequest{ .repo = repo(id) }); }
    CacheStore store() const { return CacheStore(window.cacheRoot()); }
    CommitId commit(const QString &id) const
    {
        return store().resolve(repo(id), Revision{}).value_or(CommitId{});
    }
    QString blobOf(const QString &id, const QString &file) const
    {
        const auto pointer = store().layout().pointer(repo(id), commit(id), file);
        return QFileInfo(QFileInfo(pointer).symLinkTarget()).absoluteFilePath();
    }
    void damage(const QString &id, const QString &file) const
    {
        QFile blob(blobOf(id, file));
        char byte = 0;
        QVERIFY2(blob.open(QIODevice::ReadWrite) && blob.getChar(&byte) && blob.seek(0)
                     && blob.putChar(char(byte ^ 1)),
                 qPrintable(blob.fileName()));
    }
    void dropListing(const QString &id) const
    {
        QVERIFY(QFile::remove(store().layout().tree(repo(id), commit(id))));
    }

    /// The Cache page, with so many repos in it.
    void open(int repos)
    {
        window.key(Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(tree() && tree()->model()->rowCount() > 0, longMs);
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(tree()->model()->index(0, 0)), repos, longMs);
    }
    QTreeView *tree() const { return window.get<QTreeView>(QStringLiteral("cacheTree")); }
    QModelIndex row(const QString &text) const { return rowWith(tree(), text); }
    QPoint place(const QString &text) const
    {
        return tree()->visualRect(row(text).siblingAtColumn(1)).center();
    }
    void click(const QString &text, Qt::KeyboardModifiers keys = {}) const
    {
        QVERIFY2(row(text).isValid(), qPrintable(text));
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, keys, place(text));
    }
    /// From the menu of a row, by keys.
    void chooseInRow(const QString &text, const QString &action) const
    {
        QVERIFY2(row(text).isValid(), qPrintable(text));
        menuAt(tree(), place(text));
        take(action);
    }
    static void menuAt(QAbstractItemView *view, const QPoint &place)
    {
        QContextMenuEvent asked(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
        QApplication::sendEvent(view->viewport(), &asked);
    }
    static void take(const QString &action)
    {
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        QVERIFY2(takeAction(qobject_cast<QMenu *>(QApplication::activePopupWidget()), action),
                 qPrintable(action));
    }
    /// A cell of a table in a dialog; empty as long as there is none.
    QString cell(const QString &view, int row, int column) const
    {
        const auto *table = window.get<QAbstractItemView>(view);
        return table ? table->model()->index(row, column).data().toString() : QString();
    }
    /// All words of the state that stands in place of a content.
    QString paneText() const
    {
        QStringList words;
        if (const auto *pane = window.find(QStringLiteral("statePane"))) {
            for (const auto *label : pane->findChildren<QLabel *>()) {
                words << label->text();
            }
        }
        return words.join(u' ');
    }
};

} // namespace Hubdesk
