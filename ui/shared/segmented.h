// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/icons.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace Hubdesk
{

/// One choice of a few, side by side in one frame: list or table. Arrow keys move, as in radio buttons.
class Segmented : public QWidget
{
    Q_OBJECT

public:
    explicit Segmented(QWidget *parent = nullptr);

    /// `name` is the tooltip and accessible name of an icon, or the word itself.
    int addIcon(Icon icon, const QString &name);
    int addWord(const QString &word);
    /// A choice that is not there at the moment; not the current one.
    void setShown(int index, bool shown);
    int current() const;
    /// Emits nothing; currentChanged() tells of the person's choice only.
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int add(const QString &word, const QIcon &icon, const QString &name);

    QButtonGroup *m_group;
    QHBoxLayout *m_row;
};

} // namespace Hubdesk
