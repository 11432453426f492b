"""Certificates: making a self-signed one, opening a .p12 or .pfx file, and saying what it is.

A self-signed certificate shows that a document has not changed and that one key signed it; that the key is in the hands
of the person named, nobody but its maker says. What a qualified certificate would add: Regulation (EU) 910/2014,
art. 3(15) and annex I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.documents.signing.extra import require_certificates

if TYPE_CHECKING:
    from datetime import datetime

YEARS = 5
LEAST_PASSPHRASE = 8
MAX_FILE = 1024 * 1024
_KEY_BITS = 3072  # NIST SP 800-57 part 1 rev. 5, table 2: as strong as 128 bits, good beyond 2030
_MAX_NAME = 64  # ub-common-name of RFC 5280, appendix A.1
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says: whom it names, who issued it, from when to when (UTC), and its SHA-256 fingerprint.

    `fingerprint` is in upper-case hexadecimal with colons, `subject` and `issuer` are common names (or what else
    names them), `email`, `country` and `organisation` may be empty.
    """

    subject: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_to: datetime
    self_signed: bool
    email: str = ""
    country: str = ""
    organisation: str = ""

    def was_valid_at(self, moment: datetime) -> bool:
        """Return whether the certificate was valid at an instant."""
        return self.valid_from <= moment <= self.valid_to

    @property
    def one_line(self) -> str:
        """The certificate in one line: its subject and its fingerprint."""
        return f"{self.subject} · {self.fingerprint}"

    def to_json(self) -> dict[str, Any]:
        """Return the certificate as JSON holds it."""
        return {
            "subject": self.subject,
            "issuer": self.issuer,
            "fingerprint": self.fingerprint,
            "valid_from": self.valid_from.isoformat().replace("+00:00", "Z"),
            "valid_to": self.valid_to.isoformat().replace("+00:00", "Z"),
            "self_signed": self.self_signed,
            "email": self.email,
            "country": self.country,
            "organisation": self.organisation,
        }


@dataclass(frozen=True, slots=True)
class OpenCertificate:
    """An opened file: what its certificate says; the key, it and those beside it as `cryptography` has them."""

    certificate: Certificate
    key: Any
    own: Any
    others: tuple[Any, ...] = ()


def new_certificate(name: str, email: str, country: str, passphrase: str, now: datetime) -> bytes:
    """Return the bytes of a .p12 file with a new RSA key of 3072 bits and its self-signed certificate for five years.

    `country` is an ISO 3166-1 alpha-2 code or "". Raises SigningMissing without the extra, BadInput for a missing or
    long name, another country, or a passphrase of less than eight characters.
    """
    require_certificates()
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    name, email, country = clean(name).strip(), clean(email).strip(), country.strip().upper()
    _check_wishes(name, email, country, passphrase)
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if email:
        attributes.append(x509.NameAttribute(NameOID.EMAIL_ADDRESS, email))
    if country:
        attributes.append(x509.NameAttribute(NameOID.COUNTRY_NAME, country))
    subject = x509.Name(attributes)
    key = rsa.generate_private_key(65537, _KEY_BITS)
    # Digital signature and content commitment: what a signature under a contract is (RFC 5280, 4.2.1.3).
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # Clocks differ: what is signed at once must not come before the certificate.
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(_add_years(now))
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    locked = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, locked)


def _add_years(now: datetime) -> datetime:
    # 29 February comes once in four years.
    day = min(now.day, 28) if (now.month, now.day) == (2, 29) else now.day
    return now.replace(year=now.year + YEARS, day=day)


def _check_wishes(name: str, email: str, country: str, passphrase: str) -> None:
    if not name:
        raise BadInput(_("A certificate needs the name of the person who signs."), where="name")
    if len(name) > _MAX_NAME:
        raise BadInput(
            _("The name in a certificate has at most {count} characters.").format(count=_MAX_NAME), where="name"
        )
    if email and ("@" not in email or not email.isascii()):
        raise BadInput(_("This is not an email address."), where="email")
    if country and not _COUNTRY.fullmatch(country):
        raise BadInput(_("A country is given by its two letters, as FR."), where="country")
    if len(passphrase) < LEAST_PASSPHRASE:
        raise BadInput(
            _("The passphrase needs at least {count} characters.").format(count=LEAST_PASSPHRASE),
            where="passphrase",
            hint=_("Whoever has the file and the passphrase can sign in your name."),
        )


