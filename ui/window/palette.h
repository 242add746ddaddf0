// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/people.h"
#include "ui/shared/overlay.h"
#include "ui/window/palettemodel.h"

#include <stop_token>

class QLineEdit;
class QListView;
class QTimer;

namespace Hubdesk
{

class Engine;
class Segmented;

/// The command palette: one field that jumps to any page, repo, person, file, setting or action, over all
/// that the window shows. What can be known without asking comes from the window at open(); repos and people
/// are asked of the Hub as one types, old answers are dropped. GUI thread, child of the window it covers.
class Palette : public Overlay
{
    Q_OBJECT
public:
    Palette(Engine *engine, QWidget *window);

    /// As if it had been typed there.
    void setText(const QString &text);
    /// `files` are those of the repo at `shown`.
    void open(const QList<PaletteEntry> &known, const Link &shown, const QStringList &files);

Q_SIGNALS:
    void linkChosen(const Hubdesk::Link &link);
    void settingChosen(const QString &id);

protected:
    QRect placeOfBox() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void edited();
    void askHub();
    void showFound(const QuickHits &hits);
    void move(int step);
    void selectFirst();
    void selectAgain();
    void filesCame();
    void choose(const QModelIndex &index);
    void returnPressed();
    void go(PaletteEntry chosen);
    void showMore();
    bool fieldKey(QKeyEvent *event);

    Engine *m_engine;
    PaletteModel *m_model;
    QLineEdit *m_field;
    Segmented *m_scope;
    QListView *m_list;
    QTimer *m_typing;
    std::stop_source m_asked;
    std::optional<PaletteEntry> m_chosen; ///< while the rows change
    bool m_hasMoved = false; ///< the person has chosen a row since the last letter
    bool m_returnWaits = false; ///< for the files of what was typed
};

} // namespace Hubdesk
