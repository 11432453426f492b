"""One issued contract, and two certificates made once: a key of 3,072 bits takes its time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.page.boxes import SignatureBox, signature_boxes
from creatorbook.documents.render import render_contract
from creatorbook.documents.signing.certificates import new_certificate
from creatorbook.documents.signing.marks.stamp import Lines
from creatorbook.documents.signing.material import CertificateFile
from tests.documents.examples import french

if TYPE_CHECKING:
    from collections.abc import Mapping

MOMENT = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
PASSPHRASE = "correct horse"  # noqa: S105  it opens certificates of the tests
CREATOR = Lines("Camille Łuczak-Benoît", date(2026, 9, 1), "Lyon", "fr")
BRAND = Lines("Inès Fournel", date(2026, 9, 2), "Paris", "fr")


@pytest.fixture(scope="session")
def issued() -> bytes:
    """Return the bytes of an issued French contract."""
    return render_contract(french()).pdf


@pytest.fixture(scope="session")
def boxes(issued: bytes) -> Mapping[str, SignatureBox]:
    """Return the places to sign of the contract by party."""
    return {box.party: box for box in signature_boxes(issued)}


@pytest.fixture(scope="session")
def creators_file() -> CertificateFile:
    """Return the creator's self-signed certificate, valid from an hour before MOMENT."""
    return CertificateFile(new_certificate(CREATOR.signer, "camille@example.com", "FR", PASSPHRASE, MOMENT), PASSPHRASE)


@pytest.fixture(scope="session")
def brands_file() -> CertificateFile:
    """Return the self-signed certificate of the one who signs for the brand."""
    return CertificateFile(new_certificate(BRAND.signer, "ines@example.com", "FR", PASSPHRASE, MOMENT), PASSPHRASE)
