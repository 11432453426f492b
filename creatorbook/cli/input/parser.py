"""Reads the command line; what it does not understand is raised as UsageError, so that --json holds there too."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from creatorbook import __version__
from creatorbook.cli.input.misunderstood import explain_message
from creatorbook.cli.table import COMMANDS
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import LANGUAGES, _, labelled, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOOK_SUFFIX = ".creatorbook"
_HELP = frozenset({"-h", "--help"})


class _Formatter(argparse.HelpFormatter):
    """argparse's help, with its one own word in the language of the screen."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with “usage”."""
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a section; argparse sets the colon after its heading, and French a no-break space before it."""
        spoken = heading if heading is None else labelled(heading, "").rstrip().removesuffix(":")
        super().start_section(spoken)


class Parser(argparse.ArgumentParser):
    """argparse's parser without abbreviations, in the language of the screen, and with errors that are raised."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  what argparse takes
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")

    def parse_known_args(  # type: ignore[override]  # its overloads say the same
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Read the words with the options first: argparse ends a list of words at the first option among them."""
        if self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        known, unknown = super().parse_known_args(None if args is None else self._put_options_first(args), namespace)
        if unknown:
            # Left to the parser above, it would be said of the program and not of its command.
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return known, unknown

    def _put_options_first(self, arguments: Sequence[str]) -> list[str]:
        """Return the arguments with each option, and its value, before the words; the order is otherwise kept."""
        options: list[str] = []
        words: list[str] = []
        left = list(arguments)
        while left:
            argument = left.pop(0)
            if argument == "--":
                return [*options, *words, argument, *left]
            name, equals, _value = argument.partition("=")
            action = self._option_string_actions.get(name)
            if action is None:
                words.append(argument)
            elif equals or action.nargs == 0:
                options.append(argument)
            elif left:
                options += (argument, left.pop(0))
            else:
                # Its value is missing, and no word is to be taken for it.
                words.append(argument)
        return [*options, *words]

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of printing and leaving."""
        raise UsageError(
            explain_message(message), where=self.prog, hint=_("See: {command} --help").format(command=self.prog)
        )


def add_common(parser: argparse.ArgumentParser, *, top: bool) -> argparse._ArgumentGroup:
    """Add what every command takes, before or after its name; below the top a missing one leaves the value alone."""
    group = parser.add_argument_group(_("on every command"))
    group.add_argument("-h", "--help", action="help", help=_("show this help"))
    nothing = None if top else argparse.SUPPRESS
    group.add_argument(
        "--book", metavar="FILE", default=nothing, help=_("the book to work on; default: the one opened last")
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help=_("print JSON, and errors as one JSON object"),
    )
    group.add_argument("--lang", choices=LANGUAGES, default=nothing, help=_("the language of what is printed"))
    return group


_EXITS = mark(
    "exit codes: 0 done, 1 the answer is no, 2 usage, 3 bad input, 4 the book, "
    "70 a fault of ours (its report is saved), 130 interrupted"
)


def build(arguments: Sequence[str], *, whole: bool = True) -> Parser:
    """Return the parser; of the sub-commands, only those named among the arguments are imported and complete.

    Without `whole` the others are not known to it either, which is enough to read a command line that is right.
    """
    parser = Parser(
        prog="creatorbook",
        description=_("The book of a creator’s collaborations. Without a command it opens the window."),
        epilog=_(_EXITS),
    )
    add_common(parser, top=True).add_argument(
        "--version", action="version", version=f"creatorbook {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))
    for entry in COMMANDS:
        if not whole and entry.name not in arguments:
            continue
        text = _(entry.help)
        made = commands.add_parser(entry.name, help=text, description=text[:1].upper() + text[1:] + ".")
        if entry.name in arguments:
            import_module(entry.module).configure(made)
            add_common(made, top=False)
    return parser


def prepare_arguments(arguments: Sequence[str]) -> list[str]:
    """Return the arguments as argparse can read them: "--sort -fee" is one option, a book alone is --book."""
    ready: list[str] = []
    for argument in arguments:
        if ready and ready[-1] == "--sort" and argument.startswith("-"):
            ready[-1] = f"--sort={argument}"
        else:
            ready.append(argument)
    # What a file manager calls when a book is opened with a double click.
    if len(ready) == 1 and ready[0].endswith(BOOK_SUFFIX) and not ready[0].startswith("-"):
        return ["--book", ready[0]]
    return ready


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked; raise UsageError, or SystemExit(0) after --help and --version."""
    ready = prepare_arguments(arguments)
    if not _HELP.isdisjoint(ready):
        return build(ready).parse_args(ready)
    try:
        return build(ready, whole=False).parse_args(ready)
    except UsageError:
        # What is wrong is said with all that there is to choose from.
        return build(ready).parse_args(ready)
