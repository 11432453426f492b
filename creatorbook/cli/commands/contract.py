"""`creatorbook contract check|preview|issue|save DEAL`: from the terms to the PDF that goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.cli import exits, files, records
from creatorbook.cli.findings import print_findings
from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import safe_name
from creatorbook.domain.findings import Severity
from creatorbook.services import contract_inputs, contract_issuing, contracts, lists
from creatorbook.services.disclosures import plain_finding
from creatorbook.services.lists import Query

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings import Finding
    from creatorbook.services.book import Book
    from creatorbook.services.rows import Row

_ACTIONS = ("check", "preview", "issue", "save")


class NotIssued(AnswerIsNo):
    """A contract that cannot be issued, with the `findings` that say why."""

    def __init__(self, error: AnswerIsNo, findings: tuple[Finding, ...]) -> None:
        super().__init__(error.message, where=error.where, hint=error.hint, code=error.code)
        self.findings = findings


def configure(parser: ArgumentParser) -> None:
    """Say what contract takes."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help=_(
            "check: what is missing (exit code 1 where it cannot be issued yet); preview: a draft PDF; "
            "issue: number and freeze it; save: the PDF issued last"
        ),
    )
    parser.add_argument("deal", metavar="DEAL", help=_("the deal: its id, the beginning of one, or its title"))
    parser.add_argument(
        "--language", choices=contract_inputs.LANGUAGES, default="", help=_("of the contract; else the brand's")
    )
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written"))


def run(session: Session, arguments: Namespace) -> int:
    """Do one of the four."""
    with session.opened() as book:
        deal = records.found(book, "deal", arguments.deal)
        out = files.named(arguments.out) if arguments.out else None
        if arguments.action == "check":
            return _check(session, book, deal, arguments.language)
        if arguments.action == "preview":
            return _preview(session, book, deal, arguments.language, out)
        if arguments.action == "issue":
            return _issue(session, book, deal, arguments.language, out)
        return _save(session, book, deal, out)


def _found(book: Book, deal: Row, language: str) -> tuple[Finding, ...]:
    with book.reading() as reading:
        return contracts.check(reading, deal.id, language, book.clock.today())


def _check(session: Session, book: Book, deal: Row, language: str) -> int:
    found = _found(book, deal, language)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if session.json:
        listed = [plain_finding(finding) for finding in found]
        session.terminal.value({"deal_id": deal.id, "ready": not errors, "findings": listed})
    else:
        print_findings(session.terminal, found)
        if errors:
            text = ngettext(
                "The contract cannot be issued: {count} thing is missing or wrong.",
                "The contract cannot be issued: {count} things are missing or wrong.",
                errors,
            ).format(count=errors)
            session.terminal.line(text, "bad")
        else:
            session.terminal.line(_("Nothing stands against issuing this contract."), "good")
    return exits.NO if errors else exits.DONE


def _preview(session: Session, book: Book, deal: Row, language: str, out: Path | None) -> int:
    path = files.writable(
        out or Path(safe_name(_("{title} (draft)").format(title=deal.title) + ".pdf", "draft.pdf")), replace=".pdf"
    )
    with book.reading() as reading:
        drawn = contracts.preview(reading, deal.id, language, book.clock.today())
    files.write(path, drawn.pdf)
    if session.json:
        session.terminal.value(
            {"deal_id": deal.id, "file": str(path.absolute()), "pages": drawn.pages, "sha256": drawn.sha256}
        )
    else:
        session.terminal.line(_("The draft is written: {path}").format(path=path.absolute()))
    return exits.DONE


def _issue(session: Session, book: Book, deal: Row, language: str, out: Path | None) -> int:
    # Looked at first: an issue cannot be undone because of a wrong file name.
    if out is not None:
        files.writable(out)
    try:
        issued = book.run(contract_issuing.IssueContract(deal.id, language)).value
    except AnswerIsNo as error:
        raise NotIssued(error, _found(book, deal, language)) from error
    if out is not None:
        files.write(out, issued.pdf)
    if session.json:
        session.terminal.value(
            {
                "id": issued.contract_id,
                "deal_id": deal.id,
                "number": issued.number,
                "version": issued.version,
                "pages": issued.pages,
                "sha256": issued.sha256,
                "file": str(out.absolute()) if out else None,
            }
        )
        return exits.DONE
    session.terminal.line(
        _("Contract {number}, version {version}, is issued.").format(number=issued.number, version=issued.version)
    )
    if out is not None:
        session.terminal.line(_("Its PDF is written: {path}").format(path=out.absolute()))
    else:
        session.terminal.line(_("Its PDF is in the book; “creatorbook contract save” writes it to a file."))
    return exits.DONE


def _save(session: Session, book: Book, deal: Row, out: Path | None) -> int:
    with book.reading() as reading:
        ids = lists.ids(reading, Query("contract", filters={"deal_id": deal.id}), 1)
        if not ids:
            raise NotFound(
                _("This deal has no contract yet."),
                where=f"deal {deal.id}",
                hint=_("Issue it first: creatorbook contract issue DEAL"),
            )
        pdf = contracts.issued_pdf(reading, ids[0])
    number = records.read(book, "contract", ids[0])["number"]
    path = files.writable(out or Path(safe_name(f"{number}.pdf", "contract.pdf")))
    files.write(path, pdf)
    if session.json:
        session.terminal.value({"id": ids[0], "deal_id": deal.id, "number": number, "file": str(path.absolute())})
    else:
        session.terminal.line(_("Its PDF is written: {path}").format(path=path.absolute()))
    return exits.DONE
