// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace Hubdesk
{

/// The target of the first link with this relation in a `Link` header (RFC 8288), or empty. Several links are
/// separated by commas; commas and semicolons inside `<...>` and quoted values belong to them. The target may
/// be relative.
QByteArray linkTarget(QByteArrayView header, QByteArrayView relation);

} // namespace Hubdesk
