"""`creatorbook late`: who is to be reminded of what, the step to take now, and the tables of late sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, read_whole_number, reader_of_book
from creatorbook.cli.letters.ladders import ladder_as_json, law_as_json, print_ladder, print_ladders, print_law
from creatorbook.cli.letters.options import percent
from creatorbook.cli.money.amounts import find_sums, read_money
from creatorbook.cli.output import records
from creatorbook.common.errors import AnswerIsNo, NotFound, UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.money.ladder import USUAL_STEPS
from creatorbook.domain.records.letters import payment_letter
from creatorbook.services.dossiers.gathering import make_dossier
from creatorbook.services.fields import countries as places
from creatorbook.services.fields import formats
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.law.late_rates import SetLateRate, SetLateSum, late_law
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters import mail as letter_mail
from creatorbook.services.letters.ladder import read_ladder
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.letters.steps import MEANS, LeaveAlone, TakeStep, step_word
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.letters.ladder import LadderView

_BY_LETTER = ("mail", "post")
_DOING = ("list", "step", "dossier", "off", "on", "steps", "table", "rate", "sum")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of late."""
    parser.epilog = _(
        "“list” shows what is late and what is to be done; “step WHAT” writes the letter of the step that is due and "
        "keeps both, or keeps that it was done with --means phone; “dossier WHAT --out FILE” writes contract, "
        "approvals, proofs, invoice and reminders into one PDF with the interest to the day, and says what is missing; "
        "“off BRAND” and “on BRAND” end reminders and begin them again, for one invoice or payment too; “steps BRAND "
        "DAY…” sets on which days; “table "
        "COUNTRY” shows the rates and fixed sums that are reckoned by, “rate COUNTRY” and “sum COUNTRY” add rows of "
        "your own. Exit code 1 where no step is due."
    )
    parser.add_argument("doing", metavar=_("DOING"), nargs="?", default="list", help=", ".join(_DOING), choices=_DOING)
    parser.add_argument("what", metavar="WHAT", nargs="*", help=_("invoices, payments or deals; a brand; a country"))
    parser.add_argument("--all", action="store_true", help=_("with list: also what is not late and needs no step"))
    parser.add_argument("--days", metavar="N", help=_("with step: that of another day, such as 7 or -3"))
    parser.add_argument("--means", choices=tuple(MEANS), default="mail", help=_("with step: how it went out"))
    parser.add_argument("--on", metavar="DAY", help=_("with step by phone: the day; default: today"))
    parser.add_argument("--note", metavar="TEXT", default="", help=_("with step by phone: kept with it"))
    parser.add_argument("--language", metavar="LANGUAGE", default="", help=_("of the dossier; default: the brand’s"))
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written"))
    parser.add_argument("--eml", metavar="FILE", help=_("where an email with the PDF attached is written"))
    parser.add_argument("--from", dest="start", metavar="DAY", help=_("with rate and sum: from which day on"))
    parser.add_argument("--rate", metavar="PERCENT", help=_("with rate: a year; without it yours is taken away"))
    parser.add_argument("--amount", metavar="AMOUNT", help=_("with sum: how much; without it yours is taken away"))
    parser.add_argument("--source", metavar="TEXT", default="", help=_("with rate and sum: where you read it"))


def run(session: Session, arguments: Namespace) -> int:
    """Do one of them."""
    with session.open_book() as book:
        return _DOERS[arguments.doing](session, book, arguments)


