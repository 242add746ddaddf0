// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace Hubdesk
{

/// Mark, name, version, licence, what it is built on; the versions can be copied for a report.
class AboutPanel : public QWidget
{
    Q_OBJECT
public:
    explicit AboutPanel(QWidget *parent = nullptr);
};

} // namespace Hubdesk
