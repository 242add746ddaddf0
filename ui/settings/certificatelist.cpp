// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/certificatelist.h"

#include "core/services/door.h"
#include "core/services/networkcheck.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int namesShown = 2;

QString whyNot(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::EntryNotFound:
        return CertificateList::tr("The file is not there any more.");
    case Error::Kind::Permission:
        return CertificateList::tr("The file may not be read.");
    case Error::Kind::Usage:
        return CertificateList::tr("There is no certificate in the file: it must be PEM or DER.");
    default:
        return CertificateList::tr("The file cannot be read.");
    }
}

QString contentOf(const CertificateFile &content)
{
    auto names = content.names.first(std::min<qsizetype>(namesShown, content.names.size())).join(u", "_s);
    if (content.names.size() > namesShown) {
        //: %1 are names of authorities, of which there are %n more.
        names = CertificateList::tr("%1 and %n more", nullptr, int(content.names.size()) - namesShown)
                    .arg(names);
    }
    const auto day = QLocale().toString(content.until.toLocalTime().date(), QLocale::ShortFormat);
    return content.until < QDateTime::currentDateTimeUtc()
        //: %1 are names of authorities, %2 is a day.
        ? CertificateList::tr("%1; expired on %2").arg(names, day)
        //: %1 are names of authorities, %2 is a day.
        : CertificateList::tr("%1; until %2").arg(names, day);
}

} // namespace

CertificateList::CertificateList(Engine *engine, Setting<QStringList> *files, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_files(files)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(u"net.certificateList"_s);
    setAccessibleName(tr("Extra certificates"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Metrics::space1);
    connect(files, &SettingBase::changed, this, &CertificateList::show);
    show();
}

void CertificateList::show()
{
    while (auto *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be what was pressed
        delete item;
    }
    for (const auto &file : (*m_files)()) {
        m_lines->addWidget(makeLine(file));
    }
    setVisible(!(*m_files)().isEmpty());
    Q_EMIT troubleChanged({});
}

QWidget *CertificateList::makeLine(const QString &file)
{
    auto *line = new QWidget;
    auto *path = new TextLabel(file, TextSize::Small);
    path->setLook(TextSize::Small, QFont::Normal, true);
    path->setElide(Qt::ElideMiddle);
    auto *words = new TextLabel(tr("Looking …"), TextSize::Small, Token::Muted);
    words->setObjectName(u"net.certificateWords"_s);
    words->setWordWrap(true);
    auto *gone = new QToolButton;
    gone->setObjectName(u"net.removeCertificate"_s);
    gone->setIcon(icon(Icon::Close));
    gone->setAutoRaise(true);
    //: Button beside a file in a list; %1 is its path.
    gone->setAccessibleName(tr("Remove %1").arg(file));
    gone->setToolTip(tr("Trust it no longer"));
    connect(gone, &QToolButton::clicked, this, [this, file] { remove(file); });
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(path);
    texts->addWidget(words);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::controlGap);
    row->addLayout(texts, 1);
    row->addWidget(gone);
    describe(file, words);
    return line;
}

void CertificateList::describe(const QString &file, TextLabel *words)
{
    ask(
        m_engine,
        words,
        [file](Services &, std::stop_token) { return certificateFile(file); },
        [words](const Result<CertificateFile> &content) {
            words->setText(content ? contentOf(*content) : whyNot(content.error()));
            words->setTone(content ? Token::Muted : Token::Red);
        });
}

void CertificateList::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Add certificates"));
    dialog->setObjectName(u"certificateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({ tr("Certificates (*.pem *.crt *.cer *.der)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        Q_EMIT troubleChanged({});
        for (const auto &file : files) {
            add(file);
        }
    });
    dialog->open();
}

void CertificateList::add(const QString &file)
{
    ask(
        m_engine,
        this,
        [file](Services &, std::stop_token) { return certificateFile(file); },
        [this, file](const Result<CertificateFile> &content) {
            if (!content) {
                //: %1 is the name of a file, %2 says why it is of no use.
                Q_EMIT troubleChanged(
                    tr("%1 is not added. %2").arg(file.section(u'/', -1), whyNot(content.error())));
                return;
            }
            auto files = (*m_files)();
            if (!files.contains(file)) {
                files << file;
                m_files->set(files);
            }
        });
}

void CertificateList::remove(const QString &file)
{
    auto files = (*m_files)();
    files.removeAll(file);
    const QPointer self(this);
    m_files->set(files);
    if (self && !isHidden()) {
        if (auto *next = findChild<QToolButton *>(u"net.removeCertificate"_s)) {
            next->setFocus(Qt::OtherFocusReason);
        }
    }
}

} // namespace Hubdesk