def _views(book: Book, typed: list[str]) -> list[LadderView]:
    """Return the ladders of what is named, of all that is owed where nothing is."""
    today = book.clock.today()
    named = [each for word in typed for each in find_sums(book, word)]
    with book.reading() as reading:
        sums = named or [each for each in sums_owed(reading, today) if each.due_on is not None]
        return [read_ladder(reading, each.kind, each.id, today) for each in sums if each.kind != "deal"]


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    views = _views(book, arguments.what)
    if not arguments.what and not arguments.all:
        views = [each for each in views if each.owed.days_late or each.ladder.due is not None]
    if session.json:
        session.terminal.array(ladder_as_json(each) for each in views)
    elif not views:
        session.terminal.line(_("Nothing is late, and nobody is to be reminded."), "good")
    elif arguments.what:
        for each in views:
            print_ladder(session.terminal, each)
    else:
        print_ladders(session.terminal, views)
    return exits.DONE


def _step(session: Session, book: Book, arguments: Namespace) -> int:
    if len(arguments.what) != 1:
        raise UsageError(_("Name one invoice, payment or deal."), where="WHAT")
    view = next(iter(_views(book, arguments.what)), None)
    if view is None:
        raise AnswerIsNo(_("Nothing of this has a due day yet."), where="WHAT", code="late_step.not_due")
    days = _whole(arguments.days) if arguments.days else None
    if days is None and view.ladder.due is None:
        coming = view.ladder.coming
        raise AnswerIsNo(
            _("No step of “{title}” is due now.").format(title=view.owed.title),
            where="WHAT",
            hint=_("The next is on {day}.").format(day=formats.day(coming.on))
            if coming is not None
            else _("Name one with --days."),
            code="late_step.none_due",
        )
    if arguments.means not in _BY_LETTER:
        on = day(arguments.on, "--on", reader_of_book(book)) if arguments.on else None
        taken = book.run(TakeStep(view.owed, days, on, arguments.means, arguments.note))
        records.print_step(session.terminal, taken.changes)
        return exits.DONE
    if days is None and view.ladder.due is not None:
        days = view.ladder.due.days
    return _write_step(session, book, arguments, view, days or 0)


def _write_step(session: Session, book: Book, arguments: Namespace, view: LadderView, days: int) -> int:
    """Write the letter of a step, keep both, and write it to files."""
    out = files.writable(files.path_of_argument(arguments.out), replace=".pdf") if arguments.out else None
    eml = files.writable(files.path_of_argument(arguments.eml), replace=".eml") if arguments.eml else None
    kind, tone = payment_letter(days)
    owed = view.owed
    request = LetterRequest(
        kind,
        invoice_id=owed.id if owed.kind == "invoice" else "",
        payment_id=owed.payment_id,
        tone=tone,
        means=arguments.means,
    )
    with book.reading() as reading:
        made = letters.draft(reading, request, book.clock.today())
    written = book.run(letters.WriteLetter(request)).value
    if out is not None:
        files.write_file(out, written.pdf)
    if eml is not None:
        files.write_file(eml, letter_mail.eml(written.letter, written.pdf, letter_mail.recipient(made.about)))
    if session.json:
        with book.reading() as reading:
            after = read_ladder(reading, owed.kind, owed.id, book.clock.today())
        saved = {"file": str(out.absolute()) if out else None, "eml": str(eml.absolute()) if eml else None}
        session.terminal.value({"letter_id": written.letter_id, "title": written.title, **saved, **_only_steps(after)})
        return exits.DONE
    session.terminal.line(_("{step}: {title}").format(step=step_word(days), title=written.title), "good")
    session.terminal.line(_("It is kept in the book: {id}").format(id=written.letter_id))
    for path in filter(None, (out, eml)):
        session.terminal.line(_("Saved: {path}").format(path=path.absolute()))
    return exits.DONE


def _only_steps(view: LadderView) -> dict[str, Any]:
    said = ladder_as_json(view)
    return {name: said[name] for name in ("steps", "due", "coming")}


