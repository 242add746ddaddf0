// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QWidget;

namespace Hubdesk
{

/// Plays a script on the real window by mouse and key events on visible widgets, as a person would, and takes
/// pictures. One step ends when its condition holds; a step that does not get there in time ends the program
/// with its name and status 1. The last step ends it with 0. GUI thread; owned by main.
class Robot : public QObject
{
    Q_OBJECT
public:
    Robot(QWidget *window, QString folder, QObject *parent = nullptr);

    /// `act` is done once, then `until` is asked again and again.
    void
    step(const QString &name, std::function<void()> act, std::function<bool()> until = [] { return true; });
    /// A picture of the window after everything has been painted.
    void picture(const QString &file, qreal scale = 1);
    void start();

    // ---- what a person can do; each is an error of the script (the step fails) if there is no such visible,
    // enabled widget
    void click(const QString &widget);
    void clickTab(const QString &bar, int tab); ///< under 0: counted from the last, which is -1
    void clickRow(const QString &view, int row);
    void tickRow(const QString &view, int row);
    void openMenu(const QString &view); ///< of its current row, by the right button
    void choose(const QString &action); ///< in the menu that is open
    void type(const QString &widget, const QString &text);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    // ---- what a person can see
    bool isShown(const QString &widget) const;
    int rows(const QString &view) const;
    QString text(const QString &label) const;
    QWidget *find(const QString &name) const; ///< the visible one of that name, or null

private:
    struct Step {
        QString name;
        std::function<void()> act;
        std::function<bool()> until;
    };
    void tick();
    void stop(const QString &why);

    QWidget *need(const QString &name);
    void clickAt(QWidget *widget, QPoint place);

    QWidget *m_window;
    QString m_folder;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    QTimer m_timer;
    QElapsedTimer m_since;
    QStringList m_missing;
};

} // namespace Hubdesk
