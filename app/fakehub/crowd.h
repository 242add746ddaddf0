// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/world.h"

namespace FakeHub
{

// The many who only like and follow: people made from their number whenever somebody asks, and never stored.
// Their accounts answer like any other, so that a list of two thousand likers leads somewhere.
inline constexpr int crowdSize = 10'000;

User crowdMember(int number); // 0 to crowdSize - 1
std::optional<User> crowdMember(const QString &name);

// `count` of them, the same ones for the same `seed`; only the part from `first` on is made.
QList<User> crowdOf(const QString &seed, qint64 count, qsizetype first, qsizetype most);
// How many of the crowd follow an account.
int crowdFollowing(const QString &name);

// Stored, or an owner of some of the many models, or of the crowd.
std::optional<User> findUser(const World &world, const QString &name);

} // namespace FakeHub
