// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/partfile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

PartFile::PartFile(QString path, qint64 size, int descriptor, bool isNew, bool existed)
    : m_path(std::move(path))
    , m_size(size)
    , m_descriptor(descriptor)
    , m_new(isNew)
    , m_existed(existed)
{
}

Result<void> PartFile::remove(const QString &path)
{
    QFile file(path);
    if (!file.remove() && file.exists()) {
        return std::unexpected(Error::fromFile(file, u"cannot remove %1"_s.arg(path)));
    }
    return {};
}

} // namespace Hubdesk
