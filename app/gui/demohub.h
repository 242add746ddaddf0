// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/settings/environment.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Hubdesk
{

/// The built-in demo Hub as a process of its own, and an environment that points at it: own cache, own token,
/// nothing of the user's. It ends with us: its standard input closes when we do.
class DemoHub
{
public:
    /// Starts `hubdesk-fakehub` from beside this program and waits (a few hundred milliseconds, before any
    /// window) until it listens. `slow`: a search for "waiting" and the file of two gibibytes take their
    /// time, so that what is shown meanwhile can be seen.
    Result<void> start(bool slow = false);
    /// `base` with the endpoint, the token and all folders of the demo.
    Environment environment() const;
    QString stateDir() const { return m_folder.filePath(QStringLiteral("state")); }
    ~DemoHub();

private:
    QProcess m_process;
    QTemporaryDir m_folder;
    QUrl m_url;
};

} // namespace Hubdesk
