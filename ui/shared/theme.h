// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

#include <functional>

namespace Hubdesk
{

/// What the person chose; System follows the desktop, live.
enum class SchemeChoice : quint8 { System, Light, Dark };

/// Type sizes of the face, in points at text 100 %.
enum class TextSize : quint8 {
    Small, ///< 9 pt: second line, column heads, counts, strip, chips
    Body, ///< 10 pt: everything else
    State, ///< 11 pt: title of an empty or error pane
    Title, ///< 13 pt: page title, repo name in a header, dialog question
    Heading, ///< 17 pt: first-run and card h1
};

/// The face's one source of colours, fonts and sizes. Made once in main() after QApplication (which it must
/// not outlive) and before the first widget; GUI thread. Setting it up or changing it sets palette, font and
/// style of the application, then emits changed(). Painters read the static functions, which answer for the
/// living Theme, or with the light defaults when there is none.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// The living theme, for connecting to changed(); null in a program without one.
    static Theme *current();
    static QColor color(Token token);
    static QColor seriesFill(Series series);
    static QColor seriesLine(Series series);
    static bool isDark();
    /// A length that follows the text size: rows, controls, icons. Spacing and radii do not.
    static int px(int length);
    /// A height of rows: px(), and less where the person wants them close.
    static int row(int height);
    static QFont font(TextSize size, QFont::Weight weight = QFont::Normal);
    /// For figures below each other and such as change while they are read: all digits are equally wide. Not
    /// for words, because there are families that widen hyphens and blanks along with them.
    static QFont figures(TextSize size, QFont::Weight weight = QFont::Normal);
    /// The same font with such digits.
    static QFont figures(QFont font);
    static QFont mono(TextSize size, QFont::Weight weight = QFont::Normal);
    /// For the few sizes between the steps (editor 9.5 pt).
    static QFont monoPoints(double points, QFont::Weight weight = QFont::Normal);
    /// Calls `apply` now and at every change, as long as `context` lives: what is fixed at px() or in font()
    /// follows the text size.
    static void follow(QObject *context, const std::function<void()> &apply);
    /// 0 when less motion is asked for.
    static int duration(int milliseconds);

    Qt::ColorScheme scheme() const;
    SchemeChoice choice() const { return m_choice; }
    int textPercent() const { return m_textPercent; }
    bool reducedMotion() const { return m_reducedMotion; }
    bool highContrast() const { return m_highContrast; }
    bool isCompact() const { return m_compact; }
    const Tokens &tokens() const { return m_tokens; }
    QPalette palette() const;

    void setChoice(SchemeChoice choice);
    /// 100 to 200, per cent.
    void setTextPercent(int percent);
    void setReducedMotion(bool reduced);
    void setHighContrast(bool high);
    /// Rows closer together.
    void setCompact(bool compact);

Q_SIGNALS:
    void changed();

private:
    void apply();
    void refreshColors();

    SchemeChoice m_choice = SchemeChoice::System;
    int m_textPercent = 100;
    bool m_reducedMotion = false;
    bool m_highContrast = false;
    bool m_compact = false;
    bool m_applying = false;
    bool m_dark = false;
    Tokens m_tokens;
    QString m_family;
    QString m_monoFamily;
};

} // namespace Hubdesk
