"""`creatorbook letter KIND`: what a creator writes to a brand, as a PDF, as a mail, kept in the book."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import day, reader_of_book
from creatorbook.cli.letters.options import KINDS, configure_letter, percent, request_of
from creatorbook.cli.output import records
from creatorbook.cli.output.columns import Column, table
from creatorbook.cli.output.findings import print_findings, told_once
from creatorbook.cli.output.terminal import strip_controls
from creatorbook.common.errors import AnswerIsNo, UsageError
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import safe_name
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.fields import countries as places
from creatorbook.services.fields import formats
from creatorbook.services.law import late_rates
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters import mail as letter_mail
from creatorbook.services.letters import suggestions as letter_suggestions
from creatorbook.services.records.short_ids import short_ids
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book
    from creatorbook.services.letters.drafts import Draft, LetterLine
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.services.letters.suggestions import Suggestion

_OTHERS = ("due", "list", "save", "rate")


class NotWritten(AnswerIsNo):
    """A letter that cannot go out, with the `findings` that say why."""

    def __init__(self, error: AnswerIsNo, findings: tuple[Finding, ...]) -> None:
        super().__init__(error.message, where=error.where, hint=error.hint, code=error.code)
        self.findings = findings


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of letter."""
    parser.epilog = _(
        "Without --issue nothing is kept in the book. Exit code 1 where something is missing: with --out, a draft "
        "that shows where is written all the same. “due” lists the letters to write now, “list” those kept, "
        "“save ID” writes a kept one to a file, “rate COUNTRY --from DAY --rate PERCENT” keeps a late rate that the "
        "table does not know."
    )
    parser.add_argument("kind", metavar=_("KIND"), choices=(*KINDS, *_OTHERS), help=", ".join((*KINDS, *_OTHERS)))
    parser.add_argument("what", nargs="?", default="", help=_("with save: the letter’s id; with rate: a country"))
    configure_letter(parser)
    parser.add_argument("--from", dest="start", metavar="DAY", help=_("with rate: a day of the half-year"))
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written"))
    parser.add_argument("--eml", metavar="FILE", help=_("where an email with the PDF attached is written"))
    parser.add_argument("--text", action="store_true", help=_("print the letter as the text of an email"))
    parser.add_argument("--issue", action="store_true", help=_("keep it in the book as it goes out today"))


def run(session: Session, arguments: Namespace) -> int:
    """Write a letter, or do one of the others."""
    if arguments.what and arguments.kind not in ("save", "rate"):
        raise UsageError(
            _("“{word}” is too much here.").format(word=arguments.what), hint=_("Name what it is about with --deal.")
        )
    with session.open_book() as book:
        if arguments.kind == "due":
            return _list_due(session, book)
        if arguments.kind == "list":
            return _list(session, book, arguments)
        if arguments.kind == "save":
            return _save(session, book, arguments)
        if arguments.kind == "rate":
            return _rate(session, book, arguments)
        return _write_letter(session, book, arguments)


def _write_letter(session: Session, book: Book, arguments: Namespace) -> int:
    request = request_of(book, KINDS[arguments.kind], arguments)
    # Looked at first: what is kept in the book is not kept twice because of a wrong file name.
    out = files.writable(files.path_of_argument(arguments.out), replace=".pdf") if arguments.out else None
    eml = files.writable(files.path_of_argument(arguments.eml), replace=".eml") if arguments.eml else None
    with book.reading() as reading:
        made = letters.draft(reading, request, book.clock.today())
        rendered = letters.draw_draft(made)
    said: dict[str, Any] = {"id": None, "kind": made.letter.kind.value, "language": made.letter.language}
    said["title"] = letters.mail_subject(made.letter)
    if arguments.issue:
        said["id"] = _issue_letter(book, request, made).letter_id
    if out is not None:
        files.write_file(out, rendered.pdf)
    if eml is not None and made.is_ready:
        files.write_file(eml, letter_mail.eml(made.letter, rendered.pdf, letter_mail.recipient(made.about)))
    said |= {
        "ready": made.is_ready,
        "pages": rendered.pages,
        "sha256": rendered.sha256,
        "file": str(out.absolute()) if out else None,
        "eml": str(eml.absolute()) if eml and made.is_ready else None,
    }
    _print_letter(session, arguments, made, said)
    return exits.DONE if made.is_ready else exits.NO


def _issue_letter(book: Book, request: LetterRequest, made: Draft) -> letters.Written:
    try:
        return book.run(letters.WriteLetter(request)).value
    except AnswerIsNo as error:
        raise NotWritten(error, made.findings) from error


