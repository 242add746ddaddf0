// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace Hubdesk
{

class Avatars;

/// One avatar as a widget, beside the name that it belongs to, which is what a screen reader calls it, too.
class AvatarView : public QWidget
{
    Q_OBJECT
public:
    /// `side` at 100 % text.
    AvatarView(Avatars *pictures, int side, QWidget *parent = nullptr);

    void setName(const QString &name, bool round = false);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Avatars *m_pictures;
    QString m_name;
    bool m_round = false;
};

} // namespace Hubdesk
