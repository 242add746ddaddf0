// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hubplace.h"
#include "ui/shared/dialog.h"

class QLineEdit;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// Asks for a repo to download: a link, an hf:// address or a bare name. What the clipboard has, if it is one
/// of these, is there already. GUI thread.
class AddDialog : public Dialog
{
    Q_OBJECT
public:
    AddDialog(const QUrl &endpoint, QWidget *parent);

    /// What a person may paste: a Hub URL, "hf://...", "owner/name" (a model), "datasets/owner/name".
    static Result<HubPlace> placeOf(const QString &text, const QUrl &endpoint);

Q_SIGNALS:
    void chosen(const Hubdesk::HubPlace &place);

private:
    void take();
    void say(const QString &text, bool isTrouble);

    QUrl m_endpoint;
    QLineEdit *m_field;
    TextLabel *m_message;
    QPushButton *m_add;
};

} // namespace Hubdesk
