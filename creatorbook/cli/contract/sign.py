"""`creatorbook contract sign CONTRACT --as creator …`: a picture of a signature, or a certificate signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.found import add_out_option, contract_of
from creatorbook.cli.input.passphrases import add_passphrase_options, passphrase
from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.system_words import system_reason
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import rows
from creatorbook.services.signing import secrets
from creatorbook.services.signing.sign import CertificateFile, Picture, SignContract, Typed
from creatorbook.services.signing.wording import CERTIFICATE_MEANS, PICTURE_MEANS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row
    from creatorbook.services.signing.sign import Signed

_LARGEST = 50 * 1024 * 1024


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of sign."""
    add_contract_argument(parser)
    parser.add_argument(
        "--as",
        dest="party",
        required=True,
        choices=[each.value for each in Signatory],
        help=_("for whom the signature is"),
    )
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--typed", metavar="NAME", help=_("a picture of a signature: the name, set in type"))
    how.add_argument("--image", metavar="FILE", help=_("a picture of a signature: a PNG or JPEG file"))
    how.add_argument("--p12", metavar="FILE", help=_("a certificate signature: a .p12 or .pfx file"))
    parser.add_argument("--signer", metavar="NAME", default="", help=_("who signs; default: whom the contract names"))
    parser.add_argument("--place", metavar="PLACE", default="", help=_("where it is signed"))
    parser.add_argument(
        "--revocation",
        metavar="FILE",
        action="append",
        default=[],
        help=_("with --p12: a revocation list or answer of the certificate’s issuer, to embed for later checks"),
    )
    add_passphrase_options(parser)
    add_out_option(parser)


def add_contract_argument(parser: ArgumentParser) -> None:
    """Add the argument that names a contract."""
    parser.add_argument(
        "contract", metavar="CONTRACT", help=_("the contract: its number or id, or the id or title of its deal")
    )


def find_contract(book: Book, typed: str) -> Row:
    """Return the contract that a person means by its number, its id, or its deal; raise NotFound."""
    with book.reading() as reading:
        try:
            return rows.find(reading, "contract", typed)
        except NotFound:
            try:
                deal = rows.find(reading, "deal", typed)
            except NotFound as error:
                raise NotFound(
                    _("There is no contract “{name}”.").format(name=typed),
                    where=f"contract {typed}",
                    hint=_("Find it with: creatorbook list {kind} --search …").format(kind="contract"),
                ) from error
    return contract_of(book, deal)


def content_of(typed: str) -> bytes:
    """Return the bytes of a file; raise BadInput where it cannot be read or is larger than 50 MB."""
    path = files.path_of_argument(typed)
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(_("The file is larger than {count} MB.").format(count=_LARGEST // 1024**2), where=str(path))
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            _("The file cannot be read: {reason}.").format(reason=system_reason(error)), where=str(path)
        ) from error


def run(session: Session, arguments: Namespace) -> int:
    """Sign, and write the signed copy where it is wanted."""
    out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
    with session.open_book() as book:
        contract = find_contract(book, arguments.contract)
        material = _read_material(arguments)
        answers = tuple(content_of(each) for each in arguments.revocation)
        command = SignContract(
            contract.id, Signatory(arguments.party), material, arguments.signer, arguments.place, answers
        )
        signed = book.run(command).value
    if isinstance(material, CertificateFile) and arguments.remember:
        secrets.remember(secrets.key_of(material.content), material.passphrase)
    if out is not None:
        files.write_file(out, signed.pdf)
    _print_signed(session, signed, str(out.absolute()) if out is not None else None)
    return exits.DONE


def _read_material(arguments: Namespace) -> Typed | Picture | CertificateFile:
    if arguments.typed is not None:
        return Typed(arguments.typed)
    if arguments.image is not None:
        return Picture(content_of(arguments.image))
    content = content_of(arguments.p12)
    return CertificateFile(content, passphrase(content, arguments.passphrase_from))


def _print_signed(session: Session, signed: Signed, path: str | None) -> None:
    if session.json:
        session.terminal.value(
            {
                "id": signed.contract_id,
                "signature": signed.signature_id,
                "number": signed.number,
                "version": signed.version,
                "party": signed.party.value,
                "manner": signed.manner.value,
                "signer": signed.signer,
                "state": signed.state.value,
                "sha256": signed.sha256,
                "doubt": signed.doubt,
                "file": path,
            }
        )
        return
    certificate = signed.manner is Manner.CERTIFICATE
    if certificate:
        done = _("{number} carries the certificate signature of {name}, for “{party}”.")
    elif signed.manner is Manner.TYPED:
        done = _("{number} carries the typed name of {name} as a signature, for “{party}”.")
    else:
        done = _("{number} carries a picture of the signature of {name}, for “{party}”.")
    terminal = session.terminal
    terminal.line(done.format(number=signed.number, name=signed.signer_name, party=word_for(signed.party)), "good")
    if signed.doubt:
        terminal.line(signed.doubt, "warning")
    terminal.line(_(CERTIFICATE_MEANS) if certificate else _(PICTURE_MEANS), "muted")
    terminal.line(_("Contract {number}: {state}.").format(number=signed.number, state=word_for(signed.state).lower()))
    if path is not None:
        terminal.line(_("Signed copy saved: {path}").format(path=path))
