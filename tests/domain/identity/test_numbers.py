"""Numbers of companies, VAT and banks: published examples that are right, and the same ones spoilt."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.identity.company_numbers import siren_of
from creatorbook.domain.identity.numbers import (
    NumberKind,
    check_number,
    french_vat,
    has_vat_mismatch,
    number_country,
    problem_code,
)
from creatorbook.domain.identity.problems import NumberPart
from creatorbook.domain.values.territories import EU
from tests.children import PATIENCE

C, V, N, B, M = NumberKind.COMPANY, NumberKind.VAT, NumberKind.IBAN, NumberKind.BIC, NumberKind.EMAIL
R, K, A = NumberKind.REGISTER, NumberKind.BANK_CODE, NumberKind.BANK_ACCOUNT

RIGHT = (
    (R, "DE", "Amtsgericht Köln, HRB 12345"), (R, "IT", "MI-1234567"), (R, "FR", "Lyon"), (R, "ES", "Madrid, hoja M-1"),
    (K, "US", "021000021"), (K, "FR", "0210 00021"), (K, "GB", "20-00-00"), (K, "CA", "00011-003"),
    (A, "GB", "55779911"), (A, "US", "123456789"), (A, "CA", "1-2"),
    (C, "FR", "732 829 320"), (C, "FR", "732829320"), (C, "FR", "732 829 320 00074"),
    # La Poste's establishments follow a rule of their own: the digits add up to a multiple of five.
    (C, "FR", "356 000 000 00048"), (C, "FR", "35600000049837"),
    (C, "FR", "RCS Lyon 732 829 320"), (C, "FR", "SIREN : 732.829.320"), (C, "FR", "７３２ ８２９ ３２０"),
    (C, "GB", "00041227"), (C, "GB", "SC123456"), (C, "GB", "oc 301234"), (C, "GB", "NI012345"),
    (C, "US", "12-3456789"), (C, "US", "Delaware file 4567890"), (C, "US", "C1234567"),
    (C, "DE", "HRB 12345 B"), (C, "DE", "Amtsgericht Charlottenburg HRB 98765"), (C, "LU", "B 123456"),
    (C, "BE", "0428.759.497"), (C, "BE", "BE 0428 759 497"), (C, "CH", "CHE-100.155.212"), (C, "ES", "B-58378431"),
    (C, "ES", "54362315K"), (C, "IT", "00743110157"), (C, "IT", "RCCMNL83S18D969H"), (C, "NL", "12345678"),
    (C, "NL", "KvK 12345678"), (C, "AT", "FN 122119m"), (C, "SE", "123456-7897"), (C, "DK", "13585628"),
    (C, "NO", "988 077 917"), (C, "FI", "2077474-0"), (C, "PT", "501 964 843"), (C, "AU", "83 914 571 673"),
    (C, "CA", "12302 6635"), (C, "CA", "123026635 RC 0001"), (C, "JP", "whatever it is"), (C, "", "anything"),
    (V, "FR", "FR 40 303 265 045"), (V, "FR", "FR83404833048"), (V, "FR", "40303265045"), (V, "MC", "FR53000004605"),
    (V, "DE", "DE 136 695 976"), (V, "BE", "BE0428759497"), (V, "IT", "IT 00743110157"), (V, "NL", "NL004495445B01"),
    (V, "ES", "ESB58378431"), (V, "GR", "EL 094259216"), (V, "GR", "094259216"), (V, "IE", "IE6433435F"),
    (V, "LU", "LU 150 274 42"), (V, "PL", "PL 8567346215"), (V, "SE", "SE123456789701"), (V, "AT", "ATU13585627"),
    (V, "DK", "DK 13585628"), (V, "FI", "FI 20774740"), (V, "PT", "PT 501 964 843"), (V, "RO", "RO 185 472 90"),
    (V, "CZ", "CZ 25123891"), (V, "HU", "HU-12892312"), (V, "GB", "GB 980 7806 84"), (V, "GB", "980780684"),
    (V, "GB", "XI980780684"), (V, "CH", "CHE-107.787.577 IVA"), (V, "CH", "CHE-107.787.577"),
    (V, "NO", "NO 995 525 828 MVA"), (V, "NO", "995525828"), (V, "US", "none"), (V, "JP", "T1234567890123"),
    (N, "", "FR76 3000 6000 0112 3456 7890 189"), (N, "", "DE89 3704 0044 0532 0130 00"),
    (N, "", "GB29 NWBK 6016 1331 9268 19"), (N, "", "BE68 5390 0754 7034"), (N, "", "es9121000418450200051332"),
    (N, "", "CH93 0076 2011 6238 5295 7"), (N, "", "IT60X0542811101000000123456"), (N, "", "NL91 ABNA 0417 1643 00"),
    (N, "", "MC58 1122 2000 0101 2345 6789 030"), (N, "", "LU28 0019 4006 4475 0000"),
    (B, "", "AGRIFRPP"), (B, "", "AGRI FR PP XXX"), (B, "", "DEUTDEFF500"),
    (M, "", "lea@example.com"), (M, "", "prénom.nom@exemple.fr"), (M, "", "a+b@sub.domain.co.uk"),
)  # fmt: skip

WRONG = (
    (C, "FR", "732 829 321", "number.checksum", NumberPart.WHOLE),
    (C, "FR", "732 829 321 00074", "number.checksum", NumberPart.SIREN),
    (C, "FR", "732 829 320 00075", "number.checksum", NumberPart.ESTABLISHMENT),
    (C, "FR", "356 000 001 00048", "number.checksum", NumberPart.SIREN),
    (C, "FR", "356 000 000 00049", "number.checksum", NumberPart.ESTABLISHMENT),
    (N, "PL", "61 1090 1014 0000 0712 1981 2874", "number.prefix", None),
    (R, "DE", "Köln 12345", "number.characters", None), (R, "IT", "Milano", "number.characters", None),
    (K, "US", "021000022", "number.checksum", None), (K, "", "021000022", "number.checksum", None),
    (K, "US", "02100", "number.length", None), (K, "GB", "20-00-0", "number.length", None),
    (K, "GB", "20-00-0A", "number.characters", None),
    (A, "GB", "5577991", "number.length", None), (A, "US", "123", "number.length", None),
    (A, "US", "none", "number.characters", None),
    (C, "FR", "732 829 32", "number.length", None), (C, "FR", "73282932000", "number.length", None),
    (C, "FR", "see below", "number.characters", None),
    (C, "GB", "41227", "number.length", None), (C, "GB", "QQ123456", "number.prefix", None),
    (C, "GB", "S1234567", "number.characters", None), (C, "US", "00-1234567", "number.prefix", None),
    (C, "BE", "0428.759.498", "number.checksum", None), (C, "BE", "0428", "number.length", None),
    (C, "CH", "CHE-100.155.213", "number.checksum", None), (C, "ES", "B-58378432", "number.checksum", None),
    (C, "IT", "00743110158", "number.checksum", None), (C, "IT", "0074311015", "number.length", None),
    (C, "NL", "1234567", "number.length", None), (C, "NL", "none yet", "number.characters", None),
    (C, "SE", "123456-7898", "number.checksum", None), (C, "DK", "13585627", "number.checksum", None),
    (C, "NO", "988077918", "number.checksum", None), (C, "FI", "2077474-1", "number.checksum", None),
    (C, "AU", "83914571674", "number.checksum", None),
    (V, "FR", "FR41 303 265 045", "number.vat_key", None), (V, "FR", "FR40 303 265 046", "number.checksum", None),
    (V, "FR", "FR 4030326504", "number.length", None), (V, "FR", "TVA non applicable", "number.characters", None),
    (V, "DE", "DE136695977", "number.checksum", None), (V, "DE", "DE13669597", "number.length", None),
    (V, "GB", "GB980780685", "number.checksum", None), (V, "ES", "ESB58378432", "number.checksum", None),
    (V, "CH", "CHE-107.787.578 IVA", "number.checksum", None), (V, "IT", "IT00743110158", "number.checksum", None),
    (N, "", "FR76 3000 6000 0112 3456 7890 188", "number.checksum", None), (N, "", "FR76 3000", "number.length", None),
    (N, "", "DE89 3704 0044 0532 0130 0", "number.length", None), (N, "", "my bank", "number.characters", None),
    (N, "", "GB29 NWBK 6016 1331 9268 91", "number.checksum", None),
    (B, "", "AGRI", "number.length", None), (B, "", "12345678", "number.characters", None),
    (M, "", "lea", "email.malformed", None), (M, "", "lea@exa mple.com", "email.malformed", None),
    (M, "", "lea@example", "email.malformed", None), (M, "", "lea..m@example.com", "email.malformed", None),
    (M, "", "Léa <lea@example.com>", "email.malformed", None), (M, "", "a@b.com, c@d.com", "email.malformed", None),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "country", "text"), RIGHT)
def test_a_number_that_is_right_passes(kind: NumberKind, country: str, text: str) -> None:
    assert problem_code(kind, country, text) == ""


@pytest.mark.parametrize(("kind", "country", "text", "code", "part"), WRONG)
def test_a_number_that_cannot_be_right_says_what_to_mend(
    kind: NumberKind, country: str, text: str, code: str, part: NumberPart | None
) -> None:
    found = check_number(kind, country, text)
    assert found is not None
    assert found.code == code
    if part is not None:
        assert found.params["part"] is part
    assert found.params.get("number", found.params.get("address")) == text


def test_the_length_that_is_needed_is_said() -> None:
    for kind, country, text, count, lengths in (
        (C, "FR", "732 829 32", 8, "9 / 14"),
        (C, "GB", "41227", 5, "8"),
        (V, "DE", "DE13669597", 8, "9"),
        (N, "", "FR76 3000", 8, "27"),
    ):
        found = check_number(kind, country, text)
        assert found is not None
        assert (found.params["count"], found.params["lengths"]) == (count, lengths)


@pytest.mark.parametrize("kind", list(NumberKind))
@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_nothing_is_never_wrong(kind: NumberKind, text: str) -> None:
    assert problem_code(kind, "FR", text) == ""


@given(st.sampled_from(list(NumberKind)), st.sampled_from([*sorted(EU), "GB", "CH", "US", "NO", "XX", ""]), st.text())
def test_whatever_is_typed_is_answered(kind: NumberKind, country: str, text: str) -> None:
    assert isinstance(problem_code(kind, country, text), str)


def test_a_french_vat_number_belongs_to_its_siren() -> None:
    assert french_vat("303265045") == "FR40303265045"
    assert problem_code(V, "FR", french_vat("732829320")) == ""
    assert not has_vat_mismatch("303 265 045", "FR40303265045")
    assert not has_vat_mismatch("303 265 045 00012", "FR 40 303 265 045")
    assert has_vat_mismatch("732 829 320", "FR40303265045")
    assert not has_vat_mismatch("", "FR40303265045")
    assert not has_vat_mismatch("732 829 320", "DE136695976")


@given(st.integers(0, 999_999_999))
def test_the_key_of_any_siren_is_the_one_that_is_accepted(number: int) -> None:
    siren = f"{number:09d}"
    found = check_number(V, "FR", french_vat(siren))
    assert found is None or found.code != "number.vat_key"


@pytest.mark.parametrize(
    ("kind", "country", "number"),
    [(C, "FR", "732829320"), (V, "FR", "FR40303265045"), (V, "DE", "DE136695976"), (C, "BE", "0428759497"),
     (N, "", "FR7630006000011234567890189"), (N, "", "BE68539007547034")],
)  # fmt: skip
def test_one_digit_mistyped_is_always_found(kind: NumberKind, country: str, number: str) -> None:
    for place, digit in enumerate(number):
        for other in "0123456789" if digit.isdigit() else "":
            typed = number[:place] + other + number[place + 1 :]
            assert bool(problem_code(kind, country, typed)) is (other != digit), typed


@pytest.mark.parametrize(
    ("kind", "text", "country"),
    [(V, "EL094259216", "GR"), (V, "XI980780684", "GB"), (V, "CHE-107.787.577", "CH"), (V, "FR40303265045", "FR"),
     (V, "40303265045", ""), (V, "none", ""), (N, "DE89 3704", "DE"), (N, "none", "")],
)  # fmt: skip
def test_the_country_that_a_number_names(kind: NumberKind, text: str, country: str) -> None:
    assert number_country(kind, text) == country


def test_the_siren_in_a_number() -> None:
    assert siren_of("732 829 320 00074") == siren_of("RCS Lyon 732 829 320") == "732829320"
    assert siren_of("12") == ""


def test_the_library_is_loaded_with_the_first_number_only() -> None:
    code = "import sys, creatorbook.domain.contracts.check; print(*(m in sys.modules for m in ('stdnum', 'holidays')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == ["False", "False"]
