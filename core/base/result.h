// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <expected>

namespace Hubdesk
{

/// A value, or the reason why there is none.
template<typename T>
using Result = std::expected<T, Error>;

/// Shorthand for `std::unexpected(Error{...})`.
inline std::unexpected<Error> fail(Error::Kind kind, QString detail)
{
    return std::unexpected(Error{ kind, std::move(detail) });
}

} // namespace Hubdesk
