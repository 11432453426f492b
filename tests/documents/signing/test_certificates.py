"""Certificates: made, opened, described; and every way in which a file can be the wrong one, in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.signing import certificates, extra
from tests.documents.signing.conftest import CREATOR, MOMENT, PASSPHRASE

if TYPE_CHECKING:
    from creatorbook.documents.signing.material import CertificateFile


def test_a_new_certificate_names_its_maker_for_five_years(creators_file: CertificateFile) -> None:
    opened = certificates.open_certificate(creators_file.content, PASSPHRASE)
    found = opened.certificate
    assert (found.subject, found.issuer, found.self_signed) == (CREATOR.signer, CREATOR.signer, True)
    assert (found.email, found.country) == ("camille@example.com", "FR")
    assert found.valid_from < MOMENT < found.valid_to == datetime(2031, 9, 1, 10, 0, tzinfo=UTC)
    assert opened.key.key_size == 3072
    assert len(found.fingerprint) == 32 * 3 - 1
    assert found.one_line.startswith(f"{CREATOR.signer} · ")


def test_the_passphrase_stands_nowhere_in_the_open(creators_file: CertificateFile) -> None:
    assert PASSPHRASE not in repr(creators_file)
    assert PASSPHRASE.encode() not in creators_file.content


@pytest.mark.parametrize(
    ("content", "passphrase", "code"),
    [
        (None, "wrong horse", "wrong_passphrase"),
        (None, "", "wrong_passphrase"),
        (b"", PASSPHRASE, "bad_input"),
        (b"hello", PASSPHRASE, "bad_input"),
        (b"\x30" + b"\x82" * 100, PASSPHRASE, "wrong_passphrase"),
        (b"\x30" * 2_000_000, PASSPHRASE, "bad_input"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(
    content: bytes | None, passphrase: str, code: str, creators_file: CertificateFile
) -> None:
    with pytest.raises(BadInput) as refused:
        certificates.open_certificate(creators_file.content if content is None else content, passphrase)
    assert refused.value.code == code
    assert refused.value.hint


def test_a_cut_file_never_opens(creators_file: CertificateFile) -> None:
    for length in range(1, len(creators_file.content), 97):
        with pytest.raises(BadInput):
            certificates.open_certificate(creators_file.content[:length], PASSPHRASE)


def test_a_file_without_a_key_is_said_to_have_none(creators_file: CertificateFile) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    own = certificates.open_certificate(creators_file.content, PASSPHRASE).own
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    bare = pkcs12.serialize_key_and_certificates(b"x", None, None, [own], locked)
    with pytest.raises(BadInput) as refused:
        certificates.open_certificate(bare, PASSPHRASE)
    assert "no key" in refused.value.message


def test_an_expired_certificate_may_not_sign(creators_file: CertificateFile) -> None:
    found = certificates.open_certificate(creators_file.content, PASSPHRASE).certificate
    certificates.check_holds(found, MOMENT)
    with pytest.raises(BadInput) as refused:
        certificates.check_holds(found, MOMENT + timedelta(days=6 * 365))
    assert (refused.value.code, "2031-09-01" in refused.value.message) == ("certificate_expired", True)
    with pytest.raises(BadInput):
        certificates.check_holds(found, MOMENT - timedelta(days=2))


@pytest.mark.parametrize(
    ("name", "email", "country", "passphrase", "where"),
    [
        ("", "", "", PASSPHRASE, "name"),
        ("x" * 65, "", "", PASSPHRASE, "name"),
        ("A", "nobody", "", PASSPHRASE, "email"),
        ("A", "a@b.example", "France", PASSPHRASE, "country"),
        ("A", "a@b.example", "FR", "short", "passphrase"),
    ],
)
def test_what_a_certificate_cannot_be_made_from_is_said_beside_its_field(
    name: str, email: str, country: str, passphrase: str, where: str
) -> None:
    with pytest.raises(BadInput) as refused:
        certificates.new_certificate(name, email, country, passphrase, MOMENT)
    assert refused.value.where == where


def test_made_on_a_leap_day_it_still_ends() -> None:
    leap = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
    made = certificates.new_certificate("A", "", "", PASSPHRASE, leap)
    assert certificates.open_certificate(made, PASSPHRASE).certificate.valid_to == datetime(2033, 2, 28, 12, tzinfo=UTC)


def test_without_the_extra_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _name: None)
    with pytest.raises(extra.SigningMissing) as refused:
        certificates.new_certificate("A", "", "", PASSPHRASE, MOMENT)
    assert "creatorbook[sign]" in refused.value.hint
