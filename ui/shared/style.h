// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QProxyStyle>

class QFocusFrame;
class QStyleOptionButton;
class QStyleOptionMenuItem;
class QStyleOptionToolButton;
class QStyleOptionViewItem;

namespace Hubdesk
{

enum class ButtonRole : quint8;

/// Paints every control from the tokens; Fusion below only lays out and handles events. Owned by
/// QApplication, installed by Theme. What a control looks like beyond its class is told by
/// ui/shared/controls.h.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();
    ~Style() override;

    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption *option,
                       QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element,
                     const QStyleOption *option,
                     QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex *option,
                            QPainter *painter,
                            const QWidget *widget) const override;
    QRect
    subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control,
                         const QStyleOptionComplex *option,
                         SubControl part,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type,
                           const QStyleOption *option,
                           const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint,
                  const QStyleOption *option,
                  const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QIcon standardIcon(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const override;
    QPixmap
    standardPixmap(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const override;
    QPalette standardPalette() const override;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;

private:
    // One file per family; each answers whether the element was its own.
    bool drawButtonPrimitive(PrimitiveElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawFieldPrimitive(PrimitiveElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawViewPrimitive(PrimitiveElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawPopupPrimitive(PrimitiveElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawButtonControl(ControlElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawFieldControl(ControlElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawViewControl(ControlElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawPopupControl(ControlElement, const QStyleOption *, QPainter *, const QWidget *) const;
    bool drawBarControl(ControlElement, const QStyleOption *, QPainter *, const QWidget *) const;

    void drawToolButton(const QStyleOptionToolButton *, QPainter *, const QWidget *) const;
    void drawComboBox(const QStyleOptionComplex *, QPainter *, const QWidget *) const;
    void drawSpinBox(const QStyleOptionComplex *, QPainter *, const QWidget *) const;
    void drawGroupBox(const QStyleOptionComplex *, QPainter *, const QWidget *) const;
    void drawSlider(const QStyleOptionComplex *, QPainter *, const QWidget *) const;
    void drawScrollBar(const QStyleOptionComplex *, QPainter *, const QWidget *) const;
    void drawMenuItem(const QStyleOptionMenuItem *, QPainter *) const;
    void drawRow(const QStyleOptionViewItem *, QPainter *, const QWidget *, bool wholeRow) const;

    QSize buttonSize(ContentsType, const QStyleOption *, const QSize &, const QWidget *) const;
    QSize viewSize(ContentsType, const QStyleOption *, const QSize &, const QWidget *) const;
    int roomForScrollBar(const QStyleOption *, const QWidget *) const;
    int headIndent(const QStyleOption *, const QWidget *) const;
    QRect itemPartRect(SubElement, const QStyleOption *, const QWidget *) const;
    QSize menuItemSize(const QStyleOption *, const QSize &) const;
    QRect scrollBarRect(const QStyleOptionComplex *, SubControl) const;
    QRect sliderRect(const QStyleOptionComplex *, SubControl) const;
    QRect fieldRect(ComplexControl, const QStyleOptionComplex *, SubControl) const;

    bool eventFilter(QObject *watched, QEvent *event) override;
    void followFocus(QWidget *before, QWidget *now);

    QPointer<QFocusFrame> m_ring;
};

} // namespace Hubdesk
