// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoroTask>

#include <stop_token>

namespace Hubdesk
{

/// An answer that is waited for once. Only the engine thread awaits one; see core/README.md for the rules
/// that keep coroutines safe (values as parameters, services by pointer, no capturing temporaries in a
/// `co_await` expression).
template<typename T = void>
using Async = QCoro::Task<Result<T>>;

} // namespace Hubdesk
