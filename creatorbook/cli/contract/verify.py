"""`creatorbook contract verify FILE`: which contract a file is, whether its words hold, and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.sign import content_of, find_contract
from creatorbook.cli.input.options import day, members, reader_of_book
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.records.signatures import Signatory
from creatorbook.services.fields.words import word_for
from creatorbook.services.signing import wording
from creatorbook.services.signing.signed_copies import AttachSignedCopy
from creatorbook.services.signing.verification import verify_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.signing.signed_copies import Attached
    from creatorbook.services.signing.verification import Verification

_ROLES = {"good": "good", "bad": "bad", "warning": "warning", "plain": ""}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of verify."""
    parser.add_argument("file", metavar="FILE", help=_("the PDF that came back"))
    parser.add_argument(
        "--contract",
        metavar="CONTRACT",
        default="",
        help=_("which contract it should be; default: found automatically"),
    )
    parser.add_argument(
        "--keep", action="store_true", help=_("keep it as the signed copy, and write down who signed it")
    )
    parser.add_argument(
        "--by",
        metavar="PARTIES",
        default="",
        help=_(
            "with --keep: who signed a scan (default: the brand), or whose the certificates are that bear no party’s "
            "name, oldest signature first; separated by commas"
        ),
    )
    parser.add_argument("--signer", metavar="NAME", default="", help=_("with --by: the name of the one who signed"))
    parser.add_argument(
        "--on", metavar="DAY", default="", help=_("with --by: the day of the signature; default: today")
    )
    parser.add_argument(
        "--although",
        action="store_true",
        help=_("keep it although its words or looks differ or a signature is not valid"),
    )
    parser.add_argument(
        "--compared",
        action="store_true",
        help=_("with --keep: you have put a scan beside the contract and looked at both, page by page"),
    )


def run(session: Session, arguments: Namespace) -> int:
    """Print the verdict, keep the file where that is asked; exit code 1 where it does not hold."""
    data = content_of(arguments.file)
    with session.open_book() as book:
        wanted = find_contract(book, arguments.contract).id if arguments.contract else ""
        with book.reading() as reading:
            found = verify_file(reading, data, wanted)
        kept = _keep(book, arguments, data, found, wanted) if arguments.keep else None
    if session.json:
        session.terminal.value({**found.to_json(), "kept_as": _attached_as_json(kept)})
    else:
        _print(session.terminal, found)
        if kept is not None:
            names = ", ".join(word_for(each) for each in kept.parties)
            text = _("Kept as the signed copy of {number}; signed by: {names}. Contract: {state}.")
            said = text.format(number=kept.number, names=names, state=word_for(kept.state).lower())
            session.terminal.line(said, "good")
    return exits.DONE if found.is_good or kept is not None else exits.NO


def _keep(book: Book, arguments: Namespace, data: bytes, found: Verification, wanted: str) -> Attached:
    contract = wanted or (found.version.contract_id if found.version is not None else "")
    if not contract:
        raise UsageError(
            _("Say which contract this is."),
            where="--contract",
            hint=_("Such as: --contract C-2026-001"),
        )
    by = tuple(members(arguments.by, "--by", Signatory)) if arguments.by else ()
    on = day(arguments.on, "--on", reader_of_book(book)) if arguments.on else None
    name = files.path_of_argument(arguments.file).name
    command = AttachSignedCopy(
        contract, name, data, found, by, arguments.signer, on, arguments.although, arguments.compared
    )
    return book.run(command).value


def _attached_as_json(kept: Attached | None) -> dict[str, object] | None:
    if kept is None:
        return None
    return {
        "id": kept.contract_id,
        "attachment": kept.attachment_id,
        "number": kept.number,
        "version": kept.version,
        "parties": [each.value for each in kept.parties],
        "state": kept.state.value,
    }


def _print(terminal: Terminal, found: Verification) -> None:
    said = wording.verdict(found)
    terminal.line(said.text, _ROLES[said.tone])
    match = wording.describe_match(found)
    if match != said:
        terminal.line(match.text, _ROLES[match.tone])
    for line in wording.describe_differences(found):
        terminal.line(f"  - {line}")
    _print_signatures(terminal, wording.describe_signatures(found))


def _print_signatures(terminal: Terminal, listed: Sequence[wording.SignatureStatement]) -> None:
    for each in listed:
        terminal.line(each.head, "strong")
        for fact in each.facts:
            terminal.line(f"  {fact.text}", _ROLES[fact.tone])
