// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hubplace.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace Hubdesk
{

/// Which README is shown: what its relative links mean.
struct CardContext {
    RepoId repo;
    Revision revision;
    QUrl endpoint; ///< of the Hub, without trailing slash
    QString folder; ///< of the text inside the repo; empty for the card itself

    bool operator==(const CardContext &) const = default;
};

/// Where a link of a card leads. What is none of these kinds (other schemes, paths that leave the repo) is no
/// link.
struct CardLink {
    enum class Kind {
        Place, ///< a repo or a file on the Hub: opens inside the program
        Web, ///< http or https elsewhere: opens in the browser, if the person says so
        Mail, ///< an address; `url` is a mailto: URL
    };

    Kind kind = Kind::Web;
    HubPlace place; ///< for Place
    QUrl url; ///< never with user or password; for Place its page on the web site
    QString fragment; ///< for Place: the heading that was meant, or empty

    bool operator==(const CardLink &) const = default;
};

/// A picture that a card wants to show. The viewer finds `url` in the HTML and asks core for the bytes with
/// the rest.
struct ImageRef {
    enum class Source {
        Repo, ///< `place` is a file of a repo: fetched at `address` by the Hub's rules, token included
        Hub, ///< something else on the endpoint, same rules
        Web, ///< another host: https, without token, cookie and referrer, never a private address, and off by
             ///< a setting
        Data, ///< inside the card: `data` holds the encoded picture
    };

    Source source = Source::Web;
    QUrl url; ///< `hubimage:N`, N its index in CardDocument::images
    QUrl address; ///< where the bytes are; empty for Data
    HubPlace place; ///< for Repo, with revision
    QByteArray data; ///< for Data
    QString alt;
    int width = 0; ///< wanted, in logical pixels; 0 = its own
    int height = 0;
    int widthPercent = 0; ///< wanted, of the text width; 0 = none

    bool operator==(const ImageRef &) const = default;
};

struct CodeBlock {
    QString language; ///< lower case, as written after the fence; empty if none was given
    QString text; ///< without the last line break

    bool operator==(const CodeBlock &) const = default;
};

struct Heading {
    int level = 1; ///< 1 to 6
    QString text;
    QString anchor; ///< unique in the document; `#anchor` leads there

    bool operator==(const Heading &) const = default;
};

/// A part of a card that a person opens and closes (`<details>`).
struct Fold {
    bool open = false; ///< from the start
    int parent = -1; ///< index of the fold around it, or -1

    bool operator==(const Fold &) const = default;
};

/// A card ready to be shown: HTML of a small, safe subset, and what its placeholders stand for.
///
/// The HTML holds only tags and attributes that QTextDocument knows, and a few kinds of reference, never
/// an address of the card:
/// - `href="hublink:N"` is links[N]; `href="#name"` is a place in the document;
/// - `src="hubimage:N"` is images[N];
/// - `<hubcode n="N"></hubcode>`, a block of its own, is blocks[N]; the viewer puts the highlighted text
/// there;
/// - `<hubfold n="N">...</hubfold>` is folds[N]; what stays when it is closed is its summary, the
/// `<hubsummary n="N">...</hubsummary>` inside, if it has one.
struct CardDocument {
    QString html;
    QList<CodeBlock> blocks;
    QList<ImageRef> images;
    QList<CardLink> links;
    QList<Heading> headings;
    QList<Fold> folds;
    bool truncated = false; ///< the card was too long or too large a table; the rest is not shown

    bool operator==(const CardDocument &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::CardContext)
Q_DECLARE_METATYPE(Hubdesk::CardLink)
Q_DECLARE_METATYPE(Hubdesk::ImageRef)
Q_DECLARE_METATYPE(Hubdesk::CardDocument)
