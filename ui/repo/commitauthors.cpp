// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/commitauthors.h"

#include "ui/shared/avatarview.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/personlink.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int authorSide = 18;
constexpr qsizetype mostAuthors = 12;
constexpr qsizetype longestAuthor = 96;

// Git takes any name; what is called like nobody on the Hub can be leads nowhere.
bool mayBePerson(const QString &name)
{
    return !name.contains(u'/') && RepoId::parse(RepoKind::Model, name).has_value();
}

} // namespace

CommitAuthors::CommitAuthors(Avatars *avatars, QWidget *parent)
    : QWidget(parent)
    , m_avatars(avatars)
    , m_flow(new FlowLayout(this))
{
    setObjectName(u"commitAuthors"_s);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CommitAuthors::setAuthors(const QStringList &authors)
{
    setVisible(!authors.isEmpty());
    if (authors == m_shown) { // the same person, most often: whatever has the focus keeps it
        return;
    }
    m_shown = authors;
    while (auto *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    for (const auto &name : authors.first(std::min(authors.size(), mostAuthors))) {
        m_flow->addWidget(makeAuthor(name));
    }
    if (authors.size() > mostAuthors) {
        //: Behind the names of the people who made a commit.
        m_flow->addWidget(new TextLabel(
            tr("and %n more", nullptr, int(authors.size() - mostAuthors)), TextSize::Small, Token::Muted));
    }
}

QWidget *CommitAuthors::makeAuthor(const QString &name)
{
    auto *author = new QWidget;
    auto *row = new QHBoxLayout(author);
    row->setContentsMargins(0, 2, 0, 2); // the ring of the focus stays whole
    row->setSpacing(Metrics::iconGap);
    auto *picture = new AvatarView(m_avatars, authorSide);
    picture->setName(name, true);
    row->addWidget(picture);
    if (!mayBePerson(name)) {
        row->addWidget(new TextLabel(name.left(longestAuthor), TextSize::Small, Token::Muted));
        return author;
    }
    auto *link = new PersonLink({ .size = TextSize::Small });
    link->setObjectName(u"commitAuthor"_s);
    link->setPerson(name, name);
    connect(link, &PersonLink::openRequested, this, &CommitAuthors::openRequested);
    row->addWidget(link);
    return author;
}

} // namespace Hubdesk
