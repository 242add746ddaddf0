// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"

#include "ui/shared/palettelock.h"
#include "ui/shared/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Theme *living = nullptr;

constexpr double points[] = { 9, 10, 11, 13, 17 };

// What Qt answers when the desktop names no font: placeholders of fontconfig and of the platform plugins.
bool isPlaceholder(const QString &family)
{
    static constexpr std::array names{ "sans"_L1,  "sans serif"_L1, "sans-serif"_L1,
                                       "serif"_L1, "monospace"_L1,  "mono"_L1,
                                       "fixed"_L1, "helvetica"_L1,  "courier"_L1 };
    return family.isEmpty() || std::ranges::any_of(names, [&](auto name) {
               return family.compare(name, Qt::CaseInsensitive) == 0;
           });
}

QString chosenFamily(const QString &desktop, const QString &ours)
{
    return isPlaceholder(desktop) && QFontDatabase::hasFamily(ours) ? ours : desktop;
}

// The one that never joins signs, where it is there: in a card "==" is code to be copied. Rich text has no
// way to switch the joining off.
QString plainMono()
{
    const auto never = u"JetBrains Mono NL"_s;
    return QFontDatabase::hasFamily(never) ? never : u"JetBrains Mono"_s;
}

const Tokens &defaultTokens()
{
    static const Tokens tokens = Tokens::light();
    return tokens;
}

void setAll(QPalette &palette, QPalette::ColorRole role, const QColor &color)
{
    palette.setColor(QPalette::All, role, color);
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_reducedMotion(QGuiApplication::platformName() == "offscreen"_L1) // nobody watches
    , m_family(chosenFamily(QApplication::font().family(), u"Inter"_s))
    , m_monoFamily(chosenFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family(), plainMono()))
{
    Q_ASSERT(!living);
    living = this;
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (!m_applying && m_choice == SchemeChoice::System) {
            apply();
        }
    });
    apply();
}

Theme::~Theme()
{
    living = nullptr;
}

Qt::ColorScheme Theme::scheme() const
{
    if (m_choice == SchemeChoice::Light) {
        return Qt::ColorScheme::Light;
    }
    if (m_choice == SchemeChoice::Dark) {
        return Qt::ColorScheme::Dark;
    }
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Qt::ColorScheme::Dark
                                                                                 : Qt::ColorScheme::Light;
}

Theme *Theme::current()
{
    return living;
}

QColor Theme::color(Token token)
{
    return living ? living->m_tokens[token] : defaultTokens()[token];
}

QColor Theme::seriesFill(Series series)
{
    return Hubdesk::seriesFill(series, isDark());
}

QColor Theme::seriesLine(Series series)
{
    return Hubdesk::seriesLine(series, isDark());
}

bool Theme::isDark()
{
    return living && living->m_dark;
}

int Theme::px(int length)
{
    return living ? (length * living->m_textPercent + 50) / 100 : length;
}

int Theme::row(int height)
{
    constexpr int closer = 86; // per cent: two lines of 9 and 10 pt still fit into a list row
    return px(living && living->m_compact ? (height * closer + 50) / 100 : height);
}

