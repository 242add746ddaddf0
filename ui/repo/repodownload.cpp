// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repodownload.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/services/repoquestions.h"
#include "core/services/repotransfers.h"
#include "core/settings/appsettings.h"
#include "ui/repo/destinationdialog.h"
#include "ui/repo/filespanel.h"
#include "ui/shared/noticebar.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int patienceMs = 500;
constexpr int hereRecountMs = 500;
constexpr qsizetype manyFiles = 5'000; // each of them costs a look at the disk
constexpr qsizetype mostRemembered = 10; // folders

void remember(Setting<QStringList> *setting, const QString &folder)
{
    auto folders = (*setting)();
    folders.removeAll(folder);
    folders.prepend(folder);
    setting->set(folders.first(qMin(folders.size(), mostRemembered)));
}

// A path as a pattern that fits it alone; see PathFilter.
QString asPattern(const QString &path)
{
    QString pattern;
    for (const auto letter : path) {
        const bool isSpecial = letter == u'*' || letter == u'?' || letter == u'[';
        pattern += isSpecial ? u'[' + QString(letter) + u']' : QString(letter);
    }
    return pattern;
}

/// What is left of a request when the risky files stay away.
DownloadRequest without(DownloadRequest request, const RiskyFiles &risky)
{
    if (request.paths.isEmpty()) {
        for (const auto &file : risky.files) {
            request.exclude << asPattern(file.path);
        }
    } else {
        request.paths = risky.others;
    }
    return request;
}

} // namespace

RepoDownload::RepoDownload(Engine *engine, Parts parts)
    : QObject(parts.page)
    , m_engine(engine)
    , m_parts(parts)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    m_patience.callOnTimeout(this, [this] {
        m_parts.notice->setNotice({ .text = m_pending ? tr("Reading the list of files first...")
                                                      : tr("Asking what the scanners have found...") });
    });
    m_recount.setSingleShot(true);
    m_recount.callOnTimeout(this, &RepoDownload::askChoices);
    connect(engine, &Engine::filesPlaced, this, [this](const RepoId &repo, const CommitId &commit) {
        if (repo == m_repo && commit == m_commit && m_parts.files->isComplete() && !m_recount.isActive()) {
            m_recount.start(m_parts.files->entries().size() > manyFiles ? 10 * hereRecountMs : hereRecountMs);
        }
    });
    connect(parts.button, &DownloadButton::wished, this, &RepoDownload::wish);
    connect(parts.button, &DownloadButton::folderRequested, this, &RepoDownload::openFolder);
    connect(parts.button, &DownloadButton::elsewhereRequested, this, &RepoDownload::askWhere);
    connect(parts.button, &DownloadButton::stopRequested, this, &RepoDownload::stop);
    connect(engine, &Engine::transfersChanged, this, &RepoDownload::watch);
    connect(parts.files, &FilesPanel::downloadRequested, this, [this](const QStringList &paths) {
        wish({ .paths = paths });
    });
    connect(parts.files, &FilesPanel::listed, this, [this] {
        if (m_parts.files->isComplete()) {
            askChoices();
        }
    });
    connect(parts.files, &FilesPanel::listingFailed, this, [this](const Error &error) {
        giveUp(tr("The list of files could not be read. %1").arg(humanError(error).sentence));
    });
}

void RepoDownload::giveUp(const QString &why)
{
    if (std::exchange(m_pending, {})) {
        m_patience.stop();
        m_parts.notice->setNotice({ .kind = Notice::Kind::Trouble,
                                    .text = tr("Nothing was added. %1").arg(why),
                                    .closable = true });
    }
}

void RepoDownload::clear()
{
    m_askedChoices.request_stop();
    m_patience.stop();
    m_recount.stop();
    m_pending.reset();
    if (m_sheet && m_sheet->isVisible()) {
        m_sheet->leave();
        decide(FindingsSheet::Choice::Nothing);
    }
    m_commit = {};
    m_askedRunning.request_stop();
    m_running.clear();
    m_stopped.clear();
    m_parts.button->clear();
}

