// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/officialworker.h"

#include "tests/support/officialclient.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace
{

const QString script = uR"(
import json, sys, threading, traceback
from pathlib import Path
from huggingface_hub import scan_cache_dir, snapshot_download
from huggingface_hub._local_folder import read_download_metadata

def warnings_of(report):
    return [str(warning) for warning in report.warnings]

def scan(order):
    report = scan_cache_dir(order["cache"])
    return {"warnings": warnings_of(report), "repos": [
        {"id": repo.repo_id, "size": repo.size_on_disk, "files": repo.nb_files, "refs": sorted(repo.refs),
         "commits": sorted(one.commit_hash for one in repo.revisions)} for repo in report.repos]}

def scan_until(done, order, found):
    while not done.is_set():
        try:
            found["warnings"] += warnings_of(scan_cache_dir(order["cache"]))
            found["scans"] += 1
        except Exception:
            found["warnings"].append(traceback.format_exc())
        done.wait(0.01)

def download(order):
    found, done = {"warnings": [], "scans": 0}, threading.Event()
    scanner = threading.Thread(target=scan_until, args=(done, order, found))
    if order.get("scans"):
        Path(order["cache"]).mkdir(parents=True, exist_ok=True)
        scanner.start()
    try:
        path = snapshot_download(order["repo"], cache_dir=order["cache"], allow_patterns=order.get("files"))
    finally:
        done.set()
        if order.get("scans"):
            scanner.join()
    return {"path": path, **found}

def records(order):
    known = {name: read_download_metadata(Path(order["folder"]), name) for name in order["files"]}
    return {"etags": {name: one.etag for name, one in known.items() if one}}

for line in sys.stdin:
    order = json.loads(line)
    try:
        answer = {"download": download, "scan": scan, "records": records}[order["do"]](order)
    except Exception:
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
)"_s;

} // namespace

OfficialWorker::OfficialWorker(const QString &endpoint)
    : m_endpoint(endpoint)
{
    start();
}

OfficialWorker::~OfficialWorker()
{
    kill();
}

void OfficialWorker::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(OfficialClient::environment(m_home.path(), m_endpoint));
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(OfficialClient::pythonPath().value_or(QString()), { u"-c"_s, script });
}

void OfficialWorker::ask(const QJsonObject &order)
{
    if (!m_process) {
        start();
    }
    m_process->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    m_process->waitForBytesWritten();
}

bool OfficialWorker::hasAnswered() const
{
    m_process->waitForReadyRead(0);
    return m_process->canReadLine() || m_process->state() == QProcess::NotRunning;
}

QJsonObject OfficialWorker::answer(int ms)
{
    const QDeadlineTimer limit(ms);
    while (!m_process->canReadLine()) {
        if (limit.hasExpired() || m_process->state() == QProcess::NotRunning) {
            const auto why = limit.hasExpired() ? u"it took longer than %1 ms"_s.arg(ms) : u"it has ended"_s;
            kill();
            return { { u"error"_s, why } };
        }
        m_process->waitForReadyRead(100);
    }
    return QJsonDocument::fromJson(m_process->readLine()).object();
}

void OfficialWorker::kill()
{
    if (m_process) {
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }
}
