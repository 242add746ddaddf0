// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <array>

namespace FakeHub
{

// Appends a number as every one of the binary formats of the demo stores it.
template<typename T>
void put(QByteArray &out, T value)
{
    std::array<char, sizeof(T)> raw{};
    qToLittleEndian(value, raw.data());
    out.append(raw.data(), sizeof(T));
}

} // namespace FakeHub
