// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/noticebar.h"

#include <QStringList>

namespace Hubdesk
{

class Engine;
struct JournalNews;

/// What a person has to know about this start and no page would tell: a variable that makes no sense, a list
/// of transfers that could not be read or kept. One after another, each until it is closed.
class StartNews : public NoticeBar
{
    Q_OBJECT
public:
    explicit StartNews(Engine *engine, QWidget *parent = nullptr);

private:
    void add(const QString &text);
    void showNext();
    void tell(const JournalNews &news);

    QStringList m_waiting;
};

} // namespace Hubdesk
