"""Selects on a real book: conditions, joins, order, sums; what is in the trash never comes along unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.store import results
from creatorbook.store.engine.base import Base
from creatorbook.store.models import Brand, Creator, Deal, load_all
from creatorbook.store.query.expressions import (
    Case,
    Constant,
    DaysAfter,
    Exists,
    Given,
    GivenList,
    InDocument,
    Matches,
    Not,
    Single,
    Truth,
    Unindexed,
    any_of,
    coalesce,
    count,
    least,
    lower,
    most,
    total,
)
from creatorbook.store.query.select import WITHOUT_TRASH, Select, Table, descending, select
from creatorbook.store.sqlite.statement import prepare
from tests.store.support import Hand

if TYPE_CHECKING:
    from creatorbook.store.store import Store
    from creatorbook.store.writing.uow import UnitOfWork

DEAL, BRAND = Table("deal"), Table("brand")


@pytest.fixture
def book(store: Store) -> Store:
    """A creator, three brands of which one is in the trash, and five deals of which one is in the trash."""

    def fill(uow: UnitOfWork) -> None:
        creator = uow.add(Creator(id="c", name="Léa", country="FR", language="fr", currency="EUR"))
        gone = datetime(2026, 3, 1, tzinfo=UTC)
        for id, name, trashed in (("b1", "Aurora", None), ("b2", "Éclat", None), ("b3", "Zest", gone)):
            uow.add(Brand(id=id, name=name, trashed_at=trashed))
        uow.session.flush()
        for id, brand, title, fee, starts, trashed in (
            ("d1", "b1", "Spring", Money(10_000, "EUR"), date(2026, 4, 1), None),
            ("d2", "b1", "Summer", Money(25_000, "EUR"), None, None),
            ("d3", "b2", "Autumn", Money(900, "USD"), date(2026, 9, 1), None),
            ("d4", "b3", "Winter", None, date(2026, 12, 1), None),
            ("d5", "b2", "Gone", Money(1, "EUR"), date(2026, 1, 1), gone),
        ):
            uow.add(
                Deal(
                    id=id,
                    creator_id=creator.id,
                    brand_id=brand,
                    title=title,
                    fee=fee,
                    starts_on=starts,
                    trashed_at=trashed,
                )
            )

    Hand(store).do(fill)
    return store


def found(book: Store, query: Select) -> list[tuple[object, ...]]:
    with book.reading() as reading:
        return results.rows(reading, query)


def ids(book: Store, query: Select) -> list[object]:
    return [row[0] for row in found(book, query)]


def test_the_trash_is_left_out_unless_it_is_asked_for(book: Store) -> None:
    deals = select(DEAL, "id").order_by(DEAL.id)
    assert ids(book, deals) == ["d1", "d2", "d3", "d4"]
    assert ids(book, deals.with_trash()) == ["d1", "d2", "d3", "d4", "d5"]
    assert ids(book, deals.only_trash()) == ["d5"]


def test_a_joined_table_is_read_without_its_trash(book: Store) -> None:
    named = select(DEAL, DEAL.id, BRAND.name).order_by(DEAL.id)
    inner = named.join(BRAND, BRAND.id.equals(DEAL.brand_id))
    assert ids(book, inner) == ["d1", "d2", "d3"]
    outer = named.join_if_there(BRAND, BRAND.id.equals(DEAL.brand_id))
    assert found(book, outer)[3] == ("d4", None)
    assert ("d4", "Zest") in found(book, outer.with_trash())


def test_inner_selects_leave_the_trash_out_too(book: Store) -> None:
    own = select(DEAL, "id").where(DEAL.brand_id.equals(BRAND.id))
    assert ids(book, select(BRAND, "id").where(Exists(own)).order_by(BRAND.id)) == ["b1", "b2"]
    none = select(BRAND, "id").where(Not(Exists(own)))
    assert ids(book, none) == []
    brands = select(BRAND, "id").where(BRAND.name.contains("es"))
    assert ids(book, select(DEAL, "id").where(DEAL.brand_id.among(brands))) == []
    assert ids(book, select(DEAL, "id").where(DEAL.brand_id.among(brands.with_trash()))) == ["d4"]


def test_comparisons_speak_of_days_choices_and_nothing(book: Store) -> None:
    deals = select(DEAL, "id").order_by(DEAL.id)
    assert ids(book, deals.where(DEAL.starts_on.at_least(date(2026, 9, 1)))) == ["d3", "d4"]
    assert ids(book, deals.where(DEAL.starts_on.less_than(date(2026, 9, 1)))) == ["d1"]
    assert ids(book, deals.where(DEAL.starts_on.at_most(date(2026, 9, 1)))) == ["d1", "d3"]
    assert ids(book, deals.where(DEAL.starts_on.greater_than(date(2026, 9, 1)))) == ["d4"]
    assert ids(book, deals.where(starts_on=None)) == ids(book, deals.where(DEAL.starts_on.is_null())) == ["d2"]
    assert ids(book, deals.where(DEAL.starts_on.differs(None))) == ["d1", "d3", "d4"]
    assert ids(book, deals.where(DEAL.starts_on.is_known(), brand_id="b1")) == ["d1"]
    assert ids(book, deals.where(DEAL.brand_id.differs("b1"))) == ["d3", "d4"]
    assert ids(book, deals.where(stage=Stage.LEAD)) == ["d1", "d2", "d3", "d4"]
    assert ids(book, deals.where(DEAL.stage.among([Stage.LOST, Stage.PASSED]))) == []
    assert ids(book, deals.where(any_of(DEAL.id.equals("d2"), DEAL.title.contains("AUT")))) == ["d2", "d3"]
    assert ids(book, deals.where(any_of())) == []
    twin = Table("deal", "twin")
    same = select(twin, "id").where(twin.fee_currency.equals(DEAL.fee_currency), twin.id.differs(DEAL.id))
    assert ids(book, deals.where(Exists(same))) == ["d1", "d2"]


def test_of_no_values_none_holds_and_of_many_each(book: Store) -> None:
    deals = select(DEAL, "id").order_by(DEAL.id)
    assert ids(book, deals.where(DEAL.id.among([]))) == []
    assert ids(book, deals.where(DEAL.id.among([f"d{number}" for number in range(2, 400)]))) == ["d2", "d3", "d4"]


def test_rows_without_a_value_stand_last_either_way(book: Store) -> None:
    deals = select(DEAL, "id")
    assert ids(book, deals.order_by(DEAL.starts_on)) == ["d1", "d3", "d4", "d2"]
    assert ids(book, deals.order_by(descending(DEAL.starts_on)).limit(3)) == ["d4", "d3", "d1"]
    assert ids(book, deals.order_by(descending(DEAL.starts_on))) == ["d4", "d3", "d1", "d2"]


def test_sums_and_counts_by_group(book: Store) -> None:
    sums = select(DEAL, DEAL.fee_currency, total(DEAL.fee_minor), count()).where(DEAL.fee_minor.is_known())
    assert found(book, sums.group_by(DEAL.fee_currency).order_by(DEAL.fee_currency)) == [
        ("EUR", 35_000, 2),
        ("USD", 900, 1),
    ]
    whole = select(DEAL, count(DEAL.brand_id, distinct=True), least(DEAL.starts_on), most(DEAL.title))
    assert found(book, whole) == [(3, "2026-04-01", "Winter")]
    with book.reading() as reading:
        assert results.count_rows(reading, select(DEAL, "id").where(brand_id="b1").order_by(DEAL.id)) == 2
        assert results.value(reading, select(DEAL, "title").where(id="nobody")) is None
        assert results.first(reading, select(DEAL, "id", "title").where(id="d3")) == ("d3", "Autumn")
        assert results.values(reading, select(DEAL, "brand_id").unique().order_by(DEAL.brand_id)) == ["b1", "b2", "b3"]


def test_expressions_are_columns_too(book: Store) -> None:
    name = Single(select(BRAND, "name").where(BRAND.id.equals(DEAL.brand_id)))
    kind = Case(((DEAL.fee_minor.is_null(), Constant("gift")),), Constant("paid"))
    shown = select(DEAL, lower(DEAL.title), coalesce(name, "–"), kind, Truth(DEAL.starts_on.is_known()))
    assert found(book, shown.order_by(DEAL.id)) == [
        ("spring", "Aurora", "paid", 1),
        ("summer", "Aurora", "paid", 0),
        ("autumn", "Éclat", "paid", 1),
        ("winter", "–", "gift", 1),
    ]


def test_an_expression_without_an_index_finds_the_same_by_another_way(book: Store) -> None:
    wanted = {"brand_id": "b1"}
    plain = select(DEAL, "id").where(**wanted).order_by(DEAL.id)
    apart = select(DEAL, "id").where(Unindexed(DEAL.brand_id).equals("b1")).order_by(DEAL.id)
    assert found(book, apart) == found(book, plain) == [("d1",), ("d2",)]
    with book.reading() as reading:
        ways = []
        for query in (plain, apart):
            statement = prepare(query)
            told = reading.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.text}", statement.bind({}))
            ways.append(" ".join(str(row[3]) for row in told))
    assert "brand_id" in ways[0]
    assert "brand_id" not in ways[1]


def test_days_are_counted_and_documents_looked_into(book: Store) -> None:
    ends = DaysAfter(DEAL.starts_on, Constant(30))
    assert found(book, select(DEAL, "id").where(ends.between(date(2026, 5, 1), date(2026, 10, 1)))) == [
        ("d1",),
        ("d3",),
    ]
    assert ids(book, select(DEAL, ends).where(id="d1")) == ["2026-05-01"]
    assert ids(book, select(DEAL, ends).where(id="d2")) == [None]
    held = Constant('{"window": {"right": "r1"}}')
    assert ids(book, select(DEAL, InDocument(held, ("window", "right"))).where(id="d1")) == ["r1"]
    assert ids(book, select(DEAL, InDocument(held, ("window", "left"))).where(id="d1")) == [None]


def test_search_is_a_condition(book: Store) -> None:
    brands = select(BRAND, "id").order_by(BRAND.id)
    assert ids(book, brands.where(Matches(BRAND.id, "brand", "eclat"))) == ["b2"]
    assert ids(book, brands.where(Matches(BRAND.id, "brand", "  "))) == ["b1", "b2"]


def test_a_prepared_select_is_filled_each_time(book: Store) -> None:
    deals = select(DEAL, "id").where(DEAL.id.among(GivenList("ids")), DEAL.starts_on.at_least(Given("day")))
    prepared = prepare(deals.order_by(DEAL.id))
    with book.reading() as reading:
        assert results.values(reading, prepared, ids=["d1", "d3", "d5"], day=date(2026, 4, 1)) == ["d1", "d3"]
        assert results.values(reading, prepared, ids=["d4"], day=date(2027, 1, 1)) == []
        with pytest.raises(KeyError):
            results.values(reading, prepared, ids=["d4"])


def test_values_are_parameters_and_names_are_names(book: Store) -> None:
    harmful = "'); DROP TABLE deal; --"
    assert ids(book, select(DEAL, "id").where(title=harmful)) == []
    assert harmful not in prepare(select(DEAL, "id").where(title=harmful)).text
    for wrong in (select("deal; DROP", "id"), select("deal", 'id" FROM brand --')):
        with pytest.raises(ValueError, match="no name"):
            prepare(wrong)


def test_the_same_door_serves_a_unit_of_work(book: Store) -> None:
    seen: list[object] = []

    def work(uow: UnitOfWork) -> None:
        uow.get(Deal, "d1").title = "Changed"
        uow.session.flush()
        seen.append(results.value(uow.connection, select(DEAL, "title").where(id="d1")))

    Hand(book).do(work)
    assert seen == ["Changed"]


def test_every_table_without_a_trash_is_named() -> None:
    load_all()
    tables = Base.metadata.tables.values()
    without = {table.name for table in tables if "trashed_at" not in table.columns}
    assert without <= WITHOUT_TRASH
    assert not {table.name for table in tables if "trashed_at" in table.columns} & WITHOUT_TRASH
