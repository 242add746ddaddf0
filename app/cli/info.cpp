// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/content.h"
#include "app/cli/local.h"
#include "app/cli/text.h"
#include "core/card/frontmatter.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

Result<HubPlace> onePlace(Run &run, std::optional<RepoKind> kind)
{
    if (run.positional.size() != 1) {
        return fail(Error::Kind::Usage, u"one repository is wanted"_s);
    }
    return run.place(run.positional.first(), kind);
}

QString humanInfo(const QJsonObject &info)
{
    QString text;
    for (auto it = info.begin(); it != info.end(); ++it) {
        if (it.key() == "siblings"_L1) {
            text += u"files: %1\n"_s.arg(it->toArray().size());
        } else if (it->isArray() || it->isObject()) {
            const auto document
                = it->isArray() ? QJsonDocument(it->toArray()) : QJsonDocument(it->toObject());
            text += u"%1: %2\n"_s.arg(it.key(), QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
        } else {
            text += u"%1: %2\n"_s.arg(it.key(), escaped(it->toVariant().toString()));
        }
    }
    return text;
}

int info(Run &run, std::optional<RepoKind> kind)
{
    const auto place = onePlace(run, kind);
    if (!place) {
        return run.out.error(place.error());
    }
    const auto expand = run.listed("expand");
    const auto found = run.wait([place = *place, expand](Services &core, std::stop_token stop) {
        return core.hub().info(place.repo, place.revision, false, expand, stop);
    });
    auto raw = found ? Result<QJsonObject>(found->raw) : std::unexpected(found.error());
    if (!raw && isUnreachable(raw.error()) && expand.isEmpty()) {
        raw = localInfo(run, *place, raw.error());
    }
    if (!raw) {
        return run.out.error(raw.error());
    }
    const auto json = officialKeys(*raw);
    run.out.result(json, humanInfo(json), json["id"_L1].toString());
    return Done;
}

int cardMetadata(Run &run, const HubPlace &place)
{
    const auto found = run.wait([place](Services &core, std::stop_token stop) {
        return core.hub().info(place.repo, place.revision, false, {}, stop);
    });
    auto data = found ? Result<QJsonObject>(found->cardData) : std::unexpected(found.error());
    if (!data && isUnreachable(data.error())) {
        data = localCardData(run, place, data.error());
    }
    if (!data) {
        return run.out.error(data.error());
    }
    const QJsonDocument document(*data);
    run.out.result(*data,
                   QString::fromUtf8(document.toJson()),
                   QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
    return Done;
}

int card(Run &run, std::optional<RepoKind> kind)
{
    constexpr qint64 limit = 16 << 20;
    const auto place = onePlace(run, kind);
    if (!place) {
        return run.out.error(place.error());
    }
    if (run.isSet("metadata") && run.isSet("text")) {
        return run.out.error({ Error::Kind::Usage, u"--metadata and --text are mutually exclusive"_s });
    }
    if (run.isSet("metadata")) {
        return cardMetadata(run, *place);
    }
    const auto card = wholeFile(run, { place->repo, place->revision, u"README.md"_s }, limit);
    if (!card) {
        return run.out.error(card.error());
    }
    const auto text = run.isSet("text") ? splitFrontMatter(*card).body(*card).toByteArray() : *card;
    if (run.out.isJson()) {
        run.out.result({ { u"id"_s, place->repo.text() }, { u"text"_s, QString::fromUtf8(text) } }, {}, {});
    } else {
        run.out.prose(text);
    }
    return Done;
}

} // namespace

QList<Command> infoCommands()
{
    const QList<QCommandLineOption> infoOptions{
        revisionOption(), valued({ "expand" }, "Only these properties, separated by commas.", "names")
    };
    const QList<QCommandLineOption> cardOptions{ revisionOption(),
                                                 flag("metadata", "The metadata alone."),
                                                 flag("text", "The text without the metadata.") };
    QList<Command> commands;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        const QString group(kindPlural(kind));
        commands.append({ { group, u"info"_s },
                          u"ID"_s,
                          u"What the Hub knows about a %1."_s.arg(kindName(kind)),
                          infoOptions,
                          [kind](Run &run) { return info(run, kind); },
                          1 });
        commands.append({ { group, u"card"_s },
                          u"ID"_s,
                          u"The card of a %1."_s.arg(kindName(kind)),
                          cardOptions,
                          [kind](Run &run) { return card(run, kind); },
                          1 });
    }
    commands.append({ { u"info"_s },
                      u"REPO"_s,
                      u"What the Hub knows about a repository."_s,
                      infoOptions + QList<QCommandLineOption>{ typeOption() },
                      [](Run &run) { return info(run, {}); },
                      1 });
    return commands;
}

} // namespace Cli
