"""`creatorbook due`: what is late and what comes, each line with its day and its record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, read_whole_number, reader_of_book
from creatorbook.cli.output.columns import Column, table
from creatorbook.cli.output.reminders import cells, columns
from creatorbook.common.errors import NotFound, UsageError
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.reminders.kinds import Doing, doing_of
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.services.fields import formats
from creatorbook.services.records.short_ids import short_ids
from creatorbook.services.reminders.today import AnswerReminders, list_due

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.reminders.today import Line

_DONE = tuple(each.value for each in Doing)
_ANSWERS = {**dict.fromkeys(_DONE, Answer.DONE), "snooze": Answer.SNOOZED, "dismiss": Answer.DISMISSED}
_A_WEEK = 7
_SHORTEST_ID = 6
_FURTHEST = 36_500  # a hundred years: further days may lie beyond the calendar


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of due."""
    parser.add_argument(
        "--on", metavar="DATE", help=_("as seen on this day, such as 2026-12-31 or fri; default: today")
    )
    parser.add_argument(
        "--within",
        metavar="DAYS",
        help=_("what comes within so many days; default: what each kind of reminder finds early"),
    )
    parser.add_argument(
        "--figures", action="store_true", help=_("the figures instead: deals, what is waiting to be paid, gifts")
    )
    parser.add_argument(
        "--calendar",
        metavar="FILE",
        help=_("write a calendar (.ics) of what is due in a year, or within the days given, instead of printing it"),
    )
    parser.add_argument(
        "lines",
        metavar="LINE",
        nargs="*",
        help=_(
            "which lines are answered: ids of their records or beginnings of them, kinds such as post_label, or late"
        ),
    )
    parser.add_argument(
        "--answer",
        choices=tuple(_ANSWERS),
        help=_(
            "answer these lines instead of printing all: paid and invoiced are written into the payment, done into a "
            "task; dismiss only hides the line"
        ),
    )
    parser.add_argument("--day", metavar="DATE", help=_("on which day it was paid, invoiced or done; default: today"))
    parser.add_argument("--until", metavar="DATE", help=_("until which day they are put off, such as +7"))
    parser.add_argument("--all", action="store_true", help=_("answer every line"))


def run(session: Session, arguments: Namespace) -> int:
    """Print what needs the user, late first."""
    today = session.clock.today()
    within = None if arguments.within is None else min(read_whole_number(arguments.within, "--within"), _FURTHEST)
    _check_answer(arguments)
    with session.open_book() as book:
        on = today if arguments.on is None else day(arguments.on, "--on", reader_of_book(book))
        if arguments.figures:
            _print_figures(session, book, on)
            return exits.DONE
        if arguments.calendar is not None:
            _write_calendar(
                session, book, on, within, files.writable(files.path_of_argument(arguments.calendar), replace=".ics")
            )
            return exits.DONE
        with book.reading() as reading:
            lines = list_due(reading, on, within)
            # Nothing now is not nothing at all: what is due on a day to come is named.
            later = () if lines or session.json else tuple(_days_and_texts(list_due(reading, on, _FURTHEST)))
        if arguments.answer:
            return _answer(session, book, arguments, lines)
        if session.json:
            session.terminal.array(line.to_json() for line in lines)
        elif later:
            text = _("Nothing is due now. The next is on {day}: {text}")
            due_on, what = later[0]
            session.terminal.line(text.format(day=formats.day(due_on), text=what), "good")
        else:
            _print(session, book, lines)
    return exits.DONE


def _write_calendar(session: Session, book: Book, on: date, within: int | None, path: Path) -> None:
    from creatorbook.services.export.calendar import USUAL_DAYS, due_calendar

    with book.reading() as reading:
        written, count = due_calendar(reading, on, session.clock.now(), USUAL_DAYS if within is None else within)
    files.write_file(path, written, private=True)
    if session.json:
        session.terminal.value({"path": str(path), "entries": count})
    else:
        said = ngettext("{count} entry was written to {path}.", "{count} entries were written to {path}.", count)
        session.terminal.line(said.format(count=count, path=path), "good")


def _days_and_texts(lines: Sequence[Line]) -> Iterator[tuple[date, str]]:
    for line in lines:
        if line.due_on is not None:
            yield line.due_on, line.text


