// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Hubdesk
{

class Engine;
class FilteredTransfers;

/// Takes transfers out of the list so that a person may change their mind for a while: the row is hidden at
/// once, and one that runs is paused; only then it goes into the history, or out of that, and its partial
/// files are deleted. Where the program ends before that, one that was not over stays paused. GUI thread;
/// owned by the page.
class Removals : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds patience{ 10 };

    Removals(Engine *engine, FilteredTransfers *shown, QObject *parent);
    ~Removals() override;

    /// The one before cannot be undone any more.
    void remove(const TransferState &state);
    void undo();
    const std::optional<TransferState> &pending() const { return m_pending; }

Q_SIGNALS:
    void pendingChanged();

private:
    void finish();

    Engine *m_engine;
    FilteredTransfers *m_shown;
    std::optional<TransferState> m_pending; ///< as it was
    QTimer m_timer;
};

} // namespace Hubdesk
