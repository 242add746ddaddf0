// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpmessage.h"

#include <QNetworkReply>

namespace Hubdesk
{

// What went wrong on the wire, as an Error (hub-protocol.md 11.1 and 11.2). Pure.

/// From an answer of status 400 and more. Headers decide first, because a HEAD has no body and a status alone
/// has several meanings. `body` may be cut short.
Error errorFromAnswer(const HttpHead &head, QByteArrayView body);

/// From a request that ended without a whole answer. `head.status` is 0 if there was no answer at all.
/// Failures of a proxy and of TLS are Protocol, not Offline: they must be seen, not papered over by the
/// cache. That a certificate is refused is not told by the code alone: HttpCall makes it Untrusted.
Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &text, const HttpHead &head);

/// Text of the server: `X-Error-Message`, then what the body says, each once, a line each. Empty if none.
QString serverText(const HttpHead &head, QByteArrayView body);

/// The id under which the server's operators find the request.
QString requestIdOf(const HttpHead &head);

/// A URL fit for logs and errors: no user, no password, no query (signed URLs hold their secret there).
QUrl publicUrl(const QUrl &url);

} // namespace Hubdesk
