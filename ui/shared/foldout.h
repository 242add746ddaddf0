// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Hubdesk
{

/// Raw text behind a chevron: closed until asked for, can be selected and copied.
class FoldOut : public QWidget
{
    Q_OBJECT

public:
    explicit FoldOut(QWidget *parent = nullptr);

    /// What stands beside the chevron, "Raw text" unless told otherwise.
    void setTitle(const QString &title);
    /// Hidden when `text` is empty; closed again when it changes.
    void setText(const QString &text);
    QString text() const;
    bool isOpen() const;
    void setOpen(bool open);
    /// The words of the chevron in the middle, as what is around them.
    void centre();

private:
    QToolButton *m_toggle;
    QLabel *m_text;
};

} // namespace Hubdesk
