"""Certificates to sign with, for the window and the command line: made, and described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.signing.certificates import Certificate
from creatorbook.documents.signing.extra import has_certificates, how_to_get

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Certificate", "describe_file", "has_certificates", "how_to_get", "new_certificate"]


def new_certificate(name: str, email: str, country: str, passphrase: str, now: datetime) -> bytes:
    """Return the bytes of a .p12 file with a new self-signed certificate for five years.

    Raises SigningMissing without the extra, BadInput for what it cannot be made from, with the field in `where`.
    """
    from creatorbook.documents.signing import certificates

    return certificates.new_certificate(name, email, country, passphrase, now)


def describe_file(content: bytes, passphrase: str) -> Certificate:
    """Return what the certificate in a .p12 or .pfx file says; raise BadInput where it does not open."""
    from creatorbook.documents.signing import certificates

    return certificates.open_certificate(content, passphrase).certificate
