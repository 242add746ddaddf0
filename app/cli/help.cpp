// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

using namespace Qt::StringLiterals;

namespace Cli
{

QList<QCommandLineOption> globalOptions()
{
    return { valued({ "endpoint" }, "Address of the Hub.", "url"),
             valued({ "token" }, "Access token; better in HF_TOKEN, where nobody else sees it.", "token"),
             valued({ "cache-dir" }, "Folder of the shared cache.", "folder"),
             flag("offline", "Use no network."),
             valued({ "format" }, "human, json or quiet.", "format"),
             flag("json", "One JSON document on standard output."),
             flag({ "q", "quiet" }, "One id or path per line."),
             flag("no-truncate", "Accepted; nothing is ever cut."),
             flag("help", "Show this help.") };
}

QString overview(const QList<Command> &commands, const QString &group)
{
    QString text = group.isEmpty() ? u"Usage: hubdesk-cli COMMAND [OPTIONS]\n\nCommands:\n"_s
                                   : u"Usage: hubdesk-cli %1 COMMAND [OPTIONS]\n\nCommands:\n"_s.arg(group);
    for (const auto &command : commands) {
        if (group.isEmpty() || command.words.first() == group) {
            const auto usage = command.words.join(u' ') + u' ' + command.arguments;
            text += "  "_L1 + usage.leftJustified(46) + command.summary + u'\n';
        }
    }
    text += "\nOptions of every command:\n"_L1;
    for (const auto &option : globalOptions()) {
        const auto name = "--"_L1 + option.names().constLast()
            + (option.valueName().isEmpty() ? QString() : u' ' + option.valueName().toUpper());
        text += "  "_L1 + name.leftJustified(24) + option.description() + u'\n';
    }
    return text;
}

QString helpOf(const Command &command)
{
    auto text = u"Usage: hubdesk-cli %1 %2 [OPTIONS]\n\n%3\n\nOptions:\n"_s.arg(
        command.words.join(u' '), command.arguments, command.summary);
    for (const auto &option : command.options + globalOptions()) {
        QStringList names;
        for (const auto &name : option.names()) {
            names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
        }
        const auto value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName().toUpper();
        text += "  "_L1 + (names.join(", "_L1) + value).leftJustified(34) + option.description() + u'\n';
    }
    return text;
}

int showHelp(Output &out, const QString &text)
{
    if (out.isJson()) {
        out.result({ { u"help"_s, text } }, {}, {});
    } else {
        out.text(text);
    }
    return Done;
}

} // namespace Cli
