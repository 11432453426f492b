"""The check before the issue: no deal of real life has an error, and each gives the warnings that its file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.identity.numbers import NumberKind, problem_code
from creatorbook.services.fields.finding_fields import place_of
from creatorbook.services.wording.findings import sentence
from tests.contracts import making

if TYPE_CHECKING:
    from tests.contracts.conftest import Contract


def test_there_are_no_errors_and_the_warnings_are_those_expected(contract: Contract) -> None:
    codes = {severity: set[str]() for severity in Severity}
    for each in contract.found:
        codes[each.severity].add(each.code)
        assert "{" not in sentence(each)
    assert not codes[Severity.ERROR]
    assert codes[Severity.WARNING] == set(contract.life.data["warnings"])
    # The texts of a deal are in one language, its contract is in several.
    codes[Severity.INFO].discard("document.other_language")
    assert codes[Severity.INFO] == set(contract.life.data["told"])


def test_every_finding_leads_to_its_field(contract: Contract) -> None:
    places = {each.code: place_of(each) for each in contract.found if each.about}
    assert all(places.values()), places


def test_the_numbers_of_the_parties_are_real() -> None:
    kinds = {"company_number": NumberKind.COMPANY, "vat_number": NumberKind.VAT, "iban": NumberKind.IBAN}
    known = 0
    for life in making.lives():
        for role in ("creator", "brand", "agency"):
            party = life.data.get(role, {})
            for name, kind in kinds.items():
                if party.get(name):
                    assert not problem_code(kind, party["country"], party[name]), (life.id, role, name)
                    known += 1
    assert known > 40
