"""`creatorbook tour DIR`: the main job from end to end in a new folder, reported step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.files import path_of_argument
from creatorbook.cli.output.columns import table
from creatorbook.common.i18n import LANGUAGES, _
from creatorbook.services.upkeep.tour import tour

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.upkeep.tour import TourReport


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of tour."""
    parser.add_argument("folder", metavar="DIR", help=_("a new or empty folder; nothing outside it is touched"))
    parser.add_argument("--language", choices=LANGUAGES, default="en", help=_("the language of the tour’s book"))


def run(session: Session, arguments: Namespace) -> int:
    """Do the tour and print what it did; exit code 1 where its book is not whole at the end."""
    report = tour(path_of_argument(arguments.folder), session.clock, arguments.language)
    if session.json:
        session.terminal.value(report.to_json())
    else:
        _print(session, report)
    return exits.NO if report.problems else exits.DONE


def _print(session: Session, report: TourReport) -> None:
    from creatorbook.cli.disclosure.without_book import print_verdict
    from creatorbook.cli.output.reminders import cells, columns

    terminal = session.terminal
    for number, step in enumerate(report.steps, 1):
        terminal.line(f"{number}. {step}")
    terminal.line()
    terminal.line(_("What is due:"), "strong")
    terminal.lines(table(terminal, columns(), [cells(line) for line in report.due]))
    for each in report.disclosures:
        terminal.line()
        terminal.line(_("What must be disclosed: {title}").format(title=each.title), "strong")
        print_verdict(terminal, each.verdict)
    terminal.line()
    for problem in report.problems:
        terminal.line(problem, "bad")
    terminal.line(_("The book: {path}").format(path=report.book.absolute()))
    terminal.line(_("The contract: {path}").format(path=report.contract.absolute()))