void RepoDownload::setPlace(const RepoId &repo, const Revision &revision, const CommitId &commit)
{
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    m_running.clear();
    m_stopped.clear();
    m_askedRunning.request_stop();
    m_askedRunning = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return transferStates(&core); },
        [this](const Result<QList<TransferState>> &states) {
            if (states) {
                watch(*states);
            }
        });
}

// What was said of the queue is not true any more. The notice stays: a page that jumps is worse than old
// news.
void RepoDownload::tellEndOf(const TransferState &state)
{
    if (state.id != m_told || !state.isFinal()) {
        return;
    }
    m_told = 0;
    auto notice = m_parts.notice->notice();
    if (notice.text != m_toldText || !m_parts.notice->isVisibleTo(m_parts.page)) {
        return;
    }
    if (state.phase == TransferPhase::Done) {
        notice.text = tr("%1 is on this computer now.").arg(state.repo.text());
        m_parts.notice->setNotice(notice);
    } else {
        m_parts.notice->hide();
    }
}

void RepoDownload::watch(const QList<TransferState> &states)
{
    if (m_commit.isEmpty()) {
        return;
    }
    for (const auto &state : states) {
        tellEndOf(state);
        if (state.isFinal()) {
            m_stopped.remove(state.id);
        }
        if (isTransferOf(state, m_repo, m_commit)
            && (state.isRunning() || state.phase == TransferPhase::Waiting)) {
            m_running.insert(state.id);
        } else {
            m_running.remove(state.id);
        }
    }
    m_parts.button->setRunning(!m_running.isEmpty());
}

// Nothing is thrown away by a click that looks harmless: Cancel is on the page of transfers.
void RepoDownload::stop()
{
    m_stopped = m_running;
    for (const auto id : std::as_const(m_stopped)) {
        m_engine->pauseTransfer(id);
    }
    m_parts.notice->setNotice({ .text = tr("Stopped. What has arrived is kept: Download goes on from there."),
                                .action = tr("Show transfers"),
                                .closable = true });
}

void RepoDownload::askChoices()
{
    m_askedChoices.request_stop();
    m_askedChoices = ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit, files = m_parts.files->entries()](
            Services &core, std::stop_token) { return downloadChoices(&core, repo, commit, files); },
        [this](const Result<DownloadChoices> &choices) {
            if (!choices) {
                return;
            }
            m_parts.button->setChoices(*choices);
            if (const auto pending = std::exchange(m_pending, {})) {
                add({ .paths = choices->recommended.paths, .begin = pending->begin });
            }
        });
}

void RepoDownload::openFolder()
{
    ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit](Services &core, std::stop_token) {
            return snapshotFolder(&core, repo, commit);
        },
        [](const Result<QString> &folder) {
            if (folder) {
                QDesktopServices::openUrl(QUrl::fromLocalFile(*folder));
            }
        });
}

void RepoDownload::askWhere(Elsewhere where)
{
    const auto &choices = m_parts.button->choices();
    if (!choices) {
        return;
    }
    auto *remembered
        = where == Elsewhere::Folder ? &m_parts.settings->localFolders : &m_parts.settings->cacheFolders;
    auto *dialog = new DestinationDialog(where, *choices, (*remembered)(), m_parts.page->window());
    const auto chosen = [this, remembered, repo = m_repo, commit = m_commit](const DownloadWish &wish) {
        if (repo == m_repo && commit == m_commit) { // a link from outside may have moved the page
            remember(remembered, wish.localDir.isEmpty() ? wish.cacheDir : wish.localDir);
            add(wish);
        }
    };
    connect(dialog, &DestinationDialog::chosen, this, chosen);
    dialog->open();
}

void RepoDownload::wish(const DownloadWish &wish)
{
    if (wish.isRecommended && !m_stopped.isEmpty()) { // whatever it was that was stopped
        for (const auto id : std::exchange(m_stopped, {})) {
            m_engine->resumeTransfer(id);
        }
        m_parts.notice->hide();
        return;
    }
    if (wish.isRecommended && !m_parts.button->choices()) {
        m_pending = wish;
        m_patience.start();
        if (m_parts.files->hasFailed()) {
            m_parts.files->refresh();
        }
    } else {
        add(wish);
    }
}

