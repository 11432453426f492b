"""What the actions share: the deal that is meant, its contract, and an issue that is refused with its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli.output import records
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.findings.codes import acceptable_codes
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts import inputs as contract_inputs
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row


_ONE = "none"


class NotIssued(AnswerIsNo):
    """A contract that cannot be issued, with the `findings` that say why."""

    def __init__(self, error: AnswerIsNo, findings: tuple[Finding, ...]) -> None:
        super().__init__(error.message, where=error.where, hint=error.hint, code=error.code)
        self.findings = findings


def add_deal_argument(parser: ArgumentParser) -> None:
    """Take the deal whose contract it is."""
    parser.add_argument("deal", metavar="DEAL", help=_("the deal: its id, the beginning of one, or its title"))


def add_language_option(parser: ArgumentParser) -> None:
    """Take the language of the contract."""
    parser.add_argument(
        "--language", choices=contract_inputs.LANGUAGES, default="", help=_("of the contract; default: the brand’s")
    )


def add_second_language_option(parser: ArgumentParser) -> None:
    """Take the second language of a contract in two; "none" is one language, as is an issue without the option."""
    parser.add_argument(
        "--second-language",
        dest="second",
        choices=[*contract_inputs.LANGUAGES, _ONE],
        help=_("set it in two languages side by side: this one on the right, while the contract’s own prevails"),
    )


def second_named(arguments: Namespace) -> str | None:
    """Return the second language that was asked for, "" for none; None where nothing was said."""
    return "" if arguments.second == _ONE else arguments.second


def add_form_option(parser: ArgumentParser) -> None:
    """Take the form of the contract."""
    parser.add_argument(
        "--form",
        choices=[form.value for form in ContractForm],
        help=_("short: a deal sheet with the terms in small type; full: every clause at length; default: by the deal"),
    )


def form_named(arguments: Namespace) -> ContractForm | None:
    """Return the form that was asked for; None where none was."""
    return ContractForm(arguments.form) if arguments.form else None


def add_out_option(parser: ArgumentParser) -> None:
    """Take the file that is written."""
    parser.add_argument("--out", metavar="FILE", help=_("where the PDF is written"))


def add_accept_option(parser: ArgumentParser) -> None:
    """Take the contradictions that are meant as they are."""
    parser.add_argument(
        "--accept",
        metavar="CODE",
        action="append",
        default=[],
        choices=acceptable_codes(),
        help=_("a contradiction that is meant as it is, by the code that the check names; may be given again"),
    )


def print_passed_over(session: Session, found: Iterable[Finding]) -> None:
    """Say what a contract went out with."""
    known = list(found)
    if known:
        session.terminal.line(_("It went out with this:"), "muted")
        print_findings(session.terminal, known)


def deal_of(book: Book, typed: str) -> Row:
    """Return the deal that is meant; raise NotFound."""
    return records.find_record(book, "deal", typed)


def findings_of(book: Book, deal: Row, language: str, second: str | None = None) -> tuple[Finding, ...]:
    """Return what the check finds."""
    with book.reading() as reading:
        return contracts.check_contract_draft(reading, deal.id, language, book.clock.today(), second)


def contract_of(book: Book, deal: Row) -> Row:
    """Return the deal's newest contract; raise NotFound where it has none."""
    with book.reading() as reading:
        ids = lists.ids(reading, Query("contract", filters={"deal_id": deal.id}), 1)
    if not ids:
        raise NotFound(
            _("This deal has no contract yet."),
            where=f"deal {deal.id}",
            hint=_("Issue it first: creatorbook contract issue DEAL"),
        )
    return records.read(book, "contract", ids[0])
