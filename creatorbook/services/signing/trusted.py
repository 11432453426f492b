"""The user's own list of certificates: issuers that are trusted, and those of people who are known."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import setting

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

KEY = "trusted_certificates"
_LONGEST = 200
_LEAST_DIGITS = 8
_MAX_FILE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Trusted:
    """A certificate on the user's list.

    `is_root` tells an issuer, whatever it issued is trusted, from somebody's own, which is known by its fingerprint
    (SHA-256, upper-case hexadecimal with colons); `name` is whom the user says that it is of.
    """

    name: str
    fingerprint: str
    is_root: bool
    der: bytes

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON holds it, without the certificate itself."""
        return {"name": self.name, "fingerprint": self.fingerprint, "kind": "issuer" if self.is_root else "person"}


def trusted_certificates(reading: Executes) -> tuple[Trusted, ...]:
    """Return the user's list in the order of its names; () where it is empty or cannot be read."""
    return _read(setting(reading, KEY))


def read_certificate_file(content: bytes, name: str = "") -> Trusted:
    """Return what a certificate's file (PEM or DER) would be on the list; raise BadInput where it is none.

    A certificate that may issue others is an issuer's, any other somebody's own. Raises SigningMissing without the
    extra.
    """
    from creatorbook.documents.signing.certificates import load_public

    if len(content) > _MAX_FILE:
        raise _no_certificate()
    found = load_public(content)
    if found is None:
        raise _no_certificate()
    certificate, der, is_issuer = found
    return Trusted(clean(name).strip()[:_LONGEST] or certificate.subject, certificate.fingerprint, is_issuer, der)


def _no_certificate() -> BadInput:
    return BadInput(
        _("This is not a certificate."),
        where="certificate",
        hint=_("Choose a .pem, .crt, .cer or .der file: the certificate alone, without its key."),
    )


@dataclass(frozen=True)
class TrustCertificate(Command[Trusted]):
    """Put a certificate on the user's list, or give the one that is there another name."""

    content: bytes
    name: str = ""
    code = "certificate.trust"

    def execute(self, uow: UnitOfWork) -> Trusted:
        """Write the list; raise BadInput for what is no certificate."""
        new = read_certificate_file(self.content, self.name)
        others = [each for each in _kept(uow) if each.fingerprint != new.fingerprint]
        _write(uow, [*others, new])
        uow.name_change(name=new.name)
        return new


@dataclass(frozen=True)
class DistrustCertificate(Command[Trusted]):
    """Take a certificate off the user's list, by its fingerprint, eight digits of its beginning, or its name."""

    named: str
    code = "certificate.distrust"

    def execute(self, uow: UnitOfWork) -> Trusted:
        """Write the list; raise NotFound where no certificate, or more than one, is meant."""
        known = _kept(uow)
        digits = "".join(each for each in self.named.upper() if each.isalnum())
        found = [
            each
            for each in known
            if each.name == self.named.strip()
            or (len(digits) >= _LEAST_DIGITS and each.fingerprint.replace(":", "").startswith(digits))
        ]
        if len(found) != 1:
            raise NotFound(
                _("No certificate of your list is “{name}”.").format(name=self.named),
                where="certificate",
                hint=_("See them with: creatorbook certificate list"),
            )
        _write(uow, [each for each in known if each is not found[0]])
        uow.name_change(name=found[0].name)
        return found[0]


def _kept(uow: UnitOfWork) -> tuple[Trusted, ...]:
    from creatorbook.store.models import BookSetting

    row = uow.first(BookSetting, key=KEY)
    return _read(row.value if row is not None else "")


def _write(uow: UnitOfWork, listed: list[Trusted]) -> None:
    from creatorbook.store.models import BookSetting

    value = json.dumps(
        [
            {"name": each.name, "fingerprint": each.fingerprint, "root": each.is_root,
             "der": base64.b64encode(each.der).decode()}
            for each in sorted(listed, key=lambda each: (each.name, each.fingerprint))
        ]
    )  # fmt: skip
    row = uow.first(BookSetting, with_trash=True, key=KEY)
    if row is None:
        uow.add(BookSetting(key=KEY, value=value))
    else:
        row.value, row.trashed_at = value, None


def _read(text: str) -> tuple[Trusted, ...]:
    try:
        listed = json.loads(text) if text else []
        return tuple(
            Trusted(str(each["name"]), str(each["fingerprint"]), bool(each["root"]), base64.b64decode(each["der"]))
            for each in listed
        )
    except (ValueError, KeyError, TypeError):
        # A list that another program wrote trusts nobody.
        return ()
