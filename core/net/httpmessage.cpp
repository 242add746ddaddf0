// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpmessage.h"

#include <QJsonParseError>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QByteArray HttpHead::header(QByteArrayView name) const
{
    return headers.value(QLatin1StringView(name)).toByteArray().trimmed();
}

QByteArray HttpHead::combined(QByteArrayView name) const
{
    return headers.combinedValue(QLatin1StringView(name)).trimmed();
}

Result<QJsonDocument> HttpReply::json() const
{
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        Error error{
            Error::Kind::Protocol,
            u"the answer is no JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset)
        };
        error.status = head.status;
        error.subject = head.url;
        error.requestId = QString::fromLatin1(head.header("x-request-id"));
        return std::unexpected(error);
    }
    return document;
}

} // namespace Hubdesk
