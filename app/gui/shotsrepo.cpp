// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of a repo's head: its revisions, what can be downloaded, what scanners found, its gate.
#include "app/gui/shots.h"
#include "ui/viewers/filetreemodel.h"

#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

/// The first row says more than the listing told, where there is room for that.
bool Shots::knowsDetails() const
{
    const auto *tree = qobject_cast<QTreeView *>(find(u"fileTree"_s));
    return tree && tree->model()->index(0, 0).data(FileTreeModel::HasDetailsRole).toBool();
}

// Goes to a repo and waits for what is to be seen there.
void Shots::addPlace(const QString &address, const QString &shows)
{
    step(
        address,
        [this, address] {
            type(u"searchField"_s, u"hf://"_s + address);
            press(Qt::Key_Return);
        },
        [this, shows] { return isShown(u"repoPage"_s) && isShown(shows); });
}

void Shots::addRepoStates(const QString &name)
{
    const auto known = [this] { return text(u"downloadRepo"_s).contains(u' '); };
    addPlace(u"meadowlark/Skylark-1B-Instruct-GGUF"_s, u"cardView"_s);
    step(u"files known"_s, [] { }, known);
    step(
        u"revisions"_s,
        [this] { click(u"revision"_s); },
        [this] { return isShown(u"revisionPopup"_s) && rows(u"revisionList"_s) > 2; });
    picture(u"revision-"_s + name);
    step(
        u"no revision"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"revisionPopup"_s); });
    step(
        u"download menu"_s,
        [this] {
            // A menu has a loop of its own, which no step may wait for.
            QTimer::singleShot(0, this, [this] {
                type(u"downloadRepo"_s, {}); // the focus alone
                press(Qt::Key_Down);
            });
        },
        [this] { return isShown(u"downloadMenu"_s); });
    picture(u"downloadmenu-"_s + name);
    step(u"no menu"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"downloadMenu"_s); });
    step(
        u"sets"_s,
        [this] {
            clickTab(u"repoTabs"_s, 1);
            click(u"filesSets"_s);
        },
        [this] { return rows(u"fileTree"_s) > 3 && knowsDetails(); });
    picture(u"filesets-"_s + name);
    step(u"folders"_s, [this] { click(u"filesFolders"_s); });
    addPlace(u"mallory/unsafe-pickles"_s, u"downloadRepo"_s);
    step(u"pickles known"_s, [] { }, known);
    step(
        u"pickle files"_s,
        [this] { clickTab(u"repoTabs"_s, 1); },
        [this] { return rows(u"fileTree"_s) > 5 && knowsDetails(); });
    picture(u"scan-"_s + name);
    step(u"findings"_s, [this] { click(u"downloadRepo"_s); }, [this] { return isShown(u"findingsSheet"_s); });
    picture(u"findings-"_s + name);
    step(
        u"no findings"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"findingsSheet"_s); });
    addPlace(u"lowland-bio/Reed-2B-Clinical"_s, u"gatePanel"_s);
    picture(u"gated-"_s + name);
    addPlace(u"tidepool/limpet"_s, u"repoRenamed"_s);
    step(u"card of it"_s, [] {}, [this] { return isShown(u"cardView"_s); });
    picture(u"renamed-"_s + name);
    addPlace(u"mallory/switched-off"_s, u"statePane"_s);
    picture(u"disabled-"_s + name);
}

} // namespace Hubdesk
