// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace Hubdesk
{

/// What the parts of a transfer's bar mean: already here, new, verified. GUI thread.
class ProgressLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLegend(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_words;
};

} // namespace Hubdesk