def _dossier(session: Session, book: Book, arguments: Namespace) -> int:
    sums = find_sums(book, _single(arguments.what, _("Name one invoice, payment or deal.")))
    if not sums or sums[0].kind == "deal":
        raise AnswerIsNo(_("Nothing of this has a due day yet."), where="WHAT", code="late_step.not_due")
    with book.reading() as reading:
        language = arguments.language.strip().lower()
        made = make_dossier(reading, sums[0].kind, sums[0].id, book.clock.today(), language)
    out = files.writable(files.path_of_argument(arguments.out or made.file_name), replace=".pdf")
    files.write_file(out, made.rendered.pdf)
    if session.json:
        said = {"file": str(out.absolute()), "pages": made.rendered.pages, "sha256": made.rendered.sha256}
        session.terminal.value({**said, "missing": list(made.missing)})
        return exits.DONE
    for each in made.missing:
        session.terminal.line(each, "warning")
    session.terminal.line(_("Saved: {path}").format(path=out.absolute()), "good")
    return exits.DONE


def _turn(session: Session, book: Book, arguments: Namespace) -> int:
    what, is_off = _single(arguments.what, _("Name one brand, or one invoice or payment.")), arguments.doing == "off"
    try:
        brand = records.find_record(book, "brand", what)
    except NotFound:
        for each in find_sums(book, what):
            records.print_step(session.terminal, book.run(LeaveAlone(each, is_off)).changes)
        return exits.DONE
    result = book.run(EditRecord("brand", brand.id, {"late_off": is_off}))
    records.print_step(session.terminal, result.changes)
    return exits.DONE


def _steps(session: Session, book: Book, arguments: Namespace) -> int:
    if not arguments.what:
        raise UsageError(
            _("Name one brand."),
            where="WHAT",
            hint=_("Then the days, such as {example}; none for those of the book.").format(
                example=" ".join(map(str, USUAL_STEPS))
            ),
        )
    brand = records.find_record(book, "brand", arguments.what[0])
    result = book.run(EditRecord("brand", brand.id, {"late_steps": tuple(arguments.what[1:])}))
    records.print_step(session.terminal, result.changes)
    return exits.DONE


def _table(session: Session, book: Book, arguments: Namespace) -> int:
    country = _country(arguments)
    with book.reading() as reading:
        law = late_law(reading, country)
    if law is None:
        raise AnswerIsNo(
            _("There is no late-payment table for “{country}”.").format(country=country), where="WHAT", code="no_table"
        )
    if session.json:
        session.terminal.value(law_as_json(law))
    else:
        print_law(session.terminal, law)
    return exits.DONE


def _rate(session: Session, book: Book, arguments: Namespace) -> int:
    rate = percent(arguments.rate, "--rate", reader_of_book(book))
    result = book.run(SetLateRate(_country(arguments), _start(book, arguments), rate, arguments.source))
    records.print_step(session.terminal, result.changes)
    return exits.DONE


def _sum(session: Session, book: Book, arguments: Namespace) -> int:
    amount = read_money(arguments.amount, "--amount", reader_of_book(book))
    result = book.run(SetLateSum(_country(arguments), _start(book, arguments), amount, arguments.source))
    records.print_step(session.terminal, result.changes)
    return exits.DONE


def _start(book: Book, arguments: Namespace) -> date:
    return day(arguments.start, "--from", reader_of_book(book)) if arguments.start else book.clock.today()


def _country(arguments: Namespace) -> str:
    found = places.find_country(_single(arguments.what, _("Name one country.")))
    if found is None:
        raise UsageError(_("Name one country."), where="WHAT", hint=_("Such as: creatorbook late table FR"))
    return found


def _single(typed: list[str], wanted: str) -> str:
    if len(typed) != 1:
        raise UsageError(wanted, where="WHAT")
    return typed[0]


def _whole(typed: str) -> int:
    return -read_whole_number(typed[1:], "--days") if typed.startswith("-") else read_whole_number(typed, "--days")


_DOERS = {
    "list": _list,
    "step": _step,
    "dossier": _dossier,
    "off": _turn,
    "on": _turn,
    "steps": _steps,
    "table": _table,
    "rate": _rate,
    "sum": _sum,
}
