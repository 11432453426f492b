"""Exclusivities over the whole roster, by the shipped table of categories and the words of the book's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.deals.exclusivity_conflicts import Match
from creatorbook.domain.records.deals import Stage
from creatorbook.services.book.settings import ChangeSettings, settings
from creatorbook.services.contracts.drafts import check_contract_draft
from creatorbook.services.deals.categories import category_kin
from creatorbook.services.deals.exclusivity import conflicts
from creatorbook.services.wording.findings import sentence
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def _promise(desk: Desk, category: str) -> None:
    deal = desk.agreed_deal(stage=Stage.CONTRACTED, signed_on=date(2026, 2, 1))
    desk.add("exclusivity", deal_id=deal, category=category, starts_on=date(2026, 2, 1), ends_on=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("promised", "of_brand"),
    [
        ("Soins du visage", "Skincare"),
        ("Hautpflege", "Cosmetics"),
        ("Scommesse", "Sports betting"),
        ("Vino", "Alcohol"),
    ],
)
def test_a_promise_in_one_language_meets_a_brand_in_another(desk: Desk, promised: str, of_brand: str) -> None:
    _promise(desk, promised)
    rival = desk.add("brand", name="Lumo", category=of_brand)
    deal = desk.add("deal", title="Glow", brand_id=rival, starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 31))
    with desk.book.reading() as reading:
        (found,) = conflicts(reading, deal)
    assert found.code == "exclusivity.possible_conflict"
    assert found.params["match"] is Match.KIN
    assert f"“{promised} – {of_brand}”" in sentence(found)


def test_another_creators_promise_is_said_on_the_deal_and_at_the_contract(desk: Desk) -> None:
    _promise(desk, "Skincare")
    other = desk.add("creator", name="Noé", country="FR")
    rival = desk.add("brand", name="Lumo", category="Skincare")
    deal = desk.add(
        "deal", title="Glow", brand_id=rival, creator_id=other, starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 31)
    )
    with desk.book.reading() as reading:
        (found,) = conflicts(reading, deal)
        checked = check_contract_draft(reading, deal, "en", TODAY)
    assert found.code == "exclusivity.roster"
    assert sentence(found).endswith("is Noé’s, whom it does not bind unless the contract names the whole roster.")
    assert "exclusivity.roster" in {each.code for each in checked}


def test_words_of_the_books_own_are_kept_and_used(desk: Desk) -> None:
    desk.book.run(ChangeSettings((("category_words", "collagen = skincare;  matcha latte=tea ; "),)))
    with desk.book.reading() as reading:
        assert settings(reading)["category_words"] == "collagen = skincare; matcha latte = tea"
        kin = category_kin(reading)
    assert kin.belong_together("Collagen", "Soins du visage")
    assert kin.belong_together("Matcha latte", "Thé")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\u2028", "\n\n"])
def test_words_of_the_books_own_may_stand_on_lines(desk: Desk, line_break: str) -> None:
    desk.book.run(ChangeSettings((("category_words", f"collagen = skincare{line_break}matcha = tea"),)))
    with desk.book.reading() as reading:
        assert settings(reading)["category_words"] == "collagen = skincare; matcha = tea"


@pytest.mark.parametrize("typed", ["collagen", "= skincare", "collagen =", "a = b; c", "a = b c = d", "a = b = c"])
def test_a_word_without_a_meaning_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(BadInput, match="does not say what a word means"):
        desk.book.run(ChangeSettings((("category_words", typed),)))
