// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/parquetcolumns.h"
#include "core/formats/tablesample.h"
#include "core/services/notebookdocument.h"

#include <memory>
#include <variant>

namespace Hubdesk
{

/// Some bytes of a file.
struct FilePart {
    QByteArray bytes;
    qint64 offset = 0; ///< where they begin
    qint64 size = -1; ///< of the whole file
    QString localPath; ///< of the file, if it is in the cache

    bool isWhole() const { return offset == 0 && bytes.size() == size; }
};

struct ParquetContent {
    ParquetFooter footer;
    QHash<QString, ParquetColumn> columns;
};

/// What a preview shows of a file. `parsed` is what was made of it: nothing for what is shown as it is
/// (texts, pictures, sounds), and where `problem` says why the file is not what it claims to be.
struct FileContent {
    FileKind kind = FileKind::Unknown; ///< by its content, where that was looked at
    FilePart part;
    std::variant<std::monostate,
                 std::shared_ptr<const TableSample>,
                 std::shared_ptr<const ParquetContent>,
                 std::shared_ptr<const NotebookDocument>>
        parsed;
    std::optional<Error> problem;
    bool tooLarge = false; ///< a preview needs all of it, and that is too much to fetch for a look
};

/// Which bytes are read for a preview of this kind, and how many at most.
struct PreviewRule {
    NeededPart part = NeededPart::Head;
    qint64 limit = 1 << 20;
};
PreviewRule previewRule(FileKind kind);

/// What was read of a file, and what has to be read instead: another kind, or more of its end.
struct ContentStep {
    FileContent content;
    std::optional<FileKind> otherKind;
    qint64 tailWanted = 0; ///< bytes
};
/// From bytes to what is shown. `kind` by the name or an earlier step; `context` is for links and pictures
/// inside a document. Pure; runs on a worker.
ContentStep readContent(const QString &path, FileKind kind, FilePart part, const CardContext &context);

} // namespace Hubdesk
