// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace FakeHub
{

// The content of one file: bytes in memory, or a head in memory followed by seeded content. A cheap value
// that never changes; hashes are computed at first use and kept. Any thread.
class Blob
{
public:
    Blob();
    Blob(QByteArray bytes); // NOLINT(google-explicit-constructor): a file is its bytes

    // `size` counts the head too.
    static Blob seeded(quint64 seed, qint64 size, QByteArray head = {});

    // Made when somebody first asks for its size or its bytes; `make` is called once at most.
    static Blob later(std::function<QByteArray()> make);
    [[nodiscard]] bool isLater() const; // is made on request, be it made by now or not

    [[nodiscard]] qint64 size() const;
    [[nodiscard]] quint64 seed() const;
    [[nodiscard]] QByteArray head() const; // everything, where nothing is seeded
    [[nodiscard]] QByteArray read(qint64 offset, qint64 length) const;
    [[nodiscard]] QByteArray bytes() const { return read(0, size()); }
    [[nodiscard]] QByteArray sha256() const; // hex
    [[nodiscard]] QByteArray computeSha256() const; // hex, past the table of known ones
    [[nodiscard]] QByteArray gitSha1() const; // hex, of "blob <size>\0" and the content

    // What git stores in place of a large file.
    [[nodiscard]] QByteArray lfsPointer() const;

private:
    struct Data;
    [[nodiscard]] const Data &made() const;

    std::shared_ptr<Data> m_data;
};

} // namespace FakeHub
