// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tagpill.h"

#include <QAbstractButton>

namespace Hubdesk
{

/// A quiet fact in a frame that can be pressed. GUI thread.
class TagLink : public QAbstractButton
{
    Q_OBJECT
public:
    explicit TagLink(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace Hubdesk