def _check_answer(arguments: Namespace) -> None:
    """Raise UsageError for an answer to nothing, lines without an answer, or what does not go together."""
    days = [arguments.until, arguments.day]
    if arguments.figures and (arguments.answer or arguments.lines or arguments.all or days != [None, None]):
        raise UsageError(_("The figures have no lines to answer."), where="--figures", hint=_("Leave --figures out."))
    if arguments.calendar is not None and (arguments.figures or arguments.answer):
        raise UsageError(
            _("A calendar is all that is due."), where="--calendar", hint=_("Leave the other options out.")
        )
    if arguments.answer and not arguments.lines and not arguments.all:
        raise UsageError(_("Say which lines are answered."), where="--answer", hint=_("Name them, or give --all."))
    if not arguments.answer and (arguments.lines or arguments.all or days != [None, None]):
        raise UsageError(
            _("Say how these lines are answered."),
            where="LINE",
            hint=_("Give --answer done, paid, invoiced, snooze or dismiss."),
        )
    if arguments.until is not None and _ANSWERS[arguments.answer] is not Answer.SNOOZED:
        raise UsageError(_("Only lines that are snoozed take a day."), where="--until", hint=_("Give --answer snooze."))
    if arguments.day is not None and _ANSWERS[arguments.answer] is not Answer.DONE:
        raise UsageError(
            _("Only what was done, paid or invoiced has a day."), where="--day", hint=_("Leave --day out.")
        )


def _answer(session: Session, book: Book, arguments: Namespace, lines: Sequence[Line]) -> int:
    """Answer the lines that are meant as one step, and print how many they were."""
    answer = _ANSWERS[arguments.answer]
    until = None if arguments.until is None else day(arguments.until, "--until", reader_of_book(book))
    if answer is Answer.SNOOZED and until is None:
        until = session.clock.today() + timedelta(days=_A_WEEK)
    on = None if arguments.day is None else day(arguments.day, "--day", reader_of_book(book))
    meant = tuple(lines if arguments.all else _find_lines(lines, arguments.lines))
    left = tuple(line for line in meant if not _may_answer(arguments.answer, line))
    if left and not arguments.all:
        raise _mismatch(arguments.answer, left[0])
    meant = tuple(line for line in meant if line not in left)
    if left and not session.json:
        session.terminal.line(_words_of_left(len(left)))
    if not meant:
        if session.json:
            session.terminal.value({"label": "", "answered": []})
            return exits.DONE
        if not left:
            session.terminal.line(_("Nothing is due: all is done."), "good")
        return exits.DONE
    result = book.run(AnswerReminders(meant, answer, until, on))
    if session.json:
        session.terminal.value({"label": result.changes.label, "answered": [line.key for line in meant]})
        return exits.DONE
    said = ngettext("{count} line was answered.", "{count} lines were answered.", len(meant))
    session.terminal.line(said.format(count=len(meant)), "good")
    return exits.DONE


def _may_answer(answer: str, line: Line) -> bool:
    """Return whether an answer may be given to a line: what is written down is called by its own name."""
    return answer not in _DONE or doing_of(line.kind) == answer


def _mismatch(answer: str, line: Line) -> UsageError:
    """Return why a line does not take an answer, and which it takes."""
    said = _("“{line}” is not answered by “{answer}”.").format(line=line.text, answer=answer)
    right = doing_of(line.kind).value
    return UsageError(
        said, where="--answer", hint=_("Give --answer {answer}, or dismiss to hide it.").format(answer=right)
    )


def _words_of_left(count: int) -> str:
    said = ngettext(
        "{count} line takes another answer and was left.", "{count} lines take another answer and were left.", count
    )
    return said.format(count=count)


def _find_lines(lines: Sequence[Line], named: Sequence[str]) -> list[Line]:
    """Return the lines that words mean, in their order; raise NotFound for a word that means none."""
    found: dict[str, Line] = {}
    for word in named:
        wanted = word.strip().lower().replace("-", "_")
        meant = [
            line
            for line in lines
            if wanted in (line.kind, line.when.value, line.key.lower())
            or (len(wanted) >= _SHORTEST_ID and line.subject[1].replace("-", "_").startswith(wanted))
        ]
        if not meant:
            raise NotFound(
                _("No line of “due” is called “{name}”.").format(name=word),
                where="LINE",
                hint=_("“creatorbook due --json” prints keys, kinds and ids."),
            )
        found |= {line.key: line for line in meant}
    return list(found.values())


def _print(session: Session, book: Book, lines: Sequence[Line]) -> None:
    terminal = session.terminal
    if not lines:
        terminal.line(_("Nothing is due: all is done."), "good")
        return
    short: dict[str, str] = {}
    with book.reading() as reading:
        for kind in {line.subject[0] for line in lines}:
            short |= short_ids(reading, kind, [line.subject[1] for line in lines if line.subject[0] == kind])
    shown = [[*cells(line), f"{line.subject[0]} {short[line.subject[1]]}"] for line in lines]
    terminal.lines(table(terminal, [*columns(), Column(_("Record"), rigid=True)], shown))


def _print_figures(session: Session, book: Book, on: date) -> None:
    from creatorbook.services.reminders.figures import figures

    with book.reading() as reading:
        found = figures(reading, on)
    if session.json:
        session.terminal.array(each.to_json() for each in found)
        return
    shown = [
        [each.label, formats.number(each.count), " + ".join(formats.money(one) for one in each.sums)] for each in found
    ]
    columns = [Column(_("Figure")), Column(_("Count"), right=True), Column(_("Sum"), right=True)]
    session.terminal.lines(table(session.terminal, columns, shown))
