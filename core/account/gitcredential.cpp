// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/gitcredential.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Result<void> approveGitCredential(const QUrl &endpoint, const QString &token)
{
    constexpr int patienceMs = 5000;
    QProcess git;
    git.start(u"git"_s, { u"credential"_s, u"approve"_s });
    git.write(u"url=%1\nusername=hf_user\npassword=%2\n\n"_s.arg(endpoint.toString(), token).toUtf8());
    git.closeWriteChannel();
    if (!git.waitForFinished(patienceMs) || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0) {
        return fail(Error::Kind::Disk, u"git did not take the token: %1"_s.arg(git.errorString()));
    }
    return {};
}

} // namespace Hubdesk
