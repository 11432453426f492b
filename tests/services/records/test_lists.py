"""Lists: searched, filtered, sorted and summed in SQL, never mixing currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import NotFound, UsageError
from creatorbook.common.letters import natural_key
from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from tests.services.desk import Desk


@pytest.fixture
def deals(desk: Desk) -> dict[str, str]:
    """Add four deals in two currencies and return their ids by title."""
    made = {}
    for title, stage, fee in (
        ("Été", Stage.LEAD, Money(100, "EUR")),
        ("Automne", Stage.LEAD, Money(250, "GBP")),
        ("Zéro", Stage.PAID, Money(300, "EUR")),
        ("Hiver", Stage.LEAD, None),
    ):
        made[title] = desk.add("deal", title=title, brand_id=desk.brand, stage=stage, fee=fee)
    return made


def titles(desk: Desk, **query: object) -> list[str]:
    return [desk.row("deal", record)["title"] for record in desk.ids("deal", **query)]


def test_accents_sort_beside_their_letters(desk: Desk, deals: dict[str, str]) -> None:
    assert titles(desk, sort=(("title", False),)) == ["Automne", "Été", "Hiver", "Zéro"]


def test_numbers_in_names_are_ordered_by_how_much_they_are_here_and_in_python(desk: Desk) -> None:
    names = ["10 Apples", "9 Lives", "Vol. 12", "vol. 2", "Étage 007", "Étage 8", "Étage", "A" + "9" * 60, "A0", ""]
    made = [desk.add("brand", name=name or "—") for name in names]
    for brand in made:
        desk.add("deal", title="Of it", brand_id=brand)
    with desk.book.reading() as reading:
        by_name = lists.ids(reading, Query("brand", sort=(("name", False),)))
        by_brand = lists.ids_and_values(reading, Query("deal", sort=(("brand_id", False),)), "brand_id")
        shown = {id: row.title for id, row in rows.fetch(reading, "brand", by_name).items()}
    ordered = [shown[id] for id in by_name]
    assert ordered == sorted(ordered, key=lambda name: natural_key(fold(name)))
    assert [name for name in ordered if name in names] == [
        "9 Lives", "10 Apples", "A0", "A" + "9" * 60, "Étage", "Étage 007", "Étage 8", "vol. 2", "Vol. 12",
    ]  # fmt: skip
    assert [shown[brand] for _deal, brand in by_brand if brand in made] == [
        name for name in ordered if name in names or name == "—"
    ]
    backwards = [shown[id] for id in _ids(desk, "brand", (("name", True),))]
    assert backwards == ordered[::-1]


def _ids(desk: Desk, kind: str, sort: tuple[tuple[str, bool], ...]) -> list[str]:
    with desk.book.reading() as reading:
        return lists.ids(reading, Query(kind, sort=sort))


def test_stages_sort_in_the_order_of_the_board_and_nothing_stands_last(desk: Desk, deals: dict[str, str]) -> None:
    assert titles(desk, sort=(("stage", True), ("title", False)))[0] == "Zéro"
    assert titles(desk, sort=(("fee", False),))[-1] == "Hiver"
    assert titles(desk, sort=(("fee", True),))[-1] == "Hiver"


@pytest.mark.parametrize(("typed", "found"), [("ete", ["Été"]), ("ÉTÉ", ["Été"]), ("z", ["Zéro"]), ("nothing", [])])
def test_search_folds_case_and_accents_at_any_length(
    desk: Desk, deals: dict[str, str], typed: str, found: list[str]
) -> None:
    assert titles(desk, search=typed) == found


def test_a_brand_is_found_in_its_deals_even_after_it_was_renamed(desk: Desk, deals: dict[str, str]) -> None:
    assert len(desk.ids("deal", search="eclat")) == 4
    desk.edit("brand", desk.brand, name="Nouvelle")
    assert desk.ids("deal", search="eclat") == []
    assert len(desk.ids("deal", search="nouvelle")) == 4


def test_filters_take_one_value_or_several_or_none(desk: Desk, deals: dict[str, str]) -> None:
    assert len(desk.ids("deal", filters={"stage": Stage.LEAD})) == 3
    assert len(desk.ids("deal", filters={"stage": (Stage.LEAD, Stage.PAID)})) == 4
    assert len(desk.ids("deal", filters={"agency_id": None})) == 4
    assert desk.ids("deal", filters={"stage": ()}) == []


def test_an_unknown_field_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.ids("deal", filters={"1=1 OR x": 1})
    with pytest.raises(UsageError):
        desk.ids("deal", sort=(("id; DROP TABLE deal", False),))


def test_sums_are_one_a_currency(desk: Desk, deals: dict[str, str]) -> None:
    with desk.book.reading() as reading:
        assert lists.totals(reading, lists.Query("deal"), "fee") == (Money(400, "EUR"), Money(250, "GBP"))
        groups = lists.groups(reading, lists.Query("deal"), "stage", "fee")
    assert groups == {
        "lead": (3, (Money(100, "EUR"), Money(250, "GBP"))),
        "paid": (1, (Money(300, "EUR"),)),
    }


def test_a_record_is_found_by_id_by_its_beginning_and_by_title(desk: Desk, deals: dict[str, str]) -> None:
    with desk.book.reading() as reading:
        whole = deals["Hiver"]
        assert rows.find(reading, "deal", whole).id == whole
        assert rows.find(reading, "deal", "hiver").id == whole
        with pytest.raises(NotFound) as refused:
            rows.find(reading, "deal", whole[:8])
        assert "several" in refused.value.message
        with pytest.raises(NotFound):
            rows.find(reading, "deal", "")


def test_a_list_of_ten_thousand_reads_by_the_page(desk: Desk) -> None:
    with desk.book.reading() as reading:
        assert rows.fetch(reading, "deal", []) == {}
        assert rows.fetch(reading, "deal", ["not there"]) == {}


@pytest.mark.parametrize("typed", ["%%%%%%%%", "________", "0%______", "zzzzzzzz", "\x00" * 8])
def test_what_begins_no_id_names_nothing(desk: Desk, typed: str) -> None:
    with desk.book.reading() as reading, pytest.raises(NotFound):
        rows.find(reading, "brand", typed)


def test_an_id_may_be_typed_in_capitals(desk: Desk) -> None:
    with desk.book.reading() as reading:
        assert rows.find(reading, "brand", desk.brand[:13].upper()).id == desk.brand
