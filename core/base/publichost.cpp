// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/publichost.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

bool isPublicAddress(const QHostAddress &address)
{
    bool mapped = false;
    if (const auto v4 = address.toIPv4Address(&mapped); mapped) {
        static constexpr std::array<std::pair<quint32, int>, 15> closed{ { { 0x00000000, 8 },
                                                                           { 0x0A000000, 8 },
                                                                           { 0x64400000, 10 },
                                                                           { 0x7F000000, 8 },
                                                                           { 0xA9FE0000, 16 },
                                                                           { 0xAC100000, 12 },
                                                                           { 0xC0000000, 24 },
                                                                           { 0xC0000200, 24 },
                                                                           { 0xC0586300, 24 },
                                                                           { 0xC0A80000, 16 },
                                                                           { 0xC6120000, 15 },
                                                                           { 0xC6336400, 24 },
                                                                           { 0xCB007100, 24 },
                                                                           { 0xE0000000, 4 },
                                                                           { 0xF0000000, 4 } } };
        return std::ranges::none_of(
            closed, [v4](const auto &net) { return (v4 ^ net.first) >> (32 - net.second) == 0; });
    }
    // Of IPv6 only 2000::/3 is given out; in it 2002::/16 and 2001::/32 carry an IPv4 address inside, and
    // 2001:db8::/32 is for examples.
    const auto v6 = address.toIPv6Address();
    const bool tunnel = v6[0] == 0x20 && v6[1] == 0x02;
    const bool special
        = v6[0] == 0x20 && v6[1] == 0x01 && ((v6[2] == 0 && v6[3] == 0) || (v6[2] == 0x0D && v6[3] == 0xB8));
    return address.protocol() == QAbstractSocket::IPv6Protocol && (v6[0] & 0xE0) == 0x20 && !tunnel
        && !special;
}

bool isPublicHost(const QString &host)
{
    auto name = host.toLower();
    while (name.endsWith(u'.')) {
        name.chop(1);
    }
    if (name.startsWith(u'[') && name.endsWith(u']')) {
        name = name.sliced(1, name.size() - 2);
    }
    if (const QHostAddress address(name); !address.isNull()) {
        return isPublicAddress(address);
    }
    const auto last = name.section(u'.', -1);
    static constexpr std::array closed{ "localhost"_L1, "local"_L1, "internal"_L1, "lan"_L1,     "home"_L1,
                                        "corp"_L1,      "test"_L1,  "intranet"_L1, "invalid"_L1, "onion"_L1 };
    // No dot: a name of the local network. A number at the end: an IPv4 address in one of its old spellings.
    return name.contains(u'.') && !last.isEmpty() && !last.front().isDigit()
        && std::ranges::find(closed, last) == closed.end() && !name.endsWith(".home.arpa"_L1)
        && !name.contains(u':') && !name.contains(u'%');
}

} // namespace Hubdesk
