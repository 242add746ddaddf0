// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/demohub.h"

#include "app/gui/democache.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int startMs = 20'000;
constexpr int endMs = 5'000;
} // namespace

Result<void> DemoHub::start(bool slow)
{
    const auto cache = m_folder.filePath(u"huggingface/hub"_s);
    QStringList arguments{ u"--demo"_s, u"--copies"_s, cache, u"--until-stdin-closes"_s };
    if (slow) {
        arguments << u"--fault"_s << u"latency=3000,route=*search=waiting*"_s << u"--fault"_s
                  << u"slow=10000000,route=*filename=weights.bin*"_s;
    }
    const auto program = QCoreApplication::applicationDirPath() + u"/hubdesk-fakehub"_s;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
    makeDemoCache(cache);
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning || !m_process.waitForReadyRead(startMs)) {
            return fail(Error::Kind::Internal,
                        u"the demo Hub did not start: %1 (%2)"_s.arg(m_process.errorString(), program));
        }
    }
    m_url = QUrl(QJsonDocument::fromJson(m_process.readLine()).object()["url"_L1].toString());
    return m_url.isValid() ? Result<void>()
                           : fail(Error::Kind::Internal, u"the demo Hub does not say where it is"_s);
}

Environment DemoHub::environment() const
{
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, m_url.toString());
    variables.insert(u"HF_HOME"_s, m_folder.filePath(u"huggingface"_s));
    return Environment::from(variables, m_folder.path());
}

DemoHub::~DemoHub()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(endMs)) {
        m_process.kill();
        m_process.waitForFinished(endMs);
    }
}

} // namespace Hubdesk
