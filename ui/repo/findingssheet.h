// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/hub/filedetails.h"
#include "ui/shared/overlay.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Hubdesk
{

class TextLabel;

/// Over the window before a download: files that the Hub's scanners call suspicious or unsafe, with what they
/// found. *Cancel* has the focus; Page Up, Page Down, Home and End go through the list. One for each repo
/// page, kept for the next time. GUI thread; child of the window.
class FindingsSheet : public Overlay
{
    Q_OBJECT
public:
    enum class Choice {
        Nothing, ///< download nothing
        LeaveOut, ///< download without them
        All, ///< download all the same
    };

    explicit FindingsSheet(QWidget *window);

    struct Warning {
        RepoId repo;
        QList<FileDetails> files;
        qsizetype others = 0; ///< how many files of the wish are not among these
        QString caveat; ///< what is not known beside
    };
    void open(const Warning &warning);

Q_SIGNALS:
    void chosen(Hubdesk::FindingsSheet::Choice choice);

protected:
    QRect placeOfBox() const override;
    void cancel() override { choose(Choice::Nothing); }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFoot();
    void addFile(const FileDetails &file);
    void choose(Choice choice);

    TextLabel *m_title;
    TextLabel *m_repo; ///< below it
    TextLabel *m_text;
    QVBoxLayout *m_files;
    QScrollArea *m_list;
    QPushButton *m_cancel;
    QPushButton *m_leave;
    QPushButton *m_all;
};

} // namespace Hubdesk
