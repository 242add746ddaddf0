// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/repo/downloadbutton.h"
#include "ui/shared/dialog.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace Hubdesk
{

class TextLabel;

/// Asks where a download goes that is not to go into the program's own cache: a folder of the person's, which
/// gets the files themselves or links into the cache, or another cache folder. Emits chosen() once, with
/// absolute paths. GUI thread; child of the page, deleted when it is closed.
class DestinationDialog : public Dialog
{
    Q_OBJECT
public:
    /// `remembered` are folders of earlier downloads, the newest first.
    DestinationDialog(Elsewhere kind,
                      const DownloadChoices &choices,
                      const QStringList &remembered,
                      QWidget *parent);

Q_SIGNALS:
    void chosen(const Hubdesk::DownloadWish &wish);

private:
    void addChoices(const DownloadChoices &choices);
    void addLinks();
    QWidget *makeFolder(const QStringList &remembered);
    QWidget *makeFoot();
    QLabel *labelFor(const QString &words, QWidget *field);
    void browse();
    void showState();
    QString folder() const;
    void accept() override;

    Elsewhere m_kind;
    QComboBox *m_what;
    QComboBox *m_folder;
    QComboBox *m_links;
    TextLabel *m_note;
    QPushButton *m_download;
};

} // namespace Hubdesk
