// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace Hubdesk
{

/// How it stands between an account and the gate of a repo.
struct RepoAccess {
    enum class State {
        Granted, ///< the files can be read
        SignInNeeded, ///< nobody is signed in
        NotAsked, ///< this account has not asked yet
        Pending, ///< asked, and the authors have not looked at it
        Rejected,
    };
    State state = State::Granted;
    QString words; ///< the Hub's own, English; empty if granted

    /// From the refusal of an access check; the Hub tells pending and rejected only in words.
    static RepoAccess fromRefusal(const Error &error);
    bool operator==(const RepoAccess &) const = default;
};

/// What the authors of a gated repo say and ask before they let somebody in (`extra_gated_*` of the card).
/// The form itself is the Hub's web page: there is no call that sends it.
struct AccessForm {
    QString heading;
    QString prompt; ///< terms, plain text or Markdown
    QStringList questions; ///< labels of the fields, sorted: JSON keeps no order

    static AccessForm fromCard(const QJsonObject &cardData);
    bool operator==(const AccessForm &) const = default;
};

} // namespace Hubdesk