def open_certificate(content: bytes, passphrase: str) -> OpenCertificate:
    """Open the bytes of a .p12 or .pfx file.

    Raises SigningMissing without the extra; BadInput for a wrong passphrase, a damaged or foreign file, or one without
    a key or certificate. An expired certificate opens: `certificate.was_valid_at` tells.
    """
    require_certificates()
    from cryptography.hazmat.primitives.serialization import pkcs12

    if len(content) > MAX_FILE or not content.startswith(b"\x30"):
        raise BadInput(
            _("This is not a certificate file."),
            where="certificate",
            hint=_("Choose a .p12 or .pfx file."),
        )
    try:
        key, own, others = pkcs12.load_key_and_certificates(content, passphrase.encode("utf-8", "surrogatepass"))
    except ValueError as error:
        # The library says the same of a wrong passphrase and of a damaged file.
        raise BadInput(
            _("The passphrase is wrong, or the certificate file is damaged."),
            where="passphrase",
            hint=_("Type the passphrase again; it is the one given when the file was made."),
            code="wrong_passphrase",
        ) from error
    except Exception as error:
        raise BadInput(_("The certificate file cannot be read."), where="certificate") from error
    if key is None or own is None:
        raise BadInput(
            _("The file holds no key to sign with."),
            where="certificate",
            hint=_("Export the certificate again, together with its private key."),
        )
    return OpenCertificate(describe_certificate(own), key, own, tuple(others))


def check_holds(certificate: Certificate, now: datetime) -> None:
    """Raise BadInput where a certificate may not sign at this instant, with the day."""
    if now > certificate.valid_to:
        raise BadInput(
            _("The certificate expired on {day}.").format(day=certificate.valid_to.date().isoformat()),
            where="certificate",
            hint=_("Make a new one, or ask its issuer for one."),
            code="certificate_expired",
        )
    if now < certificate.valid_from:
        raise BadInput(
            _("The certificate is valid from {day} only.").format(day=certificate.valid_from.date().isoformat()),
            where="certificate",
            hint=_("Check the clock of this machine."),
        )


def describe_certificate(own: Any) -> Certificate:
    """Return what a certificate of `cryptography` says."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    return Certificate(
        subject=_name(own.subject),
        issuer=_name(own.issuer),
        fingerprint=own.fingerprint(hashes.SHA256()).hex(":").upper(),
        valid_from=own.not_valid_before_utc,
        valid_to=own.not_valid_after_utc,
        self_signed=_is_self_signed(own),
        email=_name_attribute(own.subject, NameOID.EMAIL_ADDRESS),
        country=_name_attribute(own.subject, NameOID.COUNTRY_NAME),
        organisation=_name_attribute(own.subject, NameOID.ORGANIZATION_NAME),
    )


def read_certificate(der: bytes) -> Certificate | None:
    """Return what the certificate in these DER bytes says, None where they are none."""
    from cryptography import x509

    try:
        return describe_certificate(x509.load_der_x509_certificate(der))
    except Exception:  # noqa: BLE001  bytes of a stranger: whatever is wrong with them, they say nothing
        return None


def load_public(content: bytes) -> tuple[Certificate, bytes, bool] | None:
    """Return what a certificate's file (PEM or DER) says, its DER bytes, whether it may issue others; None for none.

    Raises SigningMissing without the extra.
    """
    require_certificates()
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        found = (x509.load_pem_x509_certificate if b"-----BEGIN" in content else x509.load_der_x509_certificate)(
            content
        )
        der = found.public_bytes(Encoding.DER)
        said = describe_certificate(found)
    except Exception:  # noqa: BLE001  a file of any kind: whatever is wrong with it, it is no certificate
        return None
    try:
        is_issuer = found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        is_issuer = False
    return said, der, is_issuer


def _is_self_signed(own: Any) -> bool:
    if own.issuer != own.subject:
        return False
    try:
        own.verify_directly_issued_by(own)
    except Exception:  # noqa: BLE001  another issuer of the same name, or a kind of key that is not known
        return False
    return True


def _name_attribute(name: Any, oid: Any) -> str:
    found = name.get_attributes_for_oid(oid)
    return clean(str(found[0].value)).strip() if found else ""


def _name(name: Any) -> str:
    """Return a common name, else an organisation, else the whole name."""
    from cryptography.x509.oid import NameOID

    return (
        _name_attribute(name, NameOID.COMMON_NAME)
        or _name_attribute(name, NameOID.ORGANIZATION_NAME)
        or clean(name.rfc4514_string())
    )
