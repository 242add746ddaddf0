// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/inifile.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto defaultsName = "DEFAULT"_L1;

QString trimmedRight(QString text)
{
    while (!text.isEmpty() && text.back().isSpace()) {
        text.chop(1);
    }
    return text;
}

qsizetype indentOf(const QString &line)
{
    const auto it = std::ranges::find_if_not(line, [](QChar c) { return c.isSpace(); });
    return it - line.begin();
}

} // namespace

std::optional<QString> IniFile::Section::value(const QString &key) const
{
    for (const auto &entry : entries) {
        if (entry.key == key) {
            return entry.value;
        }
    }
    return std::nullopt;
}

/// One pass over the lines; knows the section and the key that a further line may continue.
class IniParser
{
public:
    Result<IniFile> parse(const QString &text);

private:
    Result<void> line(const QString &line);
    Result<void> header(const QString &content);
    Result<void> option(const QString &content);
    IniFile::Section &section() { return m_file.m_sections[m_section]; }
    IniFile::Entry &entry() { return section().entries.last(); }
    std::unexpected<Error> wrong(const QString &why) const
    {
        return fail(Error::Kind::Protocol, u"line %1: %2"_s.arg(m_line).arg(why));
    }

    IniFile m_file;
    qsizetype m_section = -1;
    bool m_inValue = false;
    qsizetype m_indent = 0;
    int m_line = 0;
};

Result<IniFile> IniParser::parse(const QString &text)
{
    if (text.contains(QChar(u'\0'))) {
        return wrong(u"not a text"_s);
    }
    auto lines = text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    for (const auto &next : lines.split(u'\n')) {
        ++m_line;
        if (const auto read = line(next); !read) {
            return std::unexpected(read.error());
        }
    }
    for (auto &section : m_file.m_sections) {
        for (auto &entry : section.entries) {
            entry.value = trimmedRight(entry.value);
        }
    }
    return std::move(m_file);
}

Result<void> IniParser::line(const QString &line)
{
    const auto content = line.trimmed();
    if (content.startsWith(u'#') || content.startsWith(u';')) {
        return {};
    }
    if (content.isEmpty()) {
        if (m_inValue) {
            entry().value += u'\n';
        }
        return {};
    }
    const auto indent = indentOf(line);
    if (m_inValue && indent > m_indent) {
        entry().value += u'\n' + content;
        return {};
    }
    m_indent = indent;
    if (content.startsWith(u'[') && content.lastIndexOf(u']') > 1) {
        return header(content);
    }
    return m_section < 0 ? wrong(u"no section before it"_s) : option(content);
}

Result<void> IniParser::header(const QString &content)
{
    const auto name = content.sliced(1, content.lastIndexOf(u']') - 1);
    m_inValue = false;
    for (qsizetype i = 0; i < m_file.m_sections.size(); ++i) {
        if (m_file.m_sections[i].name != name) {
            continue;
        }
        if (name != defaultsName) {
            return wrong(u"the section [%1] is there twice"_s.arg(name));
        }
        m_section = i;
        return {};
    }
    m_section = m_file.m_sections.size();
    m_file.m_sections.append({ name, {} });
    return {};
}

Result<void> IniParser::option(const QString &content)
{
    const auto delimiter = std::ranges::find_if(content, [](QChar c) { return c == u'=' || c == u':'; });
    const auto at = delimiter - content.begin();
    const auto key = content.first(at).trimmed().toLower();
    if (delimiter == content.end() || key.isEmpty()) {
        return wrong(u"neither a section nor a key with a value"_s);
    }
    if (section().value(key)) {
        return wrong(u"the key %1 is there twice"_s.arg(key));
    }
    section().entries.append({ key, content.sliced(at + 1).trimmed() });
    m_inValue = true;
    return {};
}

Result<IniFile> IniFile::parse(const QString &text)
{
    return IniParser().parse(text);
}

QString IniFile::text() const
{
    auto sorted = m_sections;
    std::ranges::sort(sorted, [](const Section &a, const Section &b) {
        const bool first = a.name == defaultsName;
        return first != (b.name == defaultsName) ? first : a.name < b.name;
    });
    QString out;
    for (const auto &section : std::as_const(sorted)) {
        out += u'[' + section.name + "]\n"_L1;
        for (const auto &entry : section.entries) {
            auto value = entry.value;
            out += entry.key + " = "_L1 + value.replace(u'\n', u"\n\t"_s) + u'\n';
        }
        out += u'\n';
    }
    return out;
}

const IniFile::Section *IniFile::section(const QString &name) const
{
    const auto it = std::ranges::find(m_sections, name, &Section::name);
    return it == m_sections.end() ? nullptr : &*it;
}

void IniFile::put(Section section)
{
    const auto it = std::ranges::find(m_sections, section.name, &Section::name);
    if (it == m_sections.end()) {
        m_sections.append(std::move(section));
    } else {
        *it = std::move(section);
    }
}

bool IniFile::remove(const QString &name)
{
    return m_sections.removeIf([&name](const Section &section) { return section.name == name; }) > 0;
}

} // namespace Hubdesk
