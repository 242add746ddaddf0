// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/filepartial.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/cache/fileops.h"
#include "core/transfer/journal.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Opened {
    Result<std::shared_ptr<PartFile>> file;
    Result<VolumeSpace> volume;
};

/// The finished file is to have the mode of a new one, as the official client has it. What was here before
/// may have any; to find that out for each file would cost as much as the rest of a small one.
Opened openFile(const FileJob &job, const SpaceAt &spaceAt)
{
    const auto path = job.destination.partial(job.repo, job.file);
    auto file = PartFile::open(path, job.file.size);
    if (file && !(*file)->isNew()) {
        if (const auto set = setFreshMode(path, job.destination.temporary(job.repo)); !set) {
            file = std::unexpected(set.error());
        }
    }
    return { std::move(file), spaceAt(path) };
}

} // namespace

FilePartial::FilePartial(FlowTools tools, FileJob job, ProgressReport report)
    : m_tools(std::move(tools))
    , m_job(std::move(job))
    , m_report(std::move(report))
{
}

Async<std::shared_ptr<FilePartial>> FilePartial::open(FlowTools tools, FileJob job, ProgressReport report)
{
    auto open = [job, spaceAt = tools.spaceAt] { return openFile(job, spaceAt); };
    auto opening = onWorker(std::move(open));
    auto opened = co_await finished(std::move(opening));
    if (!opened.file) {
        co_return std::unexpected(opened.file.error());
    }
    const std::shared_ptr<FilePartial> partial(
        new FilePartial(std::move(tools), std::move(job), std::move(report)));
    partial->m_volume = std::move(opened.volume);
    partial->restore(*opened.file);
    partial->follow();
    co_return partial;
}

void FilePartial::restore(std::shared_ptr<PartFile> file)
{
    BlockMap map(file->size());
    if (file->existed()) {
        if (const auto record = m_tools.journal->partial(file->path(), file->size())) {
            m_record = record->id;
            m_validator = record->validator;
            map = record->map;
        } else {
            qCWarning(transferLog).noquote() << record.error().detail;
        }
    }
    progress.done = progress.hadBefore = map.present();
    pipe = std::make_shared<HashPipe>(std::move(file), map, m_job.file.content);
}

void FilePartial::follow()
{
    // The pipe never outlives the partial's coroutine, and emits on this thread.
    auto *raw = pipe.get();
    QObject::connect(raw, &HashPipe::persist, raw, [this](const QList<BlockState> &states) { keep(states); });
    QObject::connect(raw, &HashPipe::advanced, raw, [this] { tell(); });
    QObject::connect(raw, &HashPipe::damaged, raw, [this](int blocks) {
        m_job.tell({ .kind = TransferEvent::Kind::BlocksDamaged, .count = blocks });
    });
}

FilePartial::~FilePartial()
{
    pipe->disconnect();
    if (m_reserving) {
        (*m_tools.reserved)[m_volume->mount] -= m_reserved;
    }
}

Result<void> FilePartial::reserve()
{
    if (!m_volume) {
        return {}; // nobody knows: the first byte that does not fit tells
    }
    const auto needed = missing() + m_tools.reserved->value(m_volume->mount);
    if (m_volume->freeBytes < needed) {
        Error error{ Error::Kind::DiskFull,
                     u"%1 bytes are needed for %2, and %3 are free"_s.arg(needed).arg(path()).arg(
                         m_volume->freeBytes) };
        error.missingBytes = needed - m_volume->freeBytes;
        return std::unexpected(error);
    }
    m_reserving = true;
    updateReservation();
    return {};
}

void FilePartial::updateReservation()
{
    if (m_reserving) {
        (*m_tools.reserved)[m_volume->mount] += missing() - m_reserved;
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
