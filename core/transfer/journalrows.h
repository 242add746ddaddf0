// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/blockmap.h"
#include "core/transfer/storedtransfer.h"

#include <QVariantList>

class QSqlError;
class QSqlQuery;

/// Rows of the journal from values and back; used by Journal alone. The lists of values follow the order of
/// the columns in the statement beside them.
namespace Hubdesk::JournalRows
{

Error error(const QSqlError &error);
QString text(const QJsonObject &json);

QString updateTransfer();
QVariantList values(const StoredTransfer &transfer);
QString selectTransfers();
Result<StoredTransfer> transfer(const QSqlQuery &row);

QString insertFile();
QVariantList values(TransferId id, const StoredFile &file);
QString selectFiles();
StoredFile file(const QSqlQuery &row);

/// Of (block, filled, sum).
BlockState block(const QSqlQuery &row);

} // namespace Hubdesk::JournalRows
