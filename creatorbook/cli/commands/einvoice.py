"""`creatorbook einvoice …`: check an electronic invoice, and say which network a country wants from which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.input.parser import add_common
from creatorbook.common.i18n import _, labelled, mark, ngettext
from creatorbook.services.fields import formats
from creatorbook.services.invoices.einvoices import check_file, network_duties, what_stays_by_hand

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from creatorbook.cli.session import Session
    from creatorbook.services.invoices.einvoices import CheckedFile, NetworkDuty


def configure(parser: ArgumentParser) -> None:
    """Add the actions of einvoice, each with its arguments."""
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
    for name, (text, add, _do) in _ACTIONS.items():
        said = _(text)
        made = actions.add_parser(name, help=said, description=f"{said[:1].upper()}{said[1:]}.")
        add(made)
        add_common(made, top=False)


def run(session: Session, arguments: Namespace) -> int:
    """Do the action."""
    return _ACTIONS[arguments.action][2](session, arguments)


def _add_check(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the XML, or the PDF with one inside"))
    parser.add_argument(
        "--rules",
        metavar="SHEET",
        action="append",
        default=[],
        help=_("further rules to run, as a compiled sheet (XSLT); may be given again"),
    )


def _check(session: Session, arguments: Namespace) -> int:
    sheets = [files.path_of_argument(sheet) for sheet in arguments.rules]
    checked = check_file(files.path_of_argument(arguments.file), sheets)
    _print_checked(session, checked)
    return exits.DONE if checked.checked.is_valid else exits.NO


def _add_duties(parser: ArgumentParser) -> None:
    parser.add_argument("country", metavar="COUNTRY", help=_("the country’s two letters, such as FR"))
    parser.add_argument(
        "--regime", default="", help=_("the VAT regime, such as franchise; what binds others is left out")
    )


def _duties(session: Session, arguments: Namespace) -> int:
    now, coming = network_duties(arguments.country, arguments.regime, session.clock.today())
    _print_duties(session, now, coming)
    return exits.DONE


def _print_checked(session: Session, found: CheckedFile) -> None:
    terminal = session.terminal
    if session.json:
        terminal.value({**found.to_json(), "note": what_stays_by_hand()})
        return
    terminal.line(f"{found.number}  {found.seller} → {found.buyer}  {formats.money(found.payable)}", "strong")
    for each in found.checked.broken:
        terminal.line(f"- {labelled(each.rule, each.text)}", "bad" if each.is_fatal else "warning")
    against = ", ".join(found.checked.against)
    if found.checked.is_valid:
        terminal.line(_("No rule is broken of: {rules}.").format(rules=against), "good")
    else:
        fatal = sum(each.is_fatal for each in found.checked.broken)
        text = ngettext("{count} rule is broken of: {rules}.", "{count} rules are broken of: {rules}.", fatal)
        terminal.line(text.format(count=fatal, rules=against), "bad")
    terminal.line(what_stays_by_hand(), "muted")


def _print_duties(session: Session, now: Sequence[NetworkDuty], coming: Sequence[NetworkDuty]) -> None:
    terminal = session.terminal
    if session.json:
        listed = {"now": [each.to_json() for each in now], "coming": [each.to_json() for each in coming]}
        terminal.value({**listed, "note": what_stays_by_hand()})
        return
    if not now and not coming:
        terminal.line(_("No duty is known there: a PDF does."))
    for title, duties in ((_("Today"), now), (_("To come"), coming)):
        if duties:
            terminal.line(title, "strong")
        for each in duties:
            day = formats.day(each.starts_on) if each.starts_on is not None else ""
            terminal.line("  " + (labelled(day, each.text) if day else each.text))
            terminal.line("    " + " · ".join(filter(None, (each.network, *each.formats, *each.sources))), "muted")
    terminal.line(what_stays_by_hand(), "muted")


_ACTIONS: dict[str, tuple[str, Callable[[ArgumentParser], None], Callable[[Session, Namespace], int]]] = {
    "check": (mark("say what an electronic invoice breaks of the rules of its form"), _add_check, _check),
    "duties": (mark("say which network a country wants, from which day"), _add_duties, _duties),
}
