"""`creatorbook certificate …`: one's own to sign with, and the list of those that are trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli import exits, files
from creatorbook.cli.contract.sign import content_of
from creatorbook.cli.input.passphrases import add_passphrase_options, passphrase
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, labelled
from creatorbook.services.signing import certificates as signing_certificates
from creatorbook.services.signing import secrets
from creatorbook.services.signing.trusted import DistrustCertificate, TrustCertificate, trusted_certificates
from creatorbook.services.signing.wording import describe_certificate

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.services.signing.certificates import Certificate

_ACTIONS = ("new", "show", "forget", "trust", "distrust", "list")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of certificate."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help=_(
            "new: make a self-signed one; show: what a file says; forget: take its passphrase out of the keyring; "
            "trust: put an issuer’s or somebody’s certificate on the book’s list; distrust: take it off; "
            "list: what is on it"
        ),
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="",
        help=_("the .p12 or .pfx file; with trust a .pem, .crt or .cer file, with distrust a fingerprint or a name"),
    )
    parser.add_argument(
        "--name", default="", help=_("with new: the name of the one who signs; with trust: whose certificate it is")
    )
    parser.add_argument("--email", default="", help=_("with new: the email address of the one who signs"))
    parser.add_argument("--country", default="", help=_("with new: the country’s two letters, such as FR"))
    add_passphrase_options(parser)


def run(session: Session, arguments: Namespace) -> int:
    """Do one of them; the list is a book’s, the others need none."""
    if arguments.action in ("trust", "distrust", "list"):
        return _keep_list(session, arguments)
    if not arguments.file:
        raise UsageError(_("Name the file."), where="FILE")
    path = files.path_of_argument(arguments.file)
    if arguments.action == "forget":
        secrets.forget(secrets.key_of(content_of(arguments.file)))
        return _print_done(
            session, _("The keyring keeps no passphrase for this certificate."), {"file": str(path.absolute())}
        )
    if arguments.action == "new":
        if not arguments.name:
            raise UsageError(_("A certificate needs the name of the person who signs."), where="--name")
        files.writable(path)
        typed = passphrase(b"", arguments.passphrase_from, again=True)
        content = signing_certificates.new_certificate(
            arguments.name, arguments.email, arguments.country, typed, session.clock.now()
        )
        files.write_file(path, content)
        path.chmod(0o600)
    else:
        content = content_of(arguments.file)
        typed = passphrase(content, arguments.passphrase_from)
    certificate = signing_certificates.describe_file(content, typed)
    if arguments.remember:
        secrets.remember(secrets.key_of(content), typed)
    _print(session, certificate, str(path.absolute()))
    return exits.DONE


def _keep_list(session: Session, arguments: Namespace) -> int:
    """Change the book's list, and print it."""
    if arguments.action != "list" and not arguments.file:
        raise UsageError(_("Name the certificate."), where="FILE")
    with session.open_book() as book:
        if arguments.action == "trust":
            book.run(TrustCertificate(content_of(arguments.file), arguments.name))
        elif arguments.action == "distrust":
            book.run(DistrustCertificate(arguments.file))
        with book.reading() as reading:
            listed = trusted_certificates(reading)
    if session.json:
        session.terminal.array(each.to_json() for each in listed)
        return exits.DONE
    if not listed:
        session.terminal.line(_("No certificate is on the list: nobody is trusted."))
    for each in listed:
        session.terminal.line(labelled(_("Issuer") if each.is_root else _("Known"), each.name), "strong")
        session.terminal.line(f"  {each.fingerprint}")
    return exits.DONE


def _print(session: Session, certificate: Certificate, path: str) -> None:
    if session.json:
        session.terminal.value({**certificate.to_json(), "file": path})
        return
    session.terminal.line(certificate.subject, "strong")
    for said in describe_certificate(certificate):
        session.terminal.line(f"  {said.text}", "warning" if said.tone == "warning" else "")
    session.terminal.line(path, "muted")


def _print_done(session: Session, text: str, value: dict[str, str]) -> int:
    if session.json:
        session.terminal.value(value)
    else:
        session.terminal.line(text)
    return exits.DONE
