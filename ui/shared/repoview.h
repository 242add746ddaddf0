// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

namespace Hubdesk
{

/// What shows one repo. The list pages get one from a factory that the window passes in, because rooms do not
/// include each other.
class RepoView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows a repo at a revision and tab; the same place again changes nothing.
    virtual void open(const Link &link) = 0;
    /// Asks the Hub again.
    virtual void refresh() = 0;
    /// What a click on its Download button does, as soon as that is known.
    virtual void download() = 0;

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);
};

} // namespace Hubdesk
