// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/help.h"
#include "app/cli/run.h"
#include "app/cli/text.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

QList<Command> allCommands()
{
    return accountCommands() + listCommands() + infoCommands() + fileCommands() + downloadCommands()
        + copyCommands() + cacheCommands() + programCommands();
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

// Before the options are understood an error still has to come in the form that was asked for.
Format guessedFormat(const QStringList &arguments)
{
    const auto at = arguments.indexOf(u"--format"_s);
    const auto named = at >= 0 ? arguments.value(at + 1) : QString();
    const auto asks = [&](const QString &option, QLatin1StringView form) {
        return arguments.contains(option) || named == form || arguments.contains("--format="_L1 + form);
    };
    if (asks(u"--json"_s, "json"_L1)) {
        return Format::Json;
    }
    return arguments.contains(u"-q"_s) || asks(u"--quiet"_s, "quiet"_L1) ? Format::Quiet : Format::Human;
}

int usage(Output &out, const QString &message, const QString &hint = {})
{
    return out.error(WrongUsage, u"usage"_s, { message, hint });
}

bool isGroup(const QList<Command> &commands, const QString &word)
{
    return std::ranges::any_of(
        commands, [&](const Command &c) { return c.words.size() == 2 && c.words.first() == word; });
}

int unknownCommand(Output &out, const QList<Command> &commands, const QStringList &words)
{
    QStringList names;
    const auto &group = words.first();
    const bool inGroup = isGroup(commands, group);
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

// A word too many is a mistake, and without it something else would happen than was meant. It is not
// repeated: it may be a token.
QString surplus(const Run &run, const Command &command)
{
    const auto most = command.mostPositional;
    const auto given = run.positional.size();
    if (most < 0 || given <= most) {
        return {};
    }
    const auto name = command.words.join(u' ');
    if (most == 0) {
        return u"'%1' takes no arguments beside its options."_s.arg(name);
    }
    const auto many = most == 1 ? u"one argument"_s : u"%1 arguments"_s.arg(most);
    return u"'%1' takes at most %2 (%3), not %4."_s.arg(name, many, command.arguments).arg(given);
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
    const int interrupted = run.interrupts()->exitCode();
    return interrupted != 0 ? interrupted : code;
}

// Help of a group or of the whole program, the version, or what is wrong.
int withoutCommand(Run &run, const QList<Command> &commands, const QStringList &words, bool help)
{
    if (help && (words.isEmpty() || (words.size() == 1 && isGroup(commands, words.first())))) {
        return showHelp(run.out, overview(commands, words.value(0)));
    }
    return words.isEmpty()
        ? usage(run.out, u"A command is missing."_s, u"hubdesk-cli --help lists all commands."_s)
        : unknownCommand(run.out, commands, words);
}

int withCommand(Run &run, const Command &command, const QStringList &rest)
{
    run.parser.addOptions(command.options + globalOptions());
    if (!run.parser.parse(QStringList{ u"hubdesk-cli"_s } + rest)) {
        const bool help = run.parser.unknownOptionNames() == QStringList{ u"h"_s };
        if (!help) {
            return wrongOption(run.out, run.parser, command);
        }
    }
    if (run.isSet("help") || run.parser.unknownOptionNames().contains(u"h"_s)) {
        return showHelp(run.out, helpOf(command));
    }
    const auto format = formatOf(run);
    if (!format) {
        return run.out.error(format.error());
    }
    run.out.format = *format;
    run.positional = run.parser.positionalArguments();
    if (const auto wrong = surplus(run, command); !wrong.isEmpty()) {
        return usage(
            run.out, wrong, u"hubdesk-cli %1 --help shows what it takes."_s.arg(command.words.join(u' ')));
    }
    return execute(run, command);
}

int dispatch(Run &run, QStringList arguments)
{
    const auto commands = allCommands();
    auto found = findWords(arguments);
    if (found.words.isEmpty() && arguments.contains(u"--version"_s)) {
        arguments.removeAll(u"--version"_s);
        arguments.prepend(u"version"_s);
        found = findWords(arguments);
    }
    const auto *command = findCommand(commands, found.words);
    const qsizetype used = command ? found.words.size() : 1;
    if (!command && !found.words.isEmpty()) {
        command = findCommand(commands, found.words.first(1));
    }
    if (!command) {
        const bool help = arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s);
        return withoutCommand(run, commands, found.words, help);
    }
    auto rest = arguments;
    for (qsizetype i = used - 1; i >= 0; --i) {
        rest.removeAt(found.places[i]);
    }
    return withCommand(run, *command, rest);
}

} // namespace

int runCommandLine(const QStringList &arguments, Interrupts *interrupts)
{
    Run run(interrupts);
    run.out.format = guessedFormat(arguments);
    return run.out.end(dispatch(run, arguments));
}

} // namespace Cli
