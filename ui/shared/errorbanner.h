// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/humanerror.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

class QPushButton;

namespace Hubdesk
{

class FoldOut;
class TextLabel;

/// An error inside a page, never a modal box: sentence, cause, the next step as a button, raw text folded.
/// Where the window's strip tells of the cause, the next step is there: no button then, and an old answer is
/// one quiet line. Hidden until setError(). CopyReport is done by the banner itself; every other remedy is
/// the page's.
class ErrorBanner : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);

    void setError(const Error &error);
    /// What is shown below is as old as that, because of the error.
    void setOld(const QDateTime &asked, const Error &why);
    void clear();
    Remedy remedy() const { return m_remedy; }

Q_SIGNALS:
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void act();
    void show();
    void write();
    void dress();
    bool isOld() const { return m_asked.isValid(); }
    bool isQuiet() const { return isOld() && m_isTold; }

    Remedy m_remedy = Remedy::None;
    std::optional<Error> m_error;
    QDateTime m_asked; ///< valid: what is below is true, but of that time: no error
    bool m_isTold = false; ///< the window's strip tells of the error
    TextLabel *m_sentence;
    TextLabel *m_cause;
    QPushButton *m_button;
    FoldOut *m_raw;
};

} // namespace Hubdesk
