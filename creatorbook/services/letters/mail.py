"""Letters on their way by mail: a message with the PDF attached, saved as a file for the user's own mail program."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from creatorbook.common.text import safe_name
from creatorbook.services.letters import drafts as letters

if TYPE_CHECKING:
    from creatorbook.documents.inputs.letter import LetterInput
    from creatorbook.services.letters.about import About

_SUBJECT = 300  # characters


def recipient(found: About) -> str:
    """Return the mail address that a letter goes to: the contact's, else the brand's, "" where neither is known."""
    return (found.contact.email if found.contact is not None else "") or found.brand.email


def eml(letter: LetterInput, pdf: bytes, to: str = "") -> bytes:
    """Return an unsent message with the letter as its text and its PDF attached where there is one, as an .eml file.

    An address that is none is left out: the mail program asks for it.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letters.mail_subject(letter)[:_SUBJECT]
    for header, name, address in (("From", letter.creator.name, letter.creator.email), ("To", letter.contact, to)):
        made = _address(name, address)
        if made is not None:
            message[header] = made
    # Mail programs open what carries this as a draft that can still be changed.
    message["X-Unsent"] = "1"
    message.set_content(letters.mail_body(letter))
    if pdf:
        name = safe_name(f"{letters.file_name(letter)}.pdf", "letter.pdf")
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def _address(name: str, address: str) -> Address | None:
    """Return an address for a header, None for what is none: nothing typed reaches a header unparsed."""
    plain = address.strip()
    if not plain or any(character.isspace() or not character.isprintable() for character in plain):
        return None
    shown = "".join(character if character.isprintable() else " " for character in name).strip()[:120]
    try:
        made = Address(display_name=shown, addr_spec=plain)
    except Exception:  # noqa: BLE001  the parser of addresses raises whatever it stumbles over
        return None
    return made if made.domain and made.username else None
