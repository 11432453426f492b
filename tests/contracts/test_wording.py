"""What each contract says: its golden text, the sums and days of the book and no others, the mentions of the laws."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from creatorbook.documents.contract.compose import compose
from creatorbook.documents.words import clauses
from creatorbook.domain.contracts.law import MENTIONS
from creatorbook.domain.contracts.reach import law_reaches, regions
from creatorbook.domain.records.terms import RightsStart
from creatorbook.domain.values.money import Money
from creatorbook.services.law.rulebooks import rulebook
from tests.contracts import making, spoken_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from creatorbook.domain.records.dossier import Dossier
    from tests.contracts.conftest import Contract, Library

GOLDEN = making.HERE / "golden"
# The fixed sum for recovering a late debt, where the law that governs knows one in figures.
_RECOVERY = {"FR": Money.of(40, "EUR"), "DE": Money.of(40, "EUR"), "ES": Money.of(40, "EUR")}


def test_it_reads_as_its_golden_text(contract: Contract) -> None:
    golden = GOLDEN / f"{contract.life.id}-{contract.language}.txt"
    lines = [spoken_forms.flat(line).strip() for page in contract.pages for line in [*page.splitlines(), "—"]]
    text = "\n".join(line for line in lines if line) + "\n"
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8"), f"read the difference, then write {golden.name} anew if it is right"


def test_every_golden_text_is_of_a_deal() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {f"{name}-{language}" for name, language in making.pairs()}
    assert {language for _name, language in making.pairs()} == set(clauses.languages())
    assert all(life.languages[0] == life.data["brand"]["language"] for life in making.lives())


def by_pdfium(pdf: bytes) -> str:
    """Return the text as pdfium reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_poppler(pdf: bytes, folder: Path) -> str:
    """Return the text as poppler reads it."""
    path = folder / "contract.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout.decode()


def test_other_readers_find_the_same_words(contract: Contract, tmp_path: Path) -> None:
    others = [by_pdfium(contract.issued.pdf)]
    # Where poppler is installed; on Linux the tests install it.
    if shutil.which("pdftotext"):
        others.append(by_poppler(contract.issued.pdf, tmp_path))
    # Readers put columns in different orders; letter by letter it is the same text.
    wanted = sorted("".join(re.findall(r"\w+", spoken_forms.tight(contract.text).lower())))
    for other in others:
        assert sorted("".join(re.findall(r"\w+", spoken_forms.tight(other).lower()))) == wanted


def test_nothing_is_left_to_fill_in(contract: Contract) -> None:
    assert "{{" not in contract.text
    assert "}}" not in contract.text
    words = clauses.document_words(contract.language)["document"]
    for sign in (words["gap"], words["unknown"], "[to be completed"):
        assert spoken_forms.flat(sign.split("{")[0]) not in contract.text
    assert not re.search(r"\[[^\]]*:", contract.text)


def test_amounts_are_those_of_the_book_and_no_others(contract: Contract) -> None:
    named = spoken_forms.amounts_in(contract.text, contract.language)
    sums = {spoken_forms.amount(money, contract.language) for money in _sums(contract.dossier)}
    law = _RECOVERY.get(contract.life.data["law"])
    paid = contract.dossier.deal.fee or contract.life.data["terms"].get("affiliate_bp")
    if law is not None and paid:
        sums.add(spoken_forms.amount(law, contract.language))
    own = spoken_forms.amounts_in(contract.life.data["terms"].get("bonus", ""), contract.language)
    assert named - own == sums


def _sums(dossier: Dossier) -> Iterator[Money]:
    terms = dossier.terms
    assert terms is not None
    given = [dossier.deal.fee, terms.product_value, terms.liability_cap]
    given += [part.amount for part in dossier.instalments]
    given += [each for right in dossier.rights for each in (right.price, right.renewal_price)]
    yield from (each for each in given if each)


def test_days_are_those_of_the_book_and_no_others(contract: Contract) -> None:
    # Earlier days are those of laws.
    named = {day for day in spoken_forms.days_in(contract.text, contract.language) if day >= date(2026, 1, 1)}
    assert named == {making.TODAY, *_days(contract.dossier)}


def _days(dossier: Dossier) -> Iterator[date]:
    deal = dossier.deal
    days = [deal.starts_on, deal.ends_on]
    days += [day for item in dossier.deliverables for day in (item.draft_due_on, item.due_on)]
    days += [part.due_on for part in dossier.instalments]
    for each in dossier.exclusivities:
        days += [each.starts_on, each.ends_on]
    for right in dossier.rights:
        if right.start is RightsStart.ON_DATE and right.starts_on and right.duration_days:
            # The appendix says when it ends.
            days += [right.starts_on, right.starts_on + timedelta(days=right.duration_days - 1)]
    yield from (day for day in days if day is not None)


