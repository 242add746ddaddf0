// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/highlighting.h"

#include <QHash>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestLine = 2'000; // longer ones are data, not code, and cost more than they are worth
using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

/// Our five colours; everything else is plain ink.
Token colorOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Keyword:
    case TextStyle::ControlFlow:
    case TextStyle::Import:
    case TextStyle::Preprocessor:
    case TextStyle::DataType:
    case TextStyle::Attribute:
        return Token::CodeKey;
    case TextStyle::String:
    case TextStyle::VerbatimString:
    case TextStyle::SpecialString:
    case TextStyle::Char:
    case TextStyle::SpecialChar:
        return Token::CodeString;
    case TextStyle::DecVal:
    case TextStyle::BaseN:
    case TextStyle::Float:
    case TextStyle::Constant:
        return Token::CodeNumber;
    case TextStyle::Comment:
    case TextStyle::CommentVar:
    case TextStyle::Documentation:
    case TextStyle::Annotation:
        return Token::CodeComment;
    case TextStyle::Function:
    case TextStyle::BuiltIn:
    case TextStyle::Extension:
        return Token::CodeHeading;
    default:
        return Token::Ink;
    }
}

KSyntaxHighlighting::Repository &repository()
{
    static thread_local KSyntaxHighlighting::Repository repository;
    return repository;
}

class Collector : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QList<QList<CodeSpan>> run(const QString &text)
    {
        KSyntaxHighlighting::State state;
        for (const auto line : QStringView(text).split(u'\n')) {
            m_line.clear();
            if (line.size() <= longestLine) {
                state = highlightLine(line, state);
            }
            m_lines.append(std::move(m_line));
        }
        return std::move(m_lines);
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto color = colorOf(format.textStyle());
        if (length > 0 && color != Token::Ink) {
            m_line.append({ offset, length, color, false, color == Token::CodeComment, {} });
        }
    }

private:
    QList<QList<CodeSpan>> m_lines;
    QList<CodeSpan> m_line;
};

/// What people write after a fence, where it is neither the name nor a suffix that the definitions know.
QString commonName(const QString &language)
{
    static const QHash<QString, QString> names{ { QStringLiteral("py"), QStringLiteral("python") },
                                                { QStringLiteral("python3"), QStringLiteral("python") },
                                                { QStringLiteral("shell"), QStringLiteral("bash") },
                                                { QStringLiteral("sh"), QStringLiteral("bash") },
                                                { QStringLiteral("console"), QStringLiteral("bash") },
                                                { QStringLiteral("js"), QStringLiteral("javascript") },
                                                { QStringLiteral("ts"), QStringLiteral("typescript") },
                                                { QStringLiteral("c++"), QStringLiteral("cpp") },
                                                { QStringLiteral("yml"), QStringLiteral("yaml") },
                                                { QStringLiteral("jsonl"), QStringLiteral("json") },
                                                { QStringLiteral("bibtex"), QStringLiteral("bibtex") },
                                                { QStringLiteral("md"), QStringLiteral("markdown") },
                                                { QStringLiteral("docker"), QStringLiteral("dockerfile") } };
    return names.value(language, language);
}

QList<QList<CodeSpan>> highlighted(const QString &text, const KSyntaxHighlighting::Definition &definition)
{
    if (!definition.isValid()) {
        return {};
    }
    Collector collector;
    collector.setDefinition(definition);
    return collector.run(text);
}

} // namespace

QList<QList<CodeSpan>> highlightCode(const QString &text, const QString &language)
{
    if (language.isEmpty()) {
        return {};
    }
    const auto name = commonName(language);
    auto definition = repository().definitionForName(name);
    if (!definition.isValid()) {
        definition = repository().definitionForFileName(QStringLiteral("x.") + name);
    }
    return highlighted(text, definition);
}

QList<QList<CodeSpan>> highlightFile(const QString &text, const QString &fileName)
{
    // Jinja has no definition of its own; Twig took its syntax over.
    const bool isJinja
        = fileName.endsWith(QLatin1StringView(".jinja")) || fileName.endsWith(QLatin1StringView(".j2"));
    return highlighted(text,
                       repository().definitionForFileName(isJinja ? QStringLiteral("x.twig") : fileName));
}

} // namespace Hubdesk
