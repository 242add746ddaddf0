// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What nearly every test reads and nobody here changes, read once for all of them. A test names what it uses
// all the same: clang-tidy looks at it without this.
#include <QCoroSignal>
#include <QCoroTask>
#include <QtNetwork>
#include <QtSql>
#include <QtTest>
#include <QtWidgets>

#include <algorithm>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
