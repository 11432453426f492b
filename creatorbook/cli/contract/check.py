"""`creatorbook contract check DEAL`: what is missing before it can be issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.contract.found import deal_of, findings_of, takes_deal, takes_language
from creatorbook.cli.output.findings import print_findings
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.disclosure.duties import plain_finding

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Say what check takes."""
    takes_deal(parser)
    takes_language(parser)


def run(session: Session, arguments: Namespace) -> int:
    """List the findings."""
    with session.opened() as book:
        deal = deal_of(book, arguments.deal)
        found = findings_of(book, deal, arguments.language)
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