void RepoDownload::add(const DownloadWish &wish)
{
    // What is shown, not what the branch may have become since.
    const DownloadRequest request{ .repo = m_repo,
                                   .revision = m_revision,
                                   .commit = m_commit,
                                   .paths = wish.paths,
                                   .localDir = wish.localDir,
                                   .localDirLink = wish.localDirLink,
                                   .cacheDir = wish.cacheDir };
    const auto isSame
        = [&](const Wanted &other) { return other.request == request && other.begin == wish.begin; };
    if (std::ranges::any_of(m_wanted, isSame)) {
        return;
    }
    m_wanted.enqueue({ request, wish.begin, m_parts.files->entries() });
    if (m_wanted.size() == 1) {
        checkFirst();
    }
}

// That nobody can be asked keeps nobody from downloading: the sheet is a warning and no lock.
void RepoDownload::checkFirst()
{
    m_patience.start();
    const auto &first = m_wanted.head();
    const WantedFiles wanted{ first.request.repo, first.request.commit, first.listing, first.request.paths };
    m_askedFindings = ask(
        m_engine,
        this,
        [wanted](Services &core, std::stop_token stop) { return riskyFiles(&core, wanted, stop); },
        [this](const Result<RiskyFiles> &risky) {
            m_patience.stop();
            m_wanted.head().caveat = caveatOf(risky);
            if (risky && !risky->files.isEmpty()) {
                m_parts.notice->hide();
                showFindings(*risky);
            } else {
                decide(FindingsSheet::Choice::All);
            }
        });
}

QString RepoDownload::caveatOf(const Result<RiskyFiles> &risky)
{
    if (!risky || !risky->isScanned) {
        return tr("The Hub has not scanned all its files yet.");
    }
    return risky->notLookedAt > 0
        ? tr("The scanners' findings of %n file(s) were not asked for.", nullptr, int(risky->notLookedAt))
        : QString();
}

void RepoDownload::showFindings(const RiskyFiles &risky)
{
    if (!m_sheet) {
        m_sheet = new FindingsSheet(m_parts.page->window());
        connect(m_sheet, &FindingsSheet::chosen, this, &RepoDownload::decide);
    }
    m_risky = risky;
    m_sheet->open({ m_wanted.head().request.repo, risky.files, risky.others.size(), m_wanted.head().caveat });
}

void RepoDownload::decide(FindingsSheet::Choice choice)
{
    const auto done = m_wanted.dequeue();
    if (choice == FindingsSheet::Choice::LeaveOut) {
        start({ without(done.request, m_risky), done.begin, {}, done.caveat });
    } else if (choice == FindingsSheet::Choice::All) {
        start(done);
    }
    if (!m_wanted.isEmpty()) {
        checkFirst();
    }
}

void RepoDownload::start(const Wanted &wanted)
{
    ask(
        m_engine,
        this,
        [request = wanted.request, begin = wanted.begin](Services &core, std::stop_token) {
            return startDownload(&core, request, begin);
        },
        [this, repo = wanted.request.repo, begin = wanted.begin, caveat = wanted.caveat](
            const Result<TransferId> &id) {
            if (!id) {
                m_parts.notice->setNotice({ .kind = Notice::Kind::Trouble,
                                            .text = humanError(id.error()).sentence,
                                            .closable = true });
                return;
            }
            const auto queued
                = begin == Begin::Paused ? tr("%1 is in the queue, paused.") : tr("%1 is in the queue.");
            m_parts.notice->setNotice(
                { .text = QStringList{ queued.arg(repo.text()), caveat }.join(u' ').trimmed(),
                  .action = tr("Show transfers"),
                  .closable = true });
            m_told = caveat.isEmpty() ? *id : 0; // what the scanners could not tell stays to be read
            m_toldText = m_parts.notice->notice().text;
        });
}

} // namespace Hubdesk
