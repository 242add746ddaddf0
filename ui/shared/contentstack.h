// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/icons.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace Hubdesk
{

class ErrorBanner;
class Skeleton;
class StatePane;
struct PaneState;
enum class SkeletonRows : quint8;

/// A page's content and everything that may stand in its place: the skeleton while it loads (after 120 ms; a
/// sentence after 3 s, Retry after 20 s), an empty state, an error with cause and next step. Content that is
/// still true stays, and what has to be said then stands in a banner above it. GUI thread; owned by the page.
class ContentStack : public QWidget
{
    Q_OBJECT
public:
    ContentStack(QWidget *content, SkeletonRows rows, QWidget *parent = nullptr);

    void showContent();
    /// `whom` is waited for; `keep`: the old content stays.
    void showWaiting(const QString &whom, bool keep);
    void showError(const Error &error, bool keep);
    /// The content, and above it that it is of an earlier time.
    void showOld(const QDateTime &asked, const Error &why);
    /// A state in the page's own words; its first button asks for `primary`, whatever that is.
    void showState(const PaneState &state, Remedy primary);
    void showEmpty(Icon symbol, const QString &title, const QString &text);
    /// What is shown is what there is without the Hub. Errors and answers of an earlier time that come of
    /// that know it by themselves.
    void awaitHub();

Q_SIGNALS:
    void retryRequested();
    /// The Hub can be asked again, and what is shown comes of a time when it could not.
    void hubReturned();
    /// The second button of a state in the page's own words.
    void secondaryRequested();
    /// What the page has to do itself; Retry comes as retryRequested().
    void remedyRequested(Hubdesk::Remedy remedy);

private:
    void act(Remedy remedy);
    void hear();
    void forget();
    void showPane(const Error &error);

    QWidget *m_content;
    QStackedWidget *m_stack;
    Skeleton *m_skeleton;
    StatePane *m_state;
    ErrorBanner *m_banner;
    Remedy m_remedy = Remedy::None;
    bool m_isOwn = false; ///< the page's own words are shown
    bool m_awaitsHub = false;
    bool m_isTold = false; ///< the window's strip tells of the failure
    std::optional<Error> m_failure; ///< in place of the content
    QString m_raw; ///< of the error that is shown, to copy
};

} // namespace Hubdesk
