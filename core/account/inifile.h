// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// An INI text by the rules of Python's configparser (no interpolation), as the official client reads and
/// writes its stored tokens: `=` or `:`, whole-line comments, values continued by indentation, keys in lower
/// case, repeated sections or keys are an error. Comments are not kept, as they are not there. A value; pure.
class IniFile
{
public:
    struct Entry {
        QString key;
        QString value;
        bool operator==(const Entry &) const = default;
    };
    struct Section {
        QString name;
        QList<Entry> entries;
        std::optional<QString> value(const QString &key) const;
        bool operator==(const Section &) const = default;
    };

    /// Protocol error with the line that is wrong.
    static Result<IniFile> parse(const QString &text);
    /// Sections in order of their names (`DEFAULT` first), a blank line after each.
    QString text() const;

    const QList<Section> &sections() const { return m_sections; }
    const Section *section(const QString &name) const;
    /// Replaces the whole section, or adds it.
    void put(Section section);
    bool remove(const QString &name);

    bool operator==(const IniFile &) const = default;

private:
    friend class IniParser;
    QList<Section> m_sections;
};

} // namespace Hubdesk
