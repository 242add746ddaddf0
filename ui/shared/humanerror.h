// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QString>

namespace Hubdesk
{

/// What a person can do about an error with one button.
enum class Remedy : quint8 {
    None,
    Retry,
    SignIn,
    RequestAccess, ///< open the repo's access form
    GoOnline, ///< switch "Work offline" off
    TryNetwork,
    FreeSpace,
    ChooseFolder, ///< the place is not writable
    ChooseRevision,
    CopyReport, ///< a bug: copy what a maintainer needs
};

/// An error in a person's words. `sentence` says what happened, `cause` why and what is kept.
struct HumanError {
    QString sentence;
    QString cause;
    Remedy remedy = Remedy::None;

    bool operator==(const HumanError &) const = default;
};

/// The only place that turns kinds of error into words.
HumanError humanError(const Error &error);
/// The word on the remedy's button; empty for None.
QString remedyText(Remedy remedy);
/// Everything a maintainer needs, one fact a line: kind, status, address, request, detail. Not translated.
QString rawText(const Error &error);

} // namespace Hubdesk
