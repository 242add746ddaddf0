// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace Hubdesk
{

struct HtmlAttribute {
    QString name; ///< lower case
    QString value; ///< entities decoded
};

struct HtmlToken {
    enum class Kind { Text, Start, End, Finished };

    Kind kind = Kind::Finished;
    QString name; ///< of a tag, lower case
    QString text; ///< entities decoded
    QList<HtmlAttribute> attributes; ///< at most 64, the first of equal names
    bool selfClosing = false;

    /// Value of an attribute, or a null text.
    QString attribute(QLatin1StringView name) const;
};

/// Cuts HTML of any quality into tags and text as browsers do; comments, declarations and processing
/// instructions vanish. What looks like a tag but never ends is text. Linear in the length of the input,
/// whatever it holds. Views the input, which must outlive it.
class HtmlTokenizer
{
public:
    explicit HtmlTokenizer(QStringView html)
        : m_html(html)
    {
    }

    HtmlToken next();
    /// Leaves out everything up to and with the end tag of a raw text element (`script`, `style`): what is in
    /// there is no HTML.
    void skipRawText(QStringView name);

private:
    bool skipMarkup();
    bool readTag(HtmlToken &token);
    qsizetype readAttributes(qsizetype at, HtmlToken &token) const;
    qsizetype readValue(qsizetype at, QString *value) const;
    QString readText();

    QStringView m_html;
    qsizetype m_at = 0;
    int m_unended = 0;
};

/// Replaces `&amp;`, `&#...;` and the common named characters.
QString decodeEntities(QStringView text);

} // namespace Hubdesk
