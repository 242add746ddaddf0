// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/filepartial.h"

#include "core/base/logging.h"
#include "core/transfer/journal.h"

namespace Hubdesk
{

FilePartial::FilePartial(FlowTools tools, ProgressReport report)
    : m_tools(std::move(tools))
    , m_report(std::move(report))
{
}

Result<std::shared_ptr<FilePartial>> FilePartial::open(FlowTools tools, FileJob job, ProgressReport report)
{
    const auto path = job.destination.partial(job.repo, job.file);
    const auto file = PartFile::open(path, job.file.size);
    if (!file) {
        return std::unexpected(file.error());
    }
    const std::shared_ptr<FilePartial> partial(new FilePartial(std::move(tools), std::move(report)));
    BlockMap map(job.file.size);
    if ((*file)->existed()) {
        if (const auto record = partial->m_tools.journal->partial(path, job.file.size)) {
            partial->m_record = record->id;
            partial->m_validator = record->validator;
            map = record->map;
        } else {
            qCWarning(transferLog).noquote() << record.error().detail;
        }
    }
    partial->progress.done = partial->progress.hadBefore = map.present();
    partial->pipe = std::make_shared<HashPipe>(*file, map, job.file.content);
    // The pipe never outlives the partial's coroutine, and emits on this thread.
    auto *raw = partial.get();
    auto *pipe = partial->pipe.get();
    QObject::connect(
        pipe, &HashPipe::persist, pipe, [raw](const QList<BlockState> &states) { raw->keep(states); });
    QObject::connect(pipe, &HashPipe::advanced, pipe, [raw] { raw->tell(); });
    QObject::connect(pipe, &HashPipe::damaged, pipe, [job](int blocks) {
        job.tell({ .kind = TransferEvent::Kind::BlocksDamaged, .count = blocks });
    });
    return partial;
}

FilePartial::~FilePartial()
{
    pipe->disconnect();
    if (m_reserving) {
        *m_tools.reserved -= m_reserved;
    }
}

void FilePartial::reserve()
{
    m_reserving = true;
    updateReservation();
}

void FilePartial::updateReservation()
{
    if (m_reserving) {
        *m_tools.reserved += missing() - m_reserved;
        m_reserved = missing();
    }
}

void FilePartial::keep(const QList<BlockState> &states)
{
    if (m_record == 0) {
        // A file that is whole needs no map. A record without a file is of an earlier life.
        if (pipe->map().isComplete()) {
            return;
        }
        (void)m_tools.journal->forgetPartial(path());
        const auto record = m_tools.journal->partial(path(), pipe->map().size());
        if (!record) {
            qCWarning(transferLog).noquote() << record.error().detail;
            return;
        }
        m_record = record->id;
        if (!m_validator.isEmpty()) {
            (void)m_tools.journal->saveValidator(m_record, m_validator);
        }
    }
    if (const auto saved = m_tools.journal->saveBlocks(m_record, states); !saved) {
        qCWarning(transferLog).noquote() << saved.error().detail;
    }
}

void FilePartial::setValidator(const QByteArray &validator)
{
    if (m_validator == validator) {
        return;
    }
    m_validator = validator;
    if (m_record != 0) {
        (void)m_tools.journal->saveValidator(m_record, validator);
    }
}

void FilePartial::startOver()
{
    pipe->startOver();
    progress.hadBefore = 0;
    m_validator.clear();
    m_record = 0;
    (void)m_tools.journal->forgetPartial(path());
}

void FilePartial::discard()
{
    (void)PartFile::remove(path());
    (void)m_tools.journal->forgetPartial(path());
}

void FilePartial::tell()
{
    progress.done = pipe->map().present();
    progress.verified = pipe->hashed();
    progress.hadBefore = qMin(progress.hadBefore, progress.done);
    updateReservation();
    m_report(progress);
}

} // namespace Hubdesk
