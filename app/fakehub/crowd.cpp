// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/crowd.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr std::array firstNames{ "Ada"_L1,   "Boris"_L1, "Chidi"_L1, "Dalia"_L1, "Emre"_L1,
                                 "Freya"_L1, "Goran"_L1, "Hana"_L1,  "Iker"_L1,  "Jun"_L1 };
constexpr std::array lastNames{ "Alder"_L1, "Brook"_L1, "Cairn"_L1, "Dune"_L1,  "Esker"_L1,
                                "Firth"_L1, "Glade"_L1, "Holm"_L1,  "Inlet"_L1, "Knoll"_L1 };

QString crowdName(int number)
{
    return u"%1-%2-%3"_s
        .arg(QString(firstNames[size_t(number) % 10]).toLower(),
             QString(lastNames[size_t(number) / 10 % 10]).toLower())
        .arg(number, 4, 10, QChar(u'0'));
}

quint32 digest(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5);
    quint32 value = 0;
    for (int n = 0; n < 4; ++n) {
        value = value << 8 | quint8(hash[n]);
    }
    return value;
}

} // namespace

User crowdMember(int number)
{
    const QString full = firstNames[size_t(number) % 10] + u' ' + lastNames[size_t(number) / 10 % 10];
    return { .name = crowdName(number), .fullname = full, .orgs = {}, .pro = number % 17 == 0 };
}

std::optional<User> crowdMember(const QString &name)
{
    bool isNumber = false;
    const int number = name.section(u'-', -1).toInt(&isNumber);
    if (!isNumber || number < 0 || number >= crowdSize || crowdName(number) != name) {
        return std::nullopt;
    }
    return crowdMember(number);
}

QList<User> crowdOf(const QString &seed, qint64 count, qsizetype first, qsizetype most)
{
    // Steps of a number that shares no factor with the size of the crowd: nobody comes twice.
    constexpr qint64 step = 7919;
    const qint64 start = digest(seed) % crowdSize;
    QList<User> out;
    const qint64 end = std::min<qint64>({ count, crowdSize, first + most });
    for (qint64 n = first; n < end; ++n) {
        out.append(crowdMember(int((start + n * step) % crowdSize)));
    }
    return out;
}

int crowdFollowing(const QString &name)
{
    return int(digest(u"followers"_s + name) % 400) + 3;
}

std::optional<User> findUser(const World &world, const QString &name)
{
    if (const auto stored = world.users.constFind(name); stored != world.users.constEnd()) {
        return *stored;
    }
    if (world.many.ownedBy(name) > 0) {
        return User{ .name = name, .fullname = name, .orgs = {} };
    }
    return crowdMember(name);
}

} // namespace FakeHub
