// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/run.h"
#include "app/cli/text.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
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

QList<Command> allCommands()
{
    return accountCommands() + listCommands() + infoCommands() + fileCommands() + downloadCommands()
        + programCommands();
}

// Which of the arguments are command words: the first ones that are neither options nor values of global
// ones.
struct Words {
    QStringList words; // at most two
    QList<qsizetype> places;
};

Words findWords(const QStringList &arguments)
{
    const QStringList takesValue{ u"--endpoint"_s, u"--token"_s, u"--cache-dir"_s, u"--format"_s };
    Words found;
    for (qsizetype i = 0; i < arguments.size() && found.words.size() < 2; ++i) {
        const auto &argument = arguments[i];
        if (takesValue.contains(argument)) {
            ++i;
        } else if (!argument.startsWith(u'-')) {
            found.words.append(argument);
            found.places.append(i);
        }
    }
    return found;
}

const Command *findCommand(const QList<Command> &commands, const QStringList &words)
{
    const auto it = std::ranges::find(commands, words, &Command::words);
    return it == commands.end() ? nullptr : &*it;
}

QString overview(const QList<Command> &commands, const QString &group)
{
    QString text = group.isEmpty() ? u"Usage: hubdesk-cli COMMAND [OPTIONS]\n\nCommands:\n"_s
                                   : u"Usage: hubdesk-cli %1 COMMAND [OPTIONS]\n\nCommands:\n"_s.arg(group);
    for (const auto &command : commands) {
        if (group.isEmpty() || command.words.first() == group) {
            const auto usage = command.words.join(u' ') + u' ' + command.arguments;
            text += "  "_L1 + usage.leftJustified(44) + command.summary + u'\n';
        }
    }
    text += "\nOptions of every command:\n"_L1;
    for (const auto &option : globalOptions()) {
        const auto name = "--"_L1 + option.names().last()
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

// Before the options are understood an error still has to come in the form that was asked for.
Format guessedFormat(const QStringList &arguments)
{
    const auto at = arguments.indexOf(u"--format"_s);
    const auto named = at >= 0 ? arguments.value(at + 1) : QString();
    if (arguments.contains(u"--json"_s) || named == "json"_L1 || arguments.contains(u"--format=json"_s)) {
        return Format::Json;
    }
    const bool quiet = arguments.contains(u"-q"_s) || arguments.contains(u"--quiet"_s) || named == "quiet"_L1;
    return quiet ? Format::Quiet : Format::Human;
}

int usage(Output &out, const QString &message, const QString &hint = {})
{
    return out.error(WrongUsage, u"usage"_s, { message, hint });
}

int unknownCommand(Output &out, const QList<Command> &commands, const QStringList &words)
{
    QStringList names;
    const auto group = words.first();
    const bool inGroup = std::ranges::any_of(
        commands, [&](const Command &c) { return c.words.size() == 2 && c.words.first() == group; });
    for (const auto &command : commands) {
        if (inGroup && command.words.size() == 2 && command.words.first() == group) {
            names.append(command.words[1]);
        } else if (!inGroup) {
            names.append(command.words.first());
        }
    }
    if (inGroup && words.size() == 1) {
        return usage(out, u"'%1' wants one of: %2"_s.arg(group, names.join(", "_L1)));
    }
    const auto &wrong = inGroup ? words[1] : group;
    const auto near = nearest(wrong, names);
    return usage(out,
                 u"No such command '%1'."_s.arg(wrong),
                 near.isEmpty() ? u"hubdesk-cli --help lists all commands."_s
                                : u"Did you mean '%1'?"_s.arg(near));
}

int wrongOption(Output &out, const QCommandLineParser &parser, const Command &command)
{
    const auto unknown = parser.unknownOptionNames();
    if (unknown.isEmpty()) {
        return usage(out, parser.errorText());
    }
    QStringList names;
    for (const auto &option : command.options + globalOptions()) {
        names += option.names();
    }
    names.removeIf([](const QString &name) { return name.size() == 1; });
    const auto &wrong = unknown.first();
    const auto near = nearest(wrong, names);
    return usage(out,
                 u"No such option '%1%2'."_s.arg(wrong.size() == 1 ? u"-"_s : u"--"_s, wrong),
                 near.isEmpty() ? QString() : u"Did you mean '--%1'?"_s.arg(near));
}

Result<Format> formatOf(const Run &run)
{
    const int named
        = (run.isSet("json") ? 1 : 0) + (run.isSet("quiet") ? 1 : 0) + (run.isSet("format") ? 1 : 0);
    if (named > 1) {
        return fail(Error::Kind::Usage, u"--json, --quiet and --format are mutually exclusive"_s);
    }
    const auto text = run.value("format");
    if (run.isSet("json") || text == "json"_L1) {
        return Format::Json;
    }
    if (run.isSet("quiet") || text == "quiet"_L1) {
        return Format::Quiet;
    }
    if (text.isEmpty() || text == "human"_L1 || text == "auto"_L1) {
        return Format::Human;
    }
    return fail(Error::Kind::Usage, u"--format wants human, json or quiet, not %1"_s.arg(text));
}

int execute(Run &run, const Command &command)
{
    if (run.isSet("token") && command.words.last() != "login"_L1) {
        run.out.note(u"Warning: other users of this computer can read a token on the command line. "
                     "Use HF_TOKEN or 'hubdesk-cli auth login'."_s);
    }
    const auto endpoint = run.environment().endpoint;
    if ((endpoint.scheme() != "http"_L1 && endpoint.scheme() != "https"_L1) || endpoint.host().isEmpty()) {
        return usage(run.out,
                     u"The address of the Hub is no http or https address: %1"_s.arg(endpoint.toString()));
    }
    for (const auto &warning : run.environment().warnings) {
        run.out.note(u"Warning: "_s + warning);
    }
    const int code = command.run(run);
    run.out.flush();
    if (const int interrupted = run.interrupts()->exitCode(); interrupted != 0) {
        return interrupted;
    }
    return run.out.hasFailed() && code == Done ? Failed : code;
}

} // namespace

int runCommandLine(const QStringList &arguments, Interrupts *interrupts)
{
    const auto commands = allCommands();
    Run run(interrupts);
    run.out.format = guessedFormat(arguments);
    const auto found = findWords(arguments);
    const auto *command = findCommand(commands, found.words);
    const qsizetype used = command ? found.words.size() : 1;
    if (!command && !found.words.isEmpty()) {
        command = findCommand(commands, found.words.first(1));
    }
    if (!command) {
        if (found.words.isEmpty() && arguments.contains(u"--version"_s)) {
            return runCommandLine({ u"version"_s }, interrupts);
        }
        if (arguments.contains(u"--help"_s) || (found.words.isEmpty() && arguments.contains(u"-h"_s))) {
            run.out.text(overview(commands, found.words.value(0)));
            run.out.flush();
            return Done;
        }
        return found.words.isEmpty()
            ? usage(run.out, u"A command is missing."_s, u"hubdesk-cli --help lists all commands."_s)
            : unknownCommand(run.out, commands, found.words);
    }
    auto rest = arguments;
    for (qsizetype i = used - 1; i >= 0; --i) {
        rest.removeAt(found.places[i]);
    }
    run.parser.addOptions(command->options + globalOptions());
    if (!run.parser.parse(QStringList{ u"hubdesk-cli"_s } + rest)) {
        const bool help = run.parser.unknownOptionNames() == QStringList{ u"h"_s };
        if (!help) {
            return wrongOption(run.out, run.parser, *command);
        }
    }
    if (run.isSet("help") || run.parser.unknownOptionNames().contains(u"h"_s)) {
        run.out.text(helpOf(*command));
        run.out.flush();
        return Done;
    }
    const auto format = formatOf(run);
    if (!format) {
        return run.out.error(format.error());
    }
    run.out.format = *format;
    run.positional = run.parser.positionalArguments();
    return execute(run, *command);
}

} // namespace Cli
