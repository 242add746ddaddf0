// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>
#include <QWidget>

#include <optional>

class QMimeData;

namespace Hubdesk
{

/// An address of the Hub that can be opened, and what it names.
struct DraggedAddress {
    QString text;
    QString name; ///< of a repo, a person, or a list
};
/// The first that something dragged has: as text, in a list of addresses, or as a browser's address with its
/// title.
std::optional<DraggedAddress> addressIn(const QMimeData *dragged, const QUrl &endpoint);

/// Over the whole window while an address of the Hub is dragged over it: says what a drop would open. The
/// pointer does not meet it. GUI thread; child of the window that it covers.
class DropHint : public QWidget
{
    Q_OBJECT
public:
    explicit DropHint(QWidget *window);

    void showFor(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
};

} // namespace Hubdesk
