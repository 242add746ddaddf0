// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data();
    void contrast();
    void textOnFills();
    void choiceWinsOverDesktop();
    void textSizeScalesFontsAndRows();
    void reducedMotionStopsTime();
    void everyIconDraws();
    void iconsAreTinted();
};

void TestTheme::contrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("ground");
    const std::pair<Token, const char *> texts[] = {
        { Token::Ink, "ink" },
        { Token::Muted, "muted" },
        { Token::Faint, "faint" },
        { Token::AccentText, "accent" },
        { Token::Green, "green" },
        { Token::Amber, "amber" },
        { Token::Red, "red" },
        { Token::Blue, "blue" },
        { Token::CodeKey, "key" },
        { Token::CodeString, "string" },
        { Token::CodeNumber, "number" },
        { Token::CodeHeading, "heading" },
        { Token::CodeComment, "comment" },
    };
    const std::pair<Token, const char *> grounds[] = {
        { Token::Surface, "surface" },      { Token::Panel, "panel" },
        { Token::Raised, "raised" },        { Token::Hover, "hover" },
        { Token::Selection, "selection" },  { Token::SelectionElsewhere, "selection elsewhere" },
        { Token::CodeBlock, "code block" },
    };
    for (const bool dark : { false, true }) {
        for (const auto &[text, textName] : texts) {
            for (const auto &[ground, groundName] : grounds) {
                QTest::addRow("%s on %s, %s", textName, groundName, dark ? "dark" : "light")
                    << dark << static_cast<int>(text) << static_cast<int>(ground);
            }
        }
    }
}

void TestTheme::contrast()
{
    QFETCH(bool, dark);
    QFETCH(int, text);
    QFETCH(int, ground);
    const Tokens tokens = dark ? Tokens::dark() : Tokens::light();
    const double ratio = contrastRatio(tokens[static_cast<Token>(text)], tokens[static_cast<Token>(ground)]);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::textOnFills()
{
    QVERIFY(qAbs(contrastRatio(Qt::white, Qt::black) - 21) < 0.01);
    for (const Tokens &tokens : { Tokens::light(), Tokens::dark() }) {
        for (const Token fill : { Token::Accent, Token::AccentHover, Token::AccentPressed }) {
            QVERIFY(contrastRatio(tokens[Token::OnAccent], tokens[fill]) >= 4.5);
        }
        QVERIFY(contrastRatio(tokens[Token::TooltipText], tokens[Token::TooltipGround]) >= 4.5);
        QVERIFY(contrastRatio(tokens[Token::Amber], tokens[Token::AmberGround]) >= 4.5);
        QVERIFY(contrastRatio(tokens[Token::Red], tokens[Token::RedGround]) >= 4.5);
        QVERIFY(contrastRatio(tokens[Token::Green], tokens[Token::GreenGround]) >= 4.5);
        QVERIFY(contrastRatio(tokens[Token::Blue], tokens[Token::BlueGround]) >= 4.5);
        QVERIFY(contrastRatio(tokens[Token::Mark], tokens[Token::Surface]) >= 3.8);
        QVERIFY(contrastRatio(tokens.withHighContrast()[Token::Control], tokens[Token::Surface]) >= 3);
    }
    for (const bool dark : { false, true }) {
        for (int i = 0; i < seriesCount; ++i) {
            QVERIFY(contrastRatio(seriesText(dark), seriesFill(static_cast<Series>(i), dark)) >= 4.5);
        }
    }
}

void TestTheme::choiceWinsOverDesktop()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(SchemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(theme.scheme(), Qt::ColorScheme::Dark);
    QVERIFY(Theme::isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x0f1420));
    QCOMPARE(QApplication::palette().color(QPalette::Disabled, QPalette::Text), Theme::color(Token::Faint));
    theme.setChoice(SchemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    theme.setChoice(SchemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(Qt::white));
    QCOMPARE(Theme::color(Token::Accent), QColor(0x4f46e5));
}

void TestTheme::textSizeScalesFontsAndRows()
{
    Theme theme;
    QCOMPARE(QApplication::font().pointSizeF(), 10.0);
    QCOMPARE(Theme::px(Metrics::listRow), 52);
    theme.setTextPercent(150);
    QCOMPARE(QApplication::font().pointSizeF(), 15.0);
    QCOMPARE(Theme::font(TextSize::Small).pointSizeF(), 13.5);
    QCOMPARE(Theme::px(Metrics::listRow), 78);
    QCOMPARE(QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth), 24);
}

void TestTheme::reducedMotionStopsTime()
{
    Theme theme;
    QCOMPARE(Theme::duration(120), 0); // nobody watches offscreen
    theme.setReducedMotion(false);
    QCOMPARE(Theme::duration(120), 120);
    theme.setReducedMotion(true);
    QCOMPARE(Theme::duration(120), 0);
}

void TestTheme::everyIconDraws()
{
    const Theme theme;
    for (int i = 0; i < iconCount; ++i) {
        const Icon which = static_cast<Icon>(i);
        for (const int side : { 14, 16, 18, 20, 32 }) {
            const QPixmap pixmap = icon(which).pixmap(QSize(side, side), 1.5);
            QCOMPARE(pixmap.width(), qRound(side * 1.5));
            const QImage image = pixmap.toImage().convertToFormat(QImage::Format_Alpha8);
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    inked += image.scanLine(y)[x] > 128;
                }
            }
            QVERIFY2(inked >= 3, iconName(which).data());
        }
        QCOMPARE(iconOf(icon(which)), which);
    }
    QVERIFY(!iconOf(QIcon()));
    QCOMPARE(productIcon().pixmap(48).toImage().pixelColor(24, 3), QColor(0x4f46e5));
}

void TestTheme::iconsAreTinted()
{
    Theme theme;
    theme.setChoice(SchemeChoice::Light);
    const QIcon stop = icon(Icon::Stop);
    const auto strongest = [&](QIcon::Mode mode, QIcon::State state) {
        const QImage image = stop.pixmap(QSize(40, 40), 1, mode, state).toImage();
        QColor best(0, 0, 0, 0);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (const QColor here = image.pixelColor(x, y); here.alpha() > best.alpha()) {
                    best = here;
                }
            }
        }
        return QColor(best.rgb()).rgb();
    };
    QCOMPARE(strongest(QIcon::Normal, QIcon::Off), Theme::color(Token::Muted).rgb());
    QVERIFY(strongest(QIcon::Disabled, QIcon::Off) != strongest(QIcon::Normal, QIcon::Off));
    theme.setChoice(SchemeChoice::Dark);
    QCOMPARE(strongest(QIcon::Normal, QIcon::Off), Theme::color(Token::Muted).rgb());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
