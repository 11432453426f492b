"""`creatorbook contract check DEAL`: what is missing before it can be issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.contract.found import add_deal_argument, add_language_option, deal_of, findings_of
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.disclosure.duties import finding_as_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of check."""
    add_deal_argument(parser)
    add_language_option(parser)


def run(session: Session, arguments: Namespace) -> int:
    """List the findings."""
    with session.open_book() as book:
        deal = deal_of(book, arguments.deal)
        found = findings_of(book, deal, arguments.language)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if session.json:
        listed = [finding_as_json(finding) for finding in found]
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
            session.terminal.line(_("Nothing prevents issuing this contract."), "good")
    return exits.NO if errors else exits.DONE
