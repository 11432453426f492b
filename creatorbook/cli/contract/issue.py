"""`creatorbook contract issue DEAL… | --stage STAGE`: numbered and frozen, one or many."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import (
    NotIssued,
    add_accept_option,
    add_form_option,
    add_language_option,
    add_second_language_option,
    deal_of,
    findings_of,
    form_named,
    print_passed_over,
    second_named,
)
from creatorbook.cli.output.findings import SourceNotes, print_findings
from creatorbook.common.errors import AnswerIsNo, UsageError
from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.common.runner import Job
from creatorbook.common.text import safe_name
from creatorbook.domain.records.deals import Stage
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.contracts.surroundings import deals_with_number
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.records.lists import Query, ids

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.batch import Batch
    from creatorbook.services.contracts.issuing import Issued


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of issue."""
    parser.add_argument(
        "deals", metavar="DEAL", nargs="*", help=_("the deals: their ids, the beginnings of these, or their titles")
    )
    parser.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help=_("all deals of a stage that have no contract yet"),
    )
    add_language_option(parser)
    add_second_language_option(parser)
    add_form_option(parser)
    add_accept_option(parser)
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written; a folder for several"))


def run(session: Session, arguments: Namespace) -> int:
    """Issue one contract, or many with their progress."""
    if bool(arguments.deals) == bool(arguments.stage):
        raise UsageError(_("Name the deals, or a stage with --stage."), where="DEAL")
    with session.open_book() as book:
        if len(arguments.deals) == 1:
            return _issue_one(session, book, arguments)
        if arguments.accept:
            raise UsageError(
                _("A point can only be accepted for one deal at a time."),
                where="--accept",
                hint=_("Name that deal alone."),
            )
        wanted = _deals_of_stage(book, arguments.stage) if arguments.stage else _deals_named(book, arguments.deals)
        return _issue_batch(session, book, wanted, arguments)


def _issue_one(session: Session, book: Book, arguments: Namespace) -> int:
    deal = deal_of(book, arguments.deals[0])
    # Looked at first: an issue cannot be undone because of a wrong file name.
    out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
    second = second_named(arguments) or ""
    try:
        command = IssueContract(deal.id, arguments.language, tuple(arguments.accept), form_named(arguments), second)
        issued = book.run(command).value
    except AnswerIsNo as error:
        raise NotIssued(error, findings_of(book, deal, arguments.language, second)) from error
    print_issued(session, issued, deal.id, out)
    return exits.DONE


def print_issued(session: Session, issued: Issued, deal_id: str, out: Path | None) -> None:
    """Write the PDF where one is asked for, and say what was issued and what it went out with."""
    if out is not None:
        files.write_file(out, issued.pdf)
    if session.json:
        session.terminal.value(issued_as_json(issued, deal_id, out))
        return
    session.terminal.line(
        _("Contract {number}, version {version}, is issued.").format(number=issued.number, version=issued.version)
    )
    if out is not None:
        session.terminal.line(_("PDF saved: {path}").format(path=out.absolute()))
    else:
        session.terminal.line(_("Its PDF is in the book; “creatorbook contract save” writes it to a file."))
    print_passed_over(session, issued.passed_over)


def issued_as_json(issued: Issued, deal_id: str, out: Path | None) -> dict[str, Any]:
    """Return an issued contract as JSON holds it, with what it went out with."""
    return {
        "id": issued.contract_id,
        "deal_id": deal_id,
        "number": issued.number,
        "version": issued.version,
        "pages": issued.pages,
        "sha256": issued.sha256,
        "file": str(out.absolute()) if out else None,
        "findings": [finding_as_json(each) for each in issued.passed_over],
    }


def _deals_named(book: Book, typed: list[str]) -> list[str]:
    return list(dict.fromkeys(deal_of(book, each).id for each in typed))


def _deals_of_stage(book: Book, stage: str) -> list[str]:
    with book.reading() as reading:
        found = ids(reading, Query("deal", filters={"stage": Stage(stage)}))
        out = deals_with_number(reading)
    return [deal for deal in found if deal not in out]


def _issue_batch(session: Session, book: Book, wanted: list[str], arguments: Namespace) -> int:
    from creatorbook.services.contracts.batch import issue_many

    folder = files.path_of_argument(arguments.out) if arguments.out else None
    if folder is not None:
        files.folder(folder)
    written: dict[str, Path] = {}

    def keep(issued: Issued) -> None:
        if folder is not None:
            written[issued.contract_id] = files.writable(folder / safe_name(f"{issued.number}.pdf", "contract.pdf"))
            files.write_file(written[issued.contract_id], issued.pdf)

    job = Job(on_progress=session.progress)
    with _stop_on_interrupt(job):
        second = second_named(arguments) or ""
        batch = issue_many(book, wanted, arguments.language, job, keep, form_named(arguments), second)
    return _report(session, batch, written)


@contextmanager
def _stop_on_interrupt(job: Job) -> Iterator[None]:
    """Let Ctrl+C end the batch between two contracts instead of in the middle of one."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: job.cancel())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _report(session: Session, batch: Batch, written: dict[str, Path]) -> int:
    if session.json:
        session.terminal.value(
            {
                "issued": [
                    issued_as_json(line.issued, line.deal_id, written.get(line.issued.contract_id))
                    for line in batch.lines
                    if line.issued is not None
                ],
                "refused": [
                    {"deal_id": line.deal_id, "title": line.title, "error": line.refused.message}
                    for line in batch.refused
                    if line.refused is not None
                ],
                "left": batch.left,
            }
        )
    else:
        for line in batch.refused:
            session.terminal.line(labelled(line.title, line.refused.message if line.refused else ""), "bad")
        notes = SourceNotes()
        for line in batch.lines:
            if line.issued is not None and line.issued.passed_over:
                session.terminal.line(line.title, "strong")
                print_findings(session.terminal, line.issued.passed_over, notes)
        notes.print_all(session.terminal)
        count = len(batch.issued)
        session.terminal.line(
            ngettext("{count} contract is issued.", "{count} contracts are issued.", count).format(count=count)
        )
        if batch.left:
            session.terminal.line(
                ngettext(
                    "Stopped: {count} deal was not reached.", "Stopped: {count} deals were not reached.", batch.left
                ).format(count=batch.left)
            )
    if batch.left:
        return exits.INTERRUPTED
    return exits.NO if batch.refused else exits.DONE
