// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/diskplan.h"
#include "ui/shared/panel.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// The line of a volume: used, what the queue takes of the free part (hatched), free; and what is missing in
/// red where it is too small. GUI thread.
class VolumeStrip : public QWidget
{
    Q_OBJECT
public:
    explicit VolumeStrip(QWidget *parent = nullptr);

    void setPlan(const VolumePlan &plan);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    VolumePlan m_plan;
};

/// One volume that the queue writes to: what is free, what will be left, and where that is less than nothing,
/// how much is missing and the way to make room. GUI thread.
class VolumeBar : public QWidget
{
    Q_OBJECT
public:
    explicit VolumeBar(QWidget *parent = nullptr);

    void setPlan(const VolumePlan &plan);

Q_SIGNALS:
    void spaceWanted();

private:
    TextLabel *m_mount;
    QLabel *m_sign;
    TextLabel *m_words;
    TextLabel *m_queued;
    QPushButton *m_action;
    VolumeStrip *m_strip;
};

/// The volumes that the queue writes to, side by side; hidden while there is nothing to write. GUI thread.
class VolumeBars : public Panel
{
    Q_OBJECT
public:
    explicit VolumeBars(QWidget *parent = nullptr);

    void setPlans(const QList<VolumePlan> &plans);

Q_SIGNALS:
    void spaceWanted();

private:
    QHBoxLayout *m_row;
    QList<VolumeBar *> m_bars;
};

} // namespace Hubdesk
