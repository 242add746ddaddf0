// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/panel.h"

#include <QList>

namespace Hubdesk
{

/// The left side of the first-run page: the mark, the name, and which step is done, open or to come. Tells
/// only; the buttons of the page lead through it. GUI thread; owned by the page.
class WelcomeSteps : public Panel
{
    Q_OBJECT
public:
    explicit WelcomeSteps(QWidget *parent = nullptr);

    void setStep(int step, const QString &title, const QString &text);
    /// Steps before it are done.
    void setCurrent(int step);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step {
        QString title;
        QString text;
    };
    void paintStep(QPainter *painter, const QRect &rect, int number) const;
    void tell();

    QList<Step> m_steps;
    QWidget *m_above; ///< the steps stand below it
    int m_current = 0;
};

} // namespace Hubdesk
