// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QUrl>

/// Of a program in a home of its own, which asks that Hub alone and nothing of the desktop. Transfers are not
/// gone on with. `variables` are those of the environment beside the home's and the Hub's.
inline Hubdesk::ServiceOptions
serviceOptions(const QString &home, const QUrl &hub, const QMap<QString, QString> &variables = {})
{
    QProcessEnvironment all;
    all.insert(QStringLiteral("HF_HOME"), home);
    all.insert(QStringLiteral("HF_ENDPOINT"), hub.toString());
    for (const auto &[name, value] : variables.asKeyValueRange()) {
        all.insert(name, value);
    }
    Hubdesk::ServiceOptions options;
    options.environment = Hubdesk::Environment::from(all, home);
    options.stateDir = home + QStringLiteral("/state");
    options.settingsFile = home + QStringLiteral("/config/settings.ini");
    options.keychain = false;
    options.loopbackOnly = true;
    options.restoreTransfers = false;
    return options;
}