QFont Theme::font(TextSize size, QFont::Weight weight)
{
    QFont font = living ? QFont(living->m_family) : QFont();
    font.setPointSizeF(points[static_cast<int>(size)] * (living ? living->m_textPercent : 100) / 100);
    font.setWeight(weight);
    // Hinted advances are whole pixels: wide and uneven at 9 and 10 pt.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::figures(TextSize size, QFont::Weight weight)
{
    return figures(font(size, weight));
}

QFont Theme::figures(QFont font)
{
    font.setFeature(QFont::Tag("tnum"), 1);
    return font;
}

QFont Theme::mono(TextSize size, QFont::Weight weight)
{
    return monoPoints(points[static_cast<int>(size)], weight);
}

QFont Theme::monoPoints(double size, QFont::Weight weight)
{
    QFont font = living ? QFont(living->m_monoFamily) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(size * (living ? living->m_textPercent : 100) / 100);
    font.setWeight(weight);
    // A repo name is read letter by letter: no joined glyphs.
    font.setFeature(QFont::Tag("calt"), 0);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void Theme::follow(QObject *context, const std::function<void()> &apply)
{
    apply();
    if (const auto *theme = current()) {
        connect(theme, &Theme::changed, context, apply);
    }
}

int Theme::duration(int milliseconds)
{
    return living && living->m_reducedMotion ? 0 : milliseconds;
}

void Theme::setChoice(SchemeChoice choice)
{
    if (std::exchange(m_choice, choice) != choice) {
        apply();
    }
}

void Theme::setTextPercent(int percent)
{
    percent = std::clamp(percent, 100, 200);
    if (std::exchange(m_textPercent, percent) != percent) {
        apply();
    }
}

void Theme::setReducedMotion(bool reduced)
{
    if (std::exchange(m_reducedMotion, reduced) != reduced) {
        Q_EMIT changed();
    }
}

void Theme::setHighContrast(bool high)
{
    if (std::exchange(m_highContrast, high) != high) {
        apply();
    }
}

void Theme::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) != compact) {
        apply();
    }
}

void Theme::refreshColors()
{
    m_dark = scheme() == Qt::ColorScheme::Dark;
    m_tokens = m_dark ? Tokens::dark() : Tokens::light();
    if (m_highContrast) {
        m_tokens = m_tokens.withHighContrast();
    }
}

QReadWriteLock &paletteLock()
{
    static QReadWriteLock lock;
    return lock;
}

void Theme::apply()
{
    m_applying = true;
    QWriteLocker locker(&paletteLock());
    // Only native title bars follow this; it does nothing offscreen and under a bare X server.
    QStyleHints *hints = QGuiApplication::styleHints();
    if (m_choice == SchemeChoice::System) {
        hints->unsetColorScheme();
    } else {
        hints->setColorScheme(scheme());
    }
    refreshColors();
    QApplication::setPalette(palette());
    QPalette pages = palette(); // the ground between the pages of a PDF, which Qt paints
    pages.setColor(QPalette::Dark, color(Token::Panel));
    QApplication::setPalette(pages, "QPdfView");
    QApplication::setFont(font(TextSize::Body));
    QApplication::setStyle(new Style); // a new one, so that every widget asks for its sizes again
    locker.unlock();
    m_applying = false;
    Q_EMIT changed();
}

QPalette Theme::palette() const
{
    const Tokens &t = m_tokens;
    QPalette p;
    setAll(p, QPalette::Window, t[Token::Surface]);
    setAll(p, QPalette::Base, t[Token::Surface]);
    setAll(p, QPalette::AlternateBase, t[Token::Panel]);
    setAll(p, QPalette::Button, t[Token::Raised]);
    setAll(p, QPalette::ToolTipBase, t[Token::TooltipGround]);
    setAll(p, QPalette::ToolTipText, t[Token::TooltipText]);
    setAll(p, QPalette::Highlight, t[Token::Selection]);
    setAll(p, QPalette::HighlightedText, t[Token::Ink]);
    p.setColor(QPalette::Inactive, QPalette::Highlight, t[Token::SelectionElsewhere]);
    setAll(p, QPalette::Accent, t[Token::Accent]);
    setAll(p, QPalette::Link, t[Token::AccentText]);
    setAll(p, QPalette::LinkVisited, t[Token::AccentText]);
    setAll(p, QPalette::BrightText, t[Token::OnAccent]);
    setAll(p, QPalette::PlaceholderText, t[Token::Faint]);
    setAll(p, QPalette::Light, t[Token::Hover]);
    setAll(p, QPalette::Midlight, t[Token::Border]);
    setAll(p, QPalette::Mid, t[Token::Control]);
    setAll(p, QPalette::Dark, t[Token::Mark]);
    setAll(p, QPalette::Shadow, t[Token::Border]);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText }) {
        setAll(p, role, t[Token::Ink]);
        p.setColor(QPalette::Disabled, role, t[Token::Faint]);
    }
    return p;
}

} // namespace Hubdesk
