"""`creatorbook contract check DEAL`: what is missing before it can be issued, and the fixes that need no typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits
from creatorbook.cli.contract.found import (
    add_deal_argument,
    add_language_option,
    add_second_language_option,
    deal_of,
    second_named,
)
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.domain.findings.codes import can_be_accepted
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.contracts.agreed.differing import contract_out, differences_told
from creatorbook.services.contracts.fixes import SUM_FINDINGS, fixes
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.disclosure.duties import finding_as_json
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.fixes import Fix
    from creatorbook.services.contracts.gathering import Draft
    from creatorbook.services.records.rows import Row


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of check."""
    add_deal_argument(parser)
    add_language_option(parser)
    add_second_language_option(parser)
    parser.add_argument(
        "--fix",
        metavar="CODE=WAY",
        action="append",
        default=[],
        help=_("fix a finding in one of the ways that the check names; may be given again"),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Fix what is asked for, then list the findings."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        for wanted in sorted(arguments.fix, key=_is_of_sums):
            made, differing = _look(book, deal, arguments)
            for fix in _fixes_meant(made, (*differing, *made.findings), wanted):
                book.run(fix.command)
                if not session.json:
                    session.terminal.line(labelled(_("Fixed"), fix.text), "good")
        made, differing = _look(book, deal, arguments)
    out = contract_out(made.dossier)
    errors = sum(finding.severity is Severity.ERROR for finding in made.findings)
    if session.json:
        listed = [_as_json(finding, made) for finding in (*differing, *made.findings)]
        session.terminal.value({"deal_id": deal.id, "ready": not errors, "contract": out.number if out else "",
                                "differs": bool(differing), "findings": listed})  # fmt: skip
        return exits.NO if errors or differing else exits.DONE
    print_findings(session.terminal, (*differing, *made.findings))
    if out is not None:
        _say_of_contract(session, out, len(differing), errors)
        if differing:
            _print_way_back(session, differing[0], made)
        if errors:
            _print_ways(session, made)
        return exits.NO if errors or differing else exits.DONE
    if errors:
        text = ngettext(
            "The contract cannot be issued: {count} thing is missing or wrong.",
            "The contract cannot be issued: {count} things are missing or wrong.",
            errors,
        ).format(count=errors)
        session.terminal.line(text, "bad")
        _print_ways(session, made)
    else:
        session.terminal.line(_("Nothing prevents issuing this contract."), "good")
    return exits.NO if errors else exits.DONE


def _say_of_contract(session: Session, out: ContractFacts, differing: int, errors: int) -> None:
    """Say how the deal stands to its contract that is out: nothing is issued there any more, only amended."""
    state = word_for(out.state)
    if differing:
        text = ngettext(
            "Contract {number} is “{state}”, and {count} term differs from it: amend it, or put the term back.",
            "Contract {number} is “{state}”, and {count} terms differ from it: amend it, or put the terms back.",
            differing,
        ).format(number=out.number, state=state, count=differing)
    elif errors:
        text = ngettext(
            "Contract {number} is “{state}”; to amend it, {count} thing is missing or wrong.",
            "Contract {number} is “{state}”; to amend it, {count} things are missing or wrong.",
            errors,
        ).format(number=out.number, state=state, count=errors)
    else:
        text = _("Contract {number} is “{state}”, and the deal says what it says.").format(
            number=out.number, state=state
        )
    session.terminal.line(text, "bad" if differing or errors else "good")


def _look(book: Book, deal: Row, arguments: Namespace) -> tuple[Draft, tuple[Finding, ...]]:
    """Return the draft with its findings, and what differs from the contract that is out."""
    with book.reading() as reading:
        made = draft(reading, deal.id, arguments.language, book.clock.today(), second=second_named(arguments))
        return made, differences_told(reading, deal.id)


def _as_json(finding: Finding, made: Draft) -> dict[str, Any]:
    ways = [{"way": fix.way, "text": fix.text} for fix in fixes(finding, made.dossier)]
    return {**finding_as_json(finding), "can_be_accepted": can_be_accepted(finding), "fixes": ways}


def _print_ways(session: Session, made: Draft) -> None:
    """Say how each contradiction is fixed without typing, or accepted."""
    open_codes = dict.fromkeys(
        finding.code for finding in made.findings if finding.severity is Severity.ERROR and can_be_accepted(finding)
    )
    if not open_codes:
        return
    session.terminal.line(_("Ways out, as options of “contract check” and “contract issue”:"), "muted")
    for code in open_codes:
        ways = {fix.way: fix.text for each in made.findings if each.code == code for fix in fixes(each, made.dossier)}
        for way, text in ways.items():
            session.terminal.line(f"  check --fix {code}={way}  {text}")
        session.terminal.line(f"  issue --accept {code}  {_('It is meant as it is')}")


def _print_way_back(session: Session, finding: Finding, made: Draft) -> None:
    """Say by which options the contract is amended, and the terms put back."""
    session.terminal.line(f"  contract amend  {_('Issue what changed since as a new version')}")
    for fix in fixes(finding, made.dossier):
        session.terminal.line(f"  contract check --fix {finding.code}={fix.way}  {fix.text}")


def _is_of_sums(wanted: str) -> bool:
    """Return whether a fix brings sums together: what they add up to hangs on the others, which go first."""
    return wanted.partition("=")[0] in SUM_FINDINGS


def _fixes_meant(made: Draft, found: tuple[Finding, ...], wanted: str) -> list[Fix]:
    """Return the fixes that a code and a way name, of every finding of that code; raise UsageError."""
    code, _equals, way = wanted.partition("=")
    offered = [fix for finding in found if finding.code == code for fix in fixes(finding, made.dossier)]
    meant: list[Fix] = []
    for fix in offered:
        # What one step fixes for several findings is done once.
        if fix.way == way and all(fix.command != other.command for other in meant):
            meant.append(fix)
    if not meant:
        ways = ", ".join(dict.fromkeys(f"{code}={fix.way}" for fix in offered))
        raise UsageError(
            _("Nothing of this deal is fixed by “{way}”.").format(way=wanted),
            where="--fix",
            hint=_("Choose one of: {names}.").format(names=ways) if ways else _("Look at: creatorbook contract check"),
        )
    return meant
