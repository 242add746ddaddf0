// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QSlider;
class QToolButton;

namespace Hubdesk
{

class AppSettings;

/// The limit of all downloads together: a switch, a logarithmic slider and a typed value. What it changes is
/// a setting, which the window hands to the engine; what others change in that setting is shown. GUI thread.
class LimitControl : public QWidget
{
    Q_OBJECT
public:
    explicit LimitControl(AppSettings *settings, QWidget *parent = nullptr);

    /// Without the slider, where there is no room.
    void setNarrow(bool narrow);

    static constexpr qint64 least = 100'000; ///< bytes/s at the left end of the slider
    static constexpr qint64 most = 1'000'000'000;
    static constexpr int steps = 80; ///< 20 a decade
    /// Two significant digits, as a person would say it.
    static qint64 rateAt(int step);
    static int stepOf(qint64 bytesPerSecond);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void read();
    void typed();

    AppSettings *m_settings;
    QToolButton *m_switch;
    QSlider *m_slider;
    QLineEdit *m_value;
};

} // namespace Hubdesk