def test_the_laws_that_reach_it_find_what_they_ask_for(contract: Contract) -> None:
    assert list(contract.data.jurisdictions) == contract.life.data["jurisdictions"]
    text = spoken_forms.tight(contract.text)
    for law in rulebook().contracts.values():
        if not law_reaches(law, contract.dossier):
            continue
        states = regions(law, contract.dossier)
        for mention in law.mentions_on(making.TODAY):
            if not mention.region or mention.region in states:
                for words in _SHOWN[mention.check](contract):
                    assert spoken_forms.tight(words) in text, (law.country, mention.id, words)


def _parties(name: str) -> Callable[[Contract], list[str]]:
    def said(contract: Contract) -> list[str]:
        data = contract.life.data
        parties = [data[role] for role in ("creator", "brand", "agency") if role in data]
        return [line for each in parties for line in str(each.get(name, "")).split("\n")]

    return said


def _names(contract: Contract) -> list[str]:
    data = contract.life.data
    parties = [data[role] for role in ("creator", "brand", "agency") if role in data]
    return [str(each.get("legal_name", each["name"])) for each in parties]


def _tax_residence(contract: Contract) -> list[str]:
    return [spoken_forms.country(code, contract.language) for code in _parties("tax_residence")(contract)]


def _missions(contract: Contract) -> list[str]:
    return [contract.data.nature, *(str(item["description"]) for item in contract.life.data["deliverable"])]


def _consideration(contract: Contract) -> list[str]:
    terms = contract.dossier.terms
    assert terms is not None
    said = [spoken_forms.amount(contract.dossier.deal.fee, contract.language)] if contract.dossier.deal.fee else []
    said += [terms.product_description] if terms.product_description else []
    said += [f"{terms.affiliate_bp // 100}%", terms.affiliate_code] if terms.affiliate_bp else []
    assert said
    return said


def _product_value(contract: Contract) -> list[str]:
    value = contract.dossier.terms.product_value if contract.dossier.terms else None
    return [spoken_forms.amount(value, contract.language)] if value else []


def _rights(contract: Contract) -> list[str]:
    wanted = "usage_rights" if contract.dossier.rights else "no_usage_rights"
    return [clause.title for clause in clauses.clauses(contract.language) if clause.id in (wanted, "ownership")]


def _rights_delimited(contract: Contract) -> list[str]:
    said = [str(right.duration_days) for right in contract.dossier.rights]
    places = {code for right in contract.dossier.rights for code in right.territories}
    return said + [spoken_forms.country(code, contract.language) for code in places]


def _rights_paid(contract: Contract) -> list[str]:
    return [spoken_forms.amount(right.price, contract.language) for right in contract.dossier.rights if right.price]


def _law(contract: Contract) -> list[str]:
    return [spoken_forms.LAWS[contract.life.data["law"], contract.language]]


def _payment(contract: Contract) -> list[str]:
    terms = contract.dossier.terms
    if not contract.dossier.deal.fee or terms is None or terms.payment_days is None:
        return []
    return [f"{terms.payment_days} {spoken_forms.DAYS[contract.language][1]}"]


def _vat_numbers(contract: Contract) -> list[str]:
    return [number for number in _parties("vat_number")(contract) if number]


def _nothing(_contract: Contract) -> list[str]:
    """A form to be kept (a signature by hand), or a limit to a number: no words to look for."""
    return []


_SHOWN: dict[str, Callable[[Contract], list[str]]] = {
    "identity": _names,
    "address": _parties("address"),
    "email": _parties("email"),
    "tax_residence": _tax_residence,
    "missions": _missions,
    "consideration": _consideration,
    "product_value": _product_value,
    "rights": _rights,
    "governing_law": _law,
    "governing_law_said": _law,
    "payment_date": _payment,
    "payment_within": _nothing,
    "rights_delimited": _rights_delimited,
    "rights_paid": lambda contract: [
        spoken_forms.amount(r.price, contract.language) for r in contract.dossier.rights if r.price
    ],
    "signed_writing": _nothing,
    "unknown_uses": _nothing,
    "future_works": _nothing,
    "vat_numbers": _vat_numbers,
}


def test_every_mention_is_looked_for() -> None:
    assert set(_SHOWN) == set(MENTIONS)


@pytest.mark.parametrize(
    ("life", "absent"),
    [
        ("product_above_threshold", ("fee", "late_payment", "taxes", "variable_pay", "cancellation")),
        ("product_below_threshold", ("fee", "late_payment", "usage_rights", "exclusivity", "agency")),
        ("affiliate_only", ("fee", "products", "cancellation", "joint_liability")),
        ("event_invitation", ("fee", "variable_pay", "cancellation", "minor")),
        ("youtube_integration", ("joint_liability", "minor", "renewal")),
    ],
)
def test_no_clause_speaks_of_what_was_not_agreed(library: Library, life: str, absent: tuple[str, ...]) -> None:
    for language in making.life(life).languages:
        said = {clause.id for clause in compose(library.contract(life, language).data).clauses}
        assert not set(absent) & said
