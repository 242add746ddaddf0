// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// What a cell has put out. What came in several forms (a picture and a text) has each of them here; the
/// kind names the one to show.
struct NotebookOutput {
    enum class Kind {
        Stream, ///< `text` was printed to `name`: stdout, stderr
        Error, ///< `name` is the class of the exception, `text` its traceback
        Picture, ///< `picture` in the format `mime`: image/png, jpeg, gif, webp, svg+xml
        Html, ///< `html`, never to be run
        Markdown, ///< `text`
        Text, ///< `text`
        Other, ///< nothing that can be shown; `name` says what there is
    };

    Kind kind = Kind::Text;
    QString name;
    QString text; ///< without the codes of a terminal
    QString html;
    QString mime;
    QByteArray picture;
    bool cut = false; ///< there is more of it than what is kept

    bool operator==(const NotebookOutput &) const = default;
};

/// A picture that stands in the cell itself, by the name under which its Markdown shows it.
struct NotebookAttachment {
    QString name;
    QString mime;
    QByteArray bytes;

    bool operator==(const NotebookAttachment &) const = default;
};

struct NotebookCell {
    enum class Kind { Markdown, Code, Raw };

    Kind kind = Kind::Raw;
    QString source;
    QString language; ///< of code
    std::optional<qint64> executionCount;
    QList<NotebookOutput> outputs;
    QList<NotebookAttachment> attachments;
    bool cut = false;

    bool operator==(const NotebookCell &) const = default;
};

/// A Jupyter notebook, to be shown from top to bottom.
struct Notebook {
    int format = 0; ///< 3 or 4
    QString language; ///< "python"
    QString languageVersion;
    QString kernel; ///< as a person reads it: "Python 3 (ipykernel)"
    QList<NotebookCell> cells;
    bool cut = false; ///< there are more cells or outputs than what is kept

    bool operator==(const Notebook &) const = default;
};

/// Reads a whole .ipynb file of the formats 3 and 4. At most 64 MiB; of it are kept 5,000 cells, 200 outputs
/// of each, 1 MiB of each text, 16 MiB of each picture. An error says what is wrong. Pure, any thread.
Result<Notebook> readNotebook(const QByteArray &bytes);

/// Text that was meant for a terminal: without colours and cursor movements, and of every line only what a
/// carriage return has left of it.
QString withoutTerminalCodes(QStringView text);

} // namespace Hubdesk
