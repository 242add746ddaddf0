// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/shownspace.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// The way from the whole cache to what its picture shows, and how large that is: "All > Models > 166.8 GB".
/// Everything before the last is a link. GUI thread.
class SpaceCrumbs : public QWidget
{
    Q_OBJECT
public:
    explicit SpaceCrumbs(QWidget *parent = nullptr);

    void setSpace(const ShownSpacePtr &space, int top);
    /// The words, from the first to the last.
    QStringList words() const;

Q_SIGNALS:
    /// The person wants to go back to it.
    void zoomRequested(int node);

private:
    /// There are never more, so that none is made anew under a pointer or the focus.
    static constexpr int mostLinks = 4;
    struct Step {
        QPushButton *link = nullptr;
        QWidget *sign = nullptr;
        int node = 0;
    };

    std::array<Step, mostLinks> m_steps;
    QWidget *m_lastSign;
    TextLabel *m_here;
    TextLabel *m_size;
};

} // namespace Hubdesk
