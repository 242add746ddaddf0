// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/repoaccess.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int anonymousStatus = 401;
}

RepoAccess RepoAccess::fromRefusal(const Error &error)
{
    RepoAccess made{ State::NotAsked, error.detail };
    if (error.status == anonymousStatus) {
        made.state = State::SignInNeeded;
    } else if (error.detail.contains("rejected"_L1, Qt::CaseInsensitive)) {
        made.state = State::Rejected;
    } else if (error.detail.contains("awaiting"_L1, Qt::CaseInsensitive)
               || error.detail.contains("pending"_L1, Qt::CaseInsensitive)) {
        made.state = State::Pending;
    }
    return made;
}

AccessForm AccessForm::fromCard(const QJsonObject &cardData)
{
    return { cardData["extra_gated_heading"_L1].toString().trimmed(),
             cardData["extra_gated_prompt"_L1].toString().trimmed(),
             cardData["extra_gated_fields"_L1].toObject().keys() };
}

} // namespace Hubdesk
