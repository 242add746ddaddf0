// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/handout.h"

#include <QAbstractItemView>

#include <memory>
#include <stop_token>

class QMimeData;

namespace Hubdesk
{

class Engine;

/// Gives files of the cache to other programs: by a drag that begins in a view, or on the clipboard. What can
/// be given, and under which name, core says (core/cache/handout.h); it is asked when the drag begins, so
/// that what is given is what is there. Only copies are offered: no program may take a file out of the cache.
/// GUI thread; owned by the page of the view.
class FilesOut : public QObject
{
    Q_OBJECT
public:
    /// What the person has chosen, as handOut() takes it.
    struct Chosen {
        RepoId repo;
        CommitId commit;
        QList<TreeEntry> listing;
        QStringList paths;
    };

    FilesOut(Engine *engine, QAbstractItemView *view);

    /// A drag, as soon as core has answered and while the mouse button is still down.
    void drag(const Chosen &chosen);
    /// To the clipboard: files for a file manager, their paths for a text field. What is not here is the name
    /// that it has in the repo, as text alone.
    void copy(const Chosen &chosen);

    /// `withText`: also the paths in the snapshot, a line each.
    static std::unique_ptr<QMimeData> mimeOf(const Handout &handout, bool withText);
    /// What hangs at the pointer: icon and name, and how many there are.
    static QPixmap picture(const Handout &handout, qreal scale);

private:
    template<typename Given>
    void askFor(const Chosen &chosen, Given given);
    void drag(const Handout &handout);
    void say(const QString &text, QPoint place);

    Engine *m_engine;
    QAbstractItemView *m_view;
    std::stop_source m_asked;
};

} // namespace Hubdesk
