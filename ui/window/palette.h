// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/people.h"
#include "ui/window/palettemodel.h"

#include <QPointer>
#include <QWidget>

#include <stop_token>

class QLineEdit;
class QListView;
class QTimer;

namespace Hubdesk
{

class Engine;
class Panel;
class Segmented;

/// The command palette: one field that jumps to any page, repo, person, file, setting or action. Lies over
/// the whole window with a scrim, closes at Escape or a click beside it, and gives the focus back. What can
/// be known without asking comes from the window at open(); repos and people are asked of the Hub as one
/// types, old answers are dropped. GUI thread, child of the window it covers.
class Palette : public QWidget
{
    Q_OBJECT
public:
    Palette(Engine *engine, QWidget *window);

    /// As if it had been typed there.
    void setText(const QString &text);
    void open(const QList<PaletteEntry> &known);
    void close();

Q_SIGNALS:
    void linkChosen(const Hubdesk::Link &link);
    void settingChosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void place();
    void edited();
    void askHub();
    void showFound(const QuickHits &hits);
    void move(int step);
    void selectFirst();
    void choose(const QModelIndex &index);
    void go(const PaletteEntry &entry);
    void showMore();
    bool fieldKey(QKeyEvent *event);

    Engine *m_engine;
    PaletteModel *m_model;
    Panel *m_box;
    QLineEdit *m_field;
    Segmented *m_scope;
    QListView *m_list;
    QTimer *m_typing;
    QPointer<QWidget> m_before; ///< had the focus when it opened
    std::stop_source m_asked;
};

} // namespace Hubdesk
