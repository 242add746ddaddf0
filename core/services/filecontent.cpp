// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/filecontent.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

void readRows(const QString &path, FileContent *content)
{
    auto table = readTable(content->part.bytes, content->part.isWhole(), content->kind, path);
    if (table) {
        content->parsed = std::make_shared<const TableSample>(*std::move(table));
    } else if (content->kind != FileKind::Json) { // most JSON is no table, and does not claim to be one
        content->problem = table.error();
    }
}

void readFooter(ContentStep *step)
{
    auto &content = step->content;
    auto answer = readParquetFooter(content.part.bytes, content.part.size);
    if (!answer) {
        content.problem = answer.error();
    } else if (const auto *more = std::get_if<ParquetNeedsTail>(&*answer)) {
        step->tailWanted = more->bytes;
    } else {
        ParquetContent parquet{ std::get<ParquetFooter>(*std::move(answer)), {} };
        parquet.columns = parquetColumns(parquet.footer);
        content.parsed = std::make_shared<const ParquetContent>(std::move(parquet));
    }
}

void readCells(const CardContext &context, FileContent *content)
{
    const auto notebook = readNotebook(content->part.bytes);
    if (notebook) {
        content->parsed = std::make_shared<const NotebookDocument>(notebookDocument(*notebook, context));
    } else {
        content->problem = notebook.error();
    }
}

bool isParquet(FileKind kind)
{
    return kind == FileKind::Parquet || kind == FileKind::EncryptedParquet;
}

} // namespace

PreviewRule previewRule(FileKind kind)
{
    switch (kind) {
    case FileKind::Parquet:
    case FileKind::EncryptedParquet:
        return { NeededPart::Tail, 64 << 10 }; // most footers are shorter; a longer one says its length
    case FileKind::Notebook:
        return { NeededPart::Whole, 32 << 20 };
    case FileKind::Pdf:
        return { NeededPart::Whole, 64 << 20 };
    default:
        break;
    }
    switch (familyOf(kind)) {
    case FileFamily::Picture:
        return { NeededPart::Whole, 16 << 20 };
    case FileFamily::Sound:
    case FileFamily::Video:
        return { NeededPart::Whole, 64 << 20 };
    case FileFamily::Tensors:
    case FileFamily::Archive:
    case FileFamily::Binary:
        return { NeededPart::Head, 4 << 10 }; // enough to tell what it is
    default:
        return { NeededPart::Head, 1 << 20 };
    }
}

ContentStep readContent(const QString &path, FileKind kind, FilePart part, const CardContext &context)
{
    ContentStep step;
    auto &content = step.content;
    content.kind = kind;
    content.part = std::move(part);
    if (content.part.offset == 0) {
        content.kind = detectFile(path, content.part.bytes).kind;
        const bool asNamed = previewRule(content.kind).part == previewRule(kind).part;
        if (!asNamed && previewRule(content.kind).part != NeededPart::Head && !content.part.isWhole()) {
            step.otherKind = content.kind;
            return step;
        }
    }
    if (isRowTable(content.kind)) {
        readRows(path, &content);
    } else if (isParquet(content.kind)) {
        readFooter(&step);
    } else if (content.kind == FileKind::Notebook && content.part.isWhole()) {
        readCells(context, &content);
    }
    return step;
}

} // namespace Hubdesk
