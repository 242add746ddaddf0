// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// The official client in one Python that lives through many rounds: starting it takes longer than a round.
/// One order at a time, and its answer, as a line of JSON each.
class OfficialWorker
{
public:
    /// Only where OfficialClient::pythonPath() has one.
    explicit OfficialWorker(const QString &endpoint);
    ~OfficialWorker();
    OfficialWorker(const OfficialWorker &) = delete;
    OfficialWorker &operator=(const OfficialWorker &) = delete;

    /// Begins; the answer comes by answer().
    ///
    /// {"do": "download", "repo", "cache", "files": [...], "scans": bool}: snapshot_download(), with "files"
    /// of those alone, with "scans" scan_cache_dir() all the time meanwhile. The answer: "path", and
    /// "warnings" of those scans and how many "scans" there were.
    /// {"do": "scan", "cache"}: scan_cache_dir(). The answer: "warnings", and "repos" with "id", "size",
    /// "files", "refs" and "commits".
    /// {"do": "records", "folder", "files": [...]}: what it makes of the records of a plain folder. The
    /// answer: "etags" by file, of those that count.
    void ask(const QJsonObject &order);
    /// With "error" where it failed, or took longer than `ms`.
    QJsonObject answer(int ms = 120'000);
    /// answer() would not wait.
    bool hasAnswered() const;
    QJsonObject run(const QJsonObject &order)
    {
        ask(order);
        return answer();
    }
    /// In the middle of whatever it does. The next order goes to a new one.
    void kill();

private:
    void start();

    QString m_endpoint;
    QTemporaryDir m_home;
    std::unique_ptr<QProcess> m_process;
};
