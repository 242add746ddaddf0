// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/downloadbutton.h"

#include "ui/shared/connection.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/plaintip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// As their authors write them; not translated.
QString formatName(WeightFormat format)
{
    switch (format) {
    case WeightFormat::Safetensors:
        return u"safetensors"_s;
    case WeightFormat::PyTorch:
        return u"PyTorch"_s;
    case WeightFormat::Gguf:
        return u"GGUF"_s;
    case WeightFormat::TensorFlow:
        return u"TensorFlow"_s;
    case WeightFormat::Flax:
        return u"Flax"_s;
    case WeightFormat::Onnx:
        return u"ONNX"_s;
    case WeightFormat::OpenVino:
        return u"OpenVINO"_s;
    case WeightFormat::CoreMl:
        return u"Core ML"_s;
    case WeightFormat::TfLite:
        return u"TFLite"_s;
    case WeightFormat::Rust:
        return u"Rust"_s;
    case WeightFormat::None:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

QString escaped(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace

DownloadButton::DownloadButton(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
    , m_paused(new QMenu(tr("Add paused"), this))
{
    setObjectName(u"downloadRepo"_s);
    setPopupMode(MenuButtonPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setObjectName(u"downloadMenu"_s);
    m_menu->setAccessibleName(tr("What to download"));
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    m_paused->setObjectName(u"addPausedMenu"_s);
    m_paused->setIcon(Hubdesk::icon(Icon::Pause));
    m_paused->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &DownloadButton::fill);
    connect(this, &QToolButton::clicked, this, &DownloadButton::act);
    Connection::follow(this, [this] { write(); });
    write();
}

// The second click of a double click on Download is not one on Stop, nor the other way round.
void DownloadButton::act()
{
    const bool isSecond = m_acted.isValid() && !m_acted.hasExpired(QApplication::doubleClickInterval());
    if (isSecond && m_actedRunning != m_isRunning) {
        return;
    }
    m_acted.start();
    m_actedRunning = m_isRunning;
    if (m_isRunning) {
        Q_EMIT stopRequested();
    } else if (isHere()) {
        Q_EMIT folderRequested();
    } else {
        Q_EMIT wished(
            { .paths = m_choices ? m_choices->recommended.paths : QStringList(), .isRecommended = true });
    }
}

void DownloadButton::clear()
{
    m_choices.reset();
    m_isRunning = false;
    m_acted.invalidate(); // it was about another repo
    m_obstacle.clear();
    write();
}

void DownloadButton::setChoices(const DownloadChoices &choices)
{
    if (m_choices != choices) {
        m_choices = choices;
        write();
        Q_EMIT choicesChanged();
    }
}

void DownloadButton::setObstacle(const QString &why)
{
    m_obstacle = why;
    write();
}

void DownloadButton::setRunning(bool isRunning)
{
    if (std::exchange(m_isRunning, isRunning) != isRunning) {
        write();
    }
}

void DownloadButton::setPrimary(bool isPrimary)
{
    m_isPrimary = isPrimary;
    showRole();
}

void DownloadButton::showRole()
{
    const bool isFilled = m_isPrimary && (m_isRunning || !isHere());
    const auto sign = m_isRunning ? Icon::Stop : isHere() ? Icon::Folder : Icon::Download;
    setRole(this, isFilled ? ButtonRole::Primary : ButtonRole::Normal);
    setIcon(isFilled ? Hubdesk::icon(sign, Token::OnAccent) : Hubdesk::icon(sign));
}

QString DownloadButton::words() const
{
    if (m_isRunning) {
        //: Button: ends the download that runs.
        return tr("Stop");
    }
    if (isHere()) {
        return tr("Open folder");
    }
    //: Button; %1 is what it costs, for example "8.0 GB".
    const auto fetch = tr("Download %1");
    return m_choices && m_choices->recommended.bytes > 0
        ? fetch.arg(formatSize(m_choices->recommended.missingBytes()))
        : tr("Download");
}

void DownloadButton::write()
{
    setText(words());
    setAccessibleName(text());
    setEnabled(m_isRunning || isHere() || obstacle().isEmpty());
    const auto why = tip();
    setToolTip(plainTip(why)); // names a variant as its author does
    setAccessibleDescription(why);
    showRole();
}

// Its own, or that of everything that would have to be fetched.
QString DownloadButton::obstacle() const
{
    return m_obstacle.isEmpty() ? Connection::obstacle() : m_obstacle;
}

QString DownloadButton::tip() const
{
    if (m_isRunning) {
        return tr("Stops what is being downloaded of this repository. What has arrived is kept.");
    }
    if (isHere()) {
        const auto &first = m_choices->recommended;
        return tr("All of it is on this computer: %n file(s), %1", nullptr, first.files)
            .arg(formatSize(first.bytes));
    }
    if (const auto why = obstacle(); !why.isEmpty()) {
        return why;
    }
    if (!m_choices) {
        return tr("The list of files is still coming");
    }
    const auto here = hereWords(m_choices->recommended);
    const auto why = reason(m_choices->recommended);
    return here.isEmpty() ? why : why + u'\n' + here;
}

// What is missing, where some is here.
QString DownloadButton::hereWords(const DownloadChoice &choice)
{
    if (choice.hereFiles == 0) {
        return {};
    }
    const int missing = choice.files - choice.hereFiles;
    //: %1 is the size of what is missing, %2 of what is here already.
    return tr("%n file(s) missing, %1; %2 are here already", nullptr, missing)
        .arg(formatSize(choice.missingBytes()), formatSize(choice.hereBytes));
}

QString DownloadButton::reason(const DownloadChoice &choice)
{
    switch (choice.why) {
    case DownloadChoice::Why::WholeRepo:
        return tr("Everything in this repository: %n file(s)", nullptr, choice.files);
    case DownloadChoice::Why::PythonSet:
        //: %1 is a format such as "safetensors".
        return tr("Weights as %1 with tokenizer, configuration and code, what from_pretrained() needs: %n "
                  "file(s)",
                  nullptr,
                  choice.files)
            .arg(formatName(choice.format));
    case DownloadChoice::Why::BestFit:
        //: %1 is a quantisation such as "Q4_K_M".
        return tr("%1, the best that takes no more than half of this computer's memory").arg(choice.name);
    case DownloadChoice::Why::Smallest:
        return tr("%1, the smallest: even that takes more than half of this computer's memory")
            .arg(choice.name);
    case DownloadChoice::Why::Asked:
        break;
    }
    return {};
}

QString DownloadButton::nameOf(const DownloadChoice &choice)
{
    if (choice.format == WeightFormat::Gguf) {
        return choice.name;
    }
    return choice.name.isEmpty() ? formatName(choice.format) : formatName(choice.format) + u' ' + choice.name;
}

QString DownloadButton::fitWords(const DownloadChoice &choice, bool isFitSaid)
{
    switch (choice.fit) {
    case MemoryFit::Fits:
        return isFitSaid ? QString() : tr("fits in memory");
    case MemoryFit::Tight:
        return tr("tight in memory");
    case MemoryFit::TooLarge:
        return tr("too large for memory");
    case MemoryFit::Unknown:
        break;
    }
    return {};
}

// Whether it fits is said once: by the reason, or by the title over rows that all do.
QString DownloadButton::asideOf(const DownloadChoice &choice, bool isFitSaid)
{
    QStringList parts;
    switch (choice.why) {
    case DownloadChoice::Why::PythonSet:
        //: Beside "Recommended" in a menu; %1 is a format such as "safetensors".
        parts << tr("%1, for from_pretrained()").arg(formatName(choice.format));
        break;
    case DownloadChoice::Why::BestFit:
        //: Beside "Recommended" in a menu; %1 is a quantisation such as "Q4_K_M".
        parts << tr("%1, fits in half of the memory").arg(choice.name);
        break;
    case DownloadChoice::Why::Smallest:
        parts << tr("%1, the smallest").arg(choice.name);
        break;
    default:
        break;
    }
    if (choice.isRecommended && choice.why == DownloadChoice::Why::Asked) {
        //: Beside one of several variants.
        parts << tr("recommended");
    }
    if (choice.isHere()) {
        //: Beside one of several downloads: all of it is on this computer.
        parts << tr("here already");
    } else if (choice.hereFiles > 0) {
        //: Beside one of several downloads; %1 is a size.
        parts << tr("%1 missing").arg(formatSize(choice.missingBytes()));
    }
    const bool isReason = choice.why == DownloadChoice::Why::BestFit;
    if (const auto words = fitWords(choice, isFitSaid || isReason); !words.isEmpty()) {
        parts << words;
    }
    return parts.join(u", "_s);
}

void DownloadButton::addChoice(
    QMenu *menu, const DownloadChoice &choice, Begin begin, const QString &object, bool isFitSaid)
{
    const bool isFirst = choice.why != DownloadChoice::Why::Asked;
    //: Entry of the download menu: what, and its size.
    const auto words
        = tr("%1 · %2").arg(isFirst ? tr("Recommended") : nameOf(choice), formatSize(choice.bytes));
    const auto aside = asideOf(choice, isFitSaid);
    auto *action = menu->addAction(escaped(aside.isEmpty() ? words : words + u'\t' + aside));
    action->setObjectName(object);
    action->setToolTip(isFirst ? plainTip(reason(choice)) : tr("%n file(s)", nullptr, choice.files));
    if (choice.isRecommended) {
        action->setIcon(Hubdesk::icon(Icon::Star, Token::Amber));
    }
    connect(action, &QAction::triggered, this, [this, paths = choice.paths, begin] {
        Q_EMIT wished({ .paths = paths, .begin = begin });
    });
}

void DownloadButton::addChoices(QMenu *menu, Begin begin)
{
    const auto suffix = begin == Begin::Paused ? u"Paused"_s : QString();
    if (!m_choices) {
        menu->addAction(tr("The list of files is still coming"))->setEnabled(false);
        return;
    }
    const auto &offered = *m_choices;
    const bool isPart = !offered.recommended.paths.isEmpty();
    if (isPart) {
        addChoice(menu, offered.recommended, begin, u"downloadRecommended"_s + suffix);
    }
    if (!offered.variants.isEmpty()) {
        const bool allFit = std::ranges::all_of(
            offered.variants, [](const DownloadChoice &choice) { return choice.fit == MemoryFit::Fits; });
        const auto title
            = offered.variants.first().format == WeightFormat::Gguf ? tr("Quantisations") : tr("Variants");
        //: Title over some of the entries of a menu; %1 is "Quantisations" or "Variants".
        menu->addSection(allFit ? tr("%1, all fit in memory").arg(title) : title);
        for (qsizetype at = 0; at < offered.variants.size(); ++at) {
            addChoice(menu, offered.variants.at(at), begin, u"downloadVariant%1"_s.arg(at) + suffix, allFit);
        }
    }
    menu->addSeparator();
    const auto all = tr("All files · %1").arg(formatSize(offered.everything.bytes));
    auto *whole = menu->addAction(all + u'\t' + tr("%n file(s)", nullptr, offered.everything.files));
    whole->setObjectName(u"downloadEverything"_s + suffix);
    connect(whole, &QAction::triggered, this, [this, begin] { Q_EMIT wished({ .begin = begin }); });
}

void DownloadButton::addElsewhere(Elsewhere where, const QString &words, const QString &object)
{
    auto *action = m_menu->addAction(Hubdesk::icon(Icon::Folder), words);
    action->setObjectName(object);
    action->setEnabled(m_choices.has_value());
    connect(action, &QAction::triggered, this, [this, where] { Q_EMIT elsewhereRequested(where); });
}

// Made anew at every opening: a pause between has changed what there is.
void DownloadButton::fill()
{
    m_menu->clear();
    addChoices(m_menu, Begin::Now);
    auto *choose = m_menu->addAction(Hubdesk::icon(Icon::List), tr("Choose files..."));
    choose->setObjectName(u"chooseFiles"_s);
    connect(choose, &QAction::triggered, this, &DownloadButton::filesRequested);
    m_menu->addSeparator();
    addElsewhere(Elsewhere::Folder, tr("Download to a folder..."), u"downloadToFolder"_s);
    addElsewhere(Elsewhere::Cache, tr("Use another cache folder..."), u"downloadToCache"_s);
    m_menu->addSeparator();
    m_paused->clear();
    m_paused->setEnabled(m_choices.has_value());
    addChoices(m_paused, Begin::Paused);
    m_menu->addMenu(m_paused);
}

void DownloadButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4) {
        showMenu();
    } else {
        QToolButton::keyPressEvent(event);
    }
}

} // namespace Hubdesk
