"""`creatorbook contract terms FILE`: the terms that a contract's PDF carries as data, without a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits
from creatorbook.cli.contract.sign import content_of
from creatorbook.common.i18n import _
from creatorbook.services.contracts.carried_terms import terms_of_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of terms."""
    parser.add_argument("file", metavar="FILE", help=_("the PDF of a contract made with Creatorbook"))


def run(session: Session, arguments: Namespace) -> int:
    """Print the terms, one a line; raises BadInput where the file carries none."""
    carried = terms_of_file(content_of(arguments.file))
    if session.json:
        session.terminal.value(carried)
        return exits.DONE
    session.terminal.line(
        _("{schema}, version {version}").format(schema=carried["schema"], version=carried["schema_version"]), "strong"
    )
    for name, words in _lines("", carried["terms"]):
        session.terminal.line(f"{name}: {words}")
    session.terminal.line(
        _("What is printed on its pages prevails; “contract verify” tells whether they are those that were issued.")
    )
    return exits.DONE


def _lines(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield what is said, each with where it stands: "deliverables.1.count"."""
    if isinstance(value, dict):
        if set(value) == {"amount", "currency"}:
            yield name, f"{value['amount']} {value['currency']}"
            return
        for key, inner in value.items():
            yield from _lines(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _lines(f"{name}.{number}", inner)
    elif isinstance(value, bool):
        yield name, _("yes") if value else _("no")
    elif value not in (None, ""):
        yield name, " ".join(str(value).split())