def _print_letter(session: Session, arguments: Namespace, made: Draft, said: dict[str, Any]) -> None:
    if session.json:
        text = letters.mail_body(made.letter) if arguments.text else None
        session.terminal.value({**said, "text": text, "findings": [finding_as_json(each) for each in made.findings]})
        return
    if arguments.text:
        session.terminal.line(letters.mail_body(made.letter).rstrip("\n"))
        # The text may go straight into a mail: what is wrong with it stands beside it, not in it.
        for each in told_once(made.findings):
            if each.severity is Severity.ERROR:
                print(strip_controls(sentence(each)), file=sys.stderr)
        return
    found = told_once(made.findings)
    print_findings(session.terminal, found)
    errors = sum(each.severity is Severity.ERROR for each in found)
    if errors:
        text = ngettext(
            "The letter is a draft: {count} thing is missing or wrong.",
            "The letter is a draft: {count} things are missing or wrong.",
            errors,
        )
        session.terminal.line(text.format(count=errors), "bad")
    else:
        session.terminal.line(_("The letter is complete: {title}").format(title=said["title"]), "good")
    if said["id"] is not None:
        session.terminal.line(_("It is kept in the book: {id}").format(id=said["id"]))
    for name in ("file", "eml"):
        if said[name]:
            session.terminal.line(_("Saved: {path}").format(path=said[name]))
    if not any((said["id"], said["file"], said["eml"], errors)):
        session.terminal.line(_("Add --out FILE, --eml FILE, --text or --issue to have it."), "muted")


def _list_due(session: Session, book: Book) -> int:
    with book.reading() as reading:
        found = letter_suggestions.suggest_letters(reading, book.clock.today())
    if session.json:
        session.terminal.value([_suggestion_as_json(each) for each in found])
    elif not found:
        session.terminal.line(_("No letter is due."), "good")
    else:
        columns = [Column(_("Letter"), rigid=True), Column(_("To")), Column(_("About")), Column(_("Day"), right=True)]
        cells = [
            [letters.kind_name(each.request.kind, each.request.tone), each.brand, each.subject, formats.day(each.on)]
            for each in found
        ]
        session.terminal.lines(table(session.terminal, columns, cells))
    return exits.DONE


def _suggestion_as_json(each: Suggestion) -> dict[str, Any]:
    request = each.request
    return {
        "kind": request.kind.value,
        "tone": request.tone.value,
        "brand": each.brand,
        "subject": each.subject,
        "on": each.on.isoformat(),
        "days": each.days,
        "deal_id": request.deal_id or None,
        "gift_id": request.gift_id or None,
        "payment_id": request.payment_id or None,
        "invoice_id": request.invoice_id or None,
        "right_id": request.right_id or None,
    }


def _list(session: Session, book: Book, arguments: Namespace) -> int:
    ids = {
        f"{kind}_id": records.find_record(book, kind, typed).id
        for kind in ("deal", "brand", "gift", "payment")
        if (typed := getattr(arguments, kind))
    }
    with book.reading() as reading:
        found = letters.letters(reading, **ids)
        short = short_ids(reading, "letter", [each.id for each in found])
    if session.json:
        session.terminal.value([_line_as_json(each) for each in found])
    elif not found:
        session.terminal.line(_("Nothing was found."))
    else:
        columns = [
            Column(_("Id"), rigid=True),
            Column(_("Letter"), rigid=True),
            Column(_("Title")),
            Column(_("Written")),
        ]
        cells = [
            [short[each.id], letters.kind_name(each.kind), each.title, formats.instant(each.issued_at)]
            for each in found
        ]
        session.terminal.lines(table(session.terminal, columns, cells))
    return exits.DONE


def _line_as_json(each: LetterLine) -> dict[str, Any]:
    names = ("id", "language", "title", "pages", "sha256", "deal_id", "brand_id", "gift_id", "payment_id", "invoice_id")
    issued_at = each.issued_at.isoformat().replace("+00:00", "Z")
    return {"kind": each.kind.value, "issued_at": issued_at, **{name: getattr(each, name) for name in names}}


def _save(session: Session, book: Book, arguments: Namespace) -> int:
    if not arguments.what:
        raise UsageError(_("Say which letter to save."), hint=_("Its id is in: creatorbook letter list"))
    with book.reading() as reading:
        letter, pdf = letters.read_kept_letter(reading, arguments.what.strip())
    typed = (
        files.path_of_argument(arguments.out)
        if arguments.out
        else Path(safe_name(f"{letters.file_name(letter)}.pdf", "l.pdf"))
    )
    path = files.writable(typed)
    files.write_file(path, pdf)
    if session.json:
        session.terminal.value({"id": arguments.what, "file": str(path.absolute())})
    else:
        session.terminal.line(_("Saved: {path}").format(path=path.absolute()))
    return exits.DONE


def _rate(session: Session, book: Book, arguments: Namespace) -> int:
    country = places.find_country(arguments.what)
    if country is None:
        raise UsageError(_("Say of which country the rate is."), hint=_("Such as: creatorbook letter rate FR --from …"))
    today = book.clock.today()
    reader = reader_of_book(book)
    on = day(arguments.start, "--from", reader) if arguments.start else today
    rate_bp = percent(arguments.rate, "--rate", reader)
    book.run(late_rates.SetLateRate(country, on, rate_bp))
    first, last = late_rates.half_year(on)
    if session.json:
        value = {"country": country, "from": first.isoformat(), "to": last.isoformat(), "rate_bp": rate_bp}
        session.terminal.value(value)
    elif rate_bp is None:
        session.terminal.line(_("Your own rate is taken away; the table’s holds, where it knows one."))
    else:
        text = _("The late rate of {country} from {first} to {last} is {rate} a year, as you typed it in.")
        session.terminal.line(
            text.format(
                country=places.countries().get(country, country),
                first=formats.day(first),
                last=formats.day(last),
                rate=formats.percent(rate_bp),
            )
        )
    return exits.DONE
