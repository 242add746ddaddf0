// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/downloadflow.h"
#include "core/transfer/hashpipe.h"

namespace Hubdesk
{

/// A file under way: its partial on disk, its pipe, and its record in the journal, which is made when the
/// first rows have to be kept. Owned by the flow of the file; engine thread.
class FilePartial
{
public:
    /// Restores what the journal knows of the partial; without a record, or without a file, begins at
    /// nothing. The disk is asked by a worker.
    static Async<std::shared_ptr<FilePartial>> open(FlowTools tools, FileJob job, ProgressReport report);
    ~FilePartial();

    QString path() const { return pipe->file()->path(); }
    qint64 missing() const { return pipe->map().size() - pipe->map().present(); }
    /// Counts what is missing as spoken for, until it is here or this ends. DiskFull where the volume had no
    /// room for it, beside what others have spoken for, when it was opened.
    Result<void> reserve();
    /// ETag of the last server, for If-Range.
    const QByteArray &validator() const { return m_validator; }
    void setValidator(const QByteArray &validator);
    /// Everything is to be fetched anew.
    void startOver();
    /// The file goes, and its record.
    void discard();
    /// Reports progress, with the numbers of the pipe.
    void tell();

    std::shared_ptr<HashPipe> pipe;
    FileProgress progress;

private:
    FilePartial(FlowTools tools, FileJob job, ProgressReport report);
    void restore(std::shared_ptr<PartFile> file);
    void follow();
    void keep(const QList<BlockState> &states);
    void updateReservation();

    FlowTools m_tools;
    FileJob m_job;
    ProgressReport m_report;
    Result<VolumeSpace> m_volume;
    qint64 m_record = 0; ///< 0: none yet
    QByteArray m_validator;
    qint64 m_reserved = 0;
    bool m_reserving = false;
};

} // namespace Hubdesk
