// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <optional>

class QLineEdit;

namespace Hubdesk
{

class TextLabel;

/// A range of a model's parameters as two typed values, "1 B" to "32 B"; empty: no limit at that end. What is
/// no number says how to write one, and changes nothing. GUI thread.
class ParameterFields : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterFields(QWidget *parent = nullptr);

    /// 0: no limit. Emits nothing.
    void setRange(qint64 least, qint64 most);
    /// "7 B", "500M", "1.5b"; a small number without a unit is of thousand millions, as people say them.
    /// Whole millions, which is what the Hub takes; 0 for nothing, none for what is no number.
    static std::optional<qint64> read(const QString &text);

Q_SIGNALS:
    void changed(qint64 least, qint64 most); ///< by a person; in order

private:
    QLineEdit *makeField(const QString &object, const QString &name);
    void take();

    QLineEdit *m_least;
    QLineEdit *m_most;
    TextLabel *m_note;
    qint64 m_shownLeast = 0;
    qint64 m_shownMost = 0;
};

} // namespace Hubdesk
