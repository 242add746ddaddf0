// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAbstractButton;
class QAbstractItemView;
class QSlider;
class QTabBar;
class QWidget;

namespace Hubdesk
{

/// What a button is for; decides its look. One primary per surface. Where the act destroys, the act is Danger
/// and *Cancel* is Primary with the focus.
enum class ButtonRole : quint8 {
    Normal, ///< outlined, raised
    Primary, ///< filled with the accent
    Danger, ///< outlined in red
    Flat, ///< no outline until hovered
    Link, ///< accent text, underlined when hovered
};
/// Works for QPushButton and QToolButton (a QToolButton with autoRaise is Flat by itself).
void setRole(QAbstractButton *button, ButtonRole role);
ButtonRole roleOf(const QWidget *button);

/// 26 px instead of 30 (tool buttons in rows 24): toolbars and rows.
void setCompact(QWidget *control, bool compact = true);
bool isCompact(const QWidget *control);
/// A slider whose value does not count at the moment, but can be set.
void setIdle(QSlider *slider, bool idle);
bool isIdle(const QWidget *slider);

enum class Validity : quint8 { Fine, Warning, Invalid };
/// Amber or red outline of a field. Put a glyph and words beside its label too: never colour alone.
void setValidity(QWidget *field, Validity validity);
Validity validityOf(const QWidget *field);

/// How the style draws the ground of an item view's rows, also for delegates that ask for
/// PE_PanelItemViewItem.
enum class RowLook : quint8 {
    Lined, ///< 1 px line under each row; trees and tables unless told otherwise
    Plain, ///< no lines; lists unless told otherwise
    Rail, ///< rounded ground, inset 8 px, short accent bar: rail, section and filter lists
};
void setRowLook(QAbstractItemView *view, RowLook look);
RowLook rowLookOf(const QWidget *view);
/// Rows of 26 px instead of 30.
void setDenseRows(QAbstractItemView *view, bool dense = true);

/// The scroll bars of a view have a place of their own, right and below, where they would otherwise lie over
/// the ends of its rows: for cells that go on to the edge in both directions.
void setBarsBeside(QAbstractItemView *view);
bool hasBarsBeside(const QWidget *view);

/// The quiet number behind a tab's word ("Files 22"); empty for none.
void setTabCount(QTabBar *bar, int index, const QString &count);

} // namespace Hubdesk
