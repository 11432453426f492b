"""The same words give the same number wherever they stand: each figure against one table of what it means, in SQL.

The SQL is written here once more, by hand: a definition that changes by mistake does not change here with it.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QLabel

from creatorbook.app import main
from creatorbook.common.settings import Settings
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.domain.records.terms import RightsPrice, UsageChannel
from creatorbook.domain.reminders.kinds import ReminderKind
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.gui.content.page import ContentPage
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.deals.money_tab import MoneyTab
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.frame.start import Session
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.lists.page import Page
from creatorbook.gui.today.figures import FigureCard
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.deals.brand_standing import BrandGroup, brand_groups, brand_standings
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.records import lists
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.records.notions import Notion
from creatorbook.services.reminders.figures import figures
from creatorbook.services.reminders.today import list_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

P = TypeVar("P", bound=Page)
_AGREED = """(d.stage IN ('contracted','in_production','in_review','live','invoiced','paid','closed')
 OR d.stage IN ('lead','negotiating') AND d.signed_on IS NOT NULL)"""
_WHOLE = f"""d.trashed_at IS NULL AND {_AGREED} AND d.stage NOT IN ('paid', 'closed')
AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.deal_id = d.id AND p.trashed_at IS NULL)"""
_UNPAID = f"""
SELECT d.id, d.brand_id, p.amount_currency, p.amount_minor FROM payment p JOIN deal d ON d.id = p.deal_id
WHERE p.paid_on IS NULL AND p.trashed_at IS NULL AND d.trashed_at IS NULL AND {_AGREED}
UNION ALL
SELECT d.id, d.brand_id, d.fee_currency, d.fee_minor FROM deal d WHERE d.fee_minor IS NOT NULL AND {_WHOLE}
UNION ALL
SELECT d.id, d.brand_id, r.price_currency, r.price_minor FROM usage_right r JOIN deal d ON d.id = r.deal_id
WHERE r.price_counts = 'on_top' AND r.price_minor > 0 AND r.trashed_at IS NULL AND {_WHOLE}
"""
_OPEN = f"""
SELECT p.id, d.brand_id, p.amount_currency, p.amount_minor FROM payment p JOIN deal d ON d.id = p.deal_id
WHERE p.paid_on IS NULL AND p.trashed_at IS NULL AND d.trashed_at IS NULL AND {_AGREED}
"""
_AGREED_SUMS = f"""
SELECT d.id, d.brand_id, d.fee_currency, d.fee_minor FROM deal d
WHERE d.fee_minor IS NOT NULL AND d.trashed_at IS NULL AND {_AGREED}
UNION ALL
SELECT d.id, d.brand_id, r.price_currency, r.price_minor FROM usage_right r JOIN deal d ON d.id = r.deal_id
WHERE r.price_counts = 'on_top' AND r.trashed_at IS NULL AND d.trashed_at IS NULL AND {_AGREED}
UNION ALL
SELECT d.id, d.brand_id, p.amount_currency, p.amount_minor FROM earning e JOIN payment p ON p.id = e.payment_id
JOIN deal d ON d.id = p.deal_id
WHERE e.trashed_at IS NULL AND p.trashed_at IS NULL AND d.trashed_at IS NULL AND {_AGREED}
"""
_LEADS = """
SELECT id, brand_id, fee_currency, fee_minor FROM deal
WHERE trashed_at IS NULL AND stage = 'lead' AND signed_on IS NULL
"""
_UNDER_WAY = """
SELECT id, brand_id, fee_currency, fee_minor FROM deal WHERE trashed_at IS NULL
AND (stage IN ('negotiating','contracted','in_production','in_review','live','invoiced')
OR stage = 'lead' AND signed_on IS NOT NULL)
"""
_GIFTS = """
SELECT id, brand_id, value_currency, value_minor FROM gift
WHERE trashed_at IS NULL AND tax_nature <> 'loan' AND fate NOT IN ('to_return', 'returned')
AND substr(received_on, 1, 4) = '2026'
"""
_TO_SIGN = """
SELECT d.id, d.brand_id, NULL, NULL FROM contract c JOIN deal d ON d.id = c.deal_id
WHERE c.trashed_at IS NULL AND d.trashed_at IS NULL AND c.state IN ('issued', 'signed_by_one')
AND d.stage NOT IN ('closed', 'passed', 'lost') AND d.signed_on IS NULL
"""
_TO_DELIVER = """
SELECT l.id, d.brand_id, NULL, NULL FROM deliverable l JOIN deal d ON d.id = l.deal_id
WHERE l.trashed_at IS NULL AND d.trashed_at IS NULL AND l.state NOT IN ('delivered', 'cancelled')
AND d.stage NOT IN ('closed', 'passed', 'lost')
"""
_PAYERS = "SELECT p.id, d.brand_id FROM payment p JOIN deal d ON d.id = p.deal_id"
# The figures above Today, by their ids: the words on the screen, and what they count.
_OF_TODAY = {
    "leads": ("Leads to answer", _LEADS),
    "deals": ("Deals under way", _UNDER_WAY),
    "owed": ("Waiting to be paid", _UNPAID),
    "gifts": ("Gifts in 2026", _GIFTS),
    "contracts": ("Contracts to sign", _TO_SIGN),
}


@pytest.fixture
def shown(sample_book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Session]:
    """Return a window on the sample, to which deals and gifts came that are easily counted wrong."""
    _add_what_is_easily_counted_wrong(sample_book)
    made = Session(sample_book, Settings(), theme)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.end()


def _add_what_is_easily_counted_wrong(book: Book) -> None:
    """Add a loan, parts paid, rights on top, currencies of 0, 2 and 3 decimals, what is trashed, a second creator."""
    today = book.clock.today()
    with book.reading() as reading:
        brand, own = (lists.ids(reading, lists.Query(kind))[0] for kind in ("brand", "creator"))

    def add(kind: str, **values: object) -> str:
        return book.run(AddRecord(kind, values)).value

    other = add("creator", name="Noor", country="NL", currency="EUR")
    lent: dict[str, object] = {"description": "Camera", "value": Money(499_000, "EUR"), "tax_nature": TaxNature.LOAN}
    add("gift", brand_id=brand, creator_id=own, received_on=today, **lent)

    def deal(title: str, stage: str, fee: Money | None = None, **values: object) -> str:
        return add(
            "deal", **{"title": title, "brand_id": brand, "creator_id": own, "stage": stage, "fee": fee, **values}
        )

    deal("By word", "contracted", Money(70_000, "EUR"))
    deal("Dinars", "in_production", Money(1_500, "KWD"), creator_id=other)
    deal("Signed ahead", "lead", Money(9_000, "EUR"), signed_on=today, creator_id=other)
    deal("Paid as a whole", "paid", Money(8_000, "EUR"))
    yen = deal("Yen", "live", Money(120_000, "JPY"))
    add("payment", deal_id=yen, label="First", amount=Money(50_000, "JPY"), paid_on=today)
    add("payment", deal_id=yen, label="Rest", amount=Money(70_000, "JPY"))
    gone = add("payment", deal_id=yen, label="Gone", amount=Money(1_000, "JPY"))
    book.run(TrashRecords("payment", (gone,)))
    for title, fee in (("Rights on top", Money(100_000, "EUR")), ("Rights alone", None)):
        priced = deal(title, "invoiced", fee)
        for price, counts in ((Money(30_000, "EUR"), RightsPrice.ON_TOP), (Money(5_000, "EUR"), RightsPrice.IN_FEE)):
            add("usage_right", deal_id=priced, channels={UsageChannel.PAID_SOCIAL}, price=price, price_counts=counts)
    closed = deal("Closed and owed", "closed", Money(6_000, "EUR"))
    invoiced = today - timedelta(days=60)
    add("payment", deal_id=closed, label="Fee", amount=Money(6_000, "EUR"), invoiced_on=invoiced)
    lost = deal("Lost", "lost", Money(1_000, "EUR"), stage_reason="Too late")
    add("payment", deal_id=lost, label="Fee", amount=Money(1_000, "EUR"), due_on=invoiced)
    add("deliverable", deal_id=lost, platform=Platform.INSTAGRAM, medium=Medium.REEL)
    book.run(TrashRecords("deal", (deal("In the trash", "contracted", Money(5_500, "EUR")),)))


def _go(session: Session, page: str, kind: type[P]) -> P:
    session.window.go(page)
    found = session.window.current_page
    assert isinstance(found, kind)
    return found


def _meant(book: Book, sql: str) -> list[tuple[str, str, Money | None]]:
    # By the book's own connection: a second SQLite in one process breaks the locks of the first.
    with book.reading() as reading:
        rows = list(reading.exec_driver_sql(sql))
    return [(id, brand, None if minor is None else Money(minor, code)) for id, brand, code, minor in rows]


def _sums(amounts: list[Money | None]) -> tuple[Money, ...]:
    sums: Counter[str] = Counter()
    for amount in amounts:
        if amount is not None:
            sums[amount.currency] += amount.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))


def _spoken(sums: tuple[Money, ...]) -> str:
    return ", ".join(formats.money(each, short=True).replace(" ", "\u00a0") for each in sums)


def _count(meant: list[tuple[str, str, Money | None]]) -> int:
    return len({id for id, _brand, _amount in meant})


def test_today_says_each_figure_and_each_leads_to_its_rows(shown: Session, qtbot: QtBot) -> None:
    page = _go(shown, "today", TodayPage)
    qtbot.waitUntil(lambda: len(page.findChildren(FigureCard)) == len(_OF_TODAY))
    for label, sql in _OF_TODAY.values():
        meant = _meant(shown.book, sql)
        assert meant, label
        shown.window.go("today")
        cards = {card.accessibleName(): card for card in page.findChildren(FigureCard)}
        said = [label, str(_count(meant)), _spoken(_sums([amount for *_of, amount in meant]))]
        cards[", ".join(filter(None, said))].click()
        found = shown.window.current_page
        if isinstance(found, ContractsPage):
            assert set(found.deals.model.ids) == {id for id, *_rest in meant}
        elif isinstance(found, DealsPage):
            assert set(found.list.model.ids) == {id for id, *_rest in meant}
            assert found._count.text() == f"{_count(meant)} deals"
            found._which.choose("board")
            found._show_as()
            assert found.board.count == _count(meant)
            found._which.choose("table")
            found._show_as()
        else:
            assert isinstance(found, GiftsPage)
            assert set(found.list.model.ids) == {id for id, *_rest in meant}


def test_the_columns_of_the_board_say_the_fees_of_their_deals(shown: Session) -> None:
    page = _go(shown, "deals", DealsPage)
    page._which.choose("board")
    page._show_as()
    sql = "SELECT id, brand_id, fee_currency, fee_minor FROM deal WHERE trashed_at IS NULL AND stage = '{}'"
    for column in page.board.columns:
        meant = _meant(shown.book, sql.format(column.stage.value))
        assert column.model.ids == [] or set(column.model.ids) == {id for id, *_rest in meant}
        sums = " · ".join(formats.money(each, short=True) for each in _sums([amount for *_of, amount in meant]))
        assert (column._sums.text().strip(), column._count.accessibleName()) == (sums, str(len(meant))), column.stage


def test_what_is_to_deliver_leaves_out_what_came_to_nothing(shown: Session, qtbot: QtBot) -> None:
    page = _go(shown, "content", ContentPage)
    page.apply({"show": "owed"})
    page.refresh(None)
    meant = _meant(shown.book, _TO_DELIVER)
    assert set(page.owed.model.ids) == {id for id, *_rest in meant}
    qtbot.waitUntil(lambda: page._count.text() == f"{len(meant)} deliverables due")


def test_a_contract_of_a_deal_that_is_lost_waits_for_nobody(shown: Session) -> None:
    ((deal, *_rest),) = _meant(shown.book, _TO_SIGN)
    shown.book.run(EditRecord("deal", deal, {"stage": Stage.LOST, "stage_reason": "Too late"}))
    with shown.book.reading() as reading:
        found = {each.id: each.count for each in figures(reading, shown.book.clock.today())}
    assert found["contracts"] == 0
    page = _go(shown, "contracts", ContractsPage)
    page.deals.show_only(Notion.TO_SIGN)
    assert list(page.deals.model.ids) == []


def test_the_figure_leads_to_its_deals_and_the_same_sum_under_them(shown: Session, qtbot: QtBot) -> None:
    unpaid = _meant(shown.book, _UNPAID)
    page = _go(shown, "today", TodayPage)
    qtbot.waitUntil(lambda: len(page.findChildren(FigureCard)) > 2)
    next(card for card in page.findChildren(FigureCard) if "Waiting" in card.accessibleName()).click()
    deals = shown.window.current_page
    assert isinstance(deals, DealsPage)
    assert set(deals.list.model.ids) == {each[0] for each in unpaid}
    sums = "   ".join(formats.money(each, short=True) for each in _sums([amount for *_of, amount in unpaid]))
    qtbot.waitUntil(lambda: f"Waiting to be paid: {sums}" in deals._total.text())
    deals._which.choose("board")
    deals._show_as()
    assert deals.board.count == len({each[0] for each in unpaid})


def test_the_figure_leads_to_the_gifts_of_its_year(shown: Session, qtbot: QtBot) -> None:
    with shown.book.reading() as reading:
        given = {f"{kind}_id": lists.ids(reading, lists.Query(kind))[0] for kind in ("brand", "creator")}
    last_year = date(shown.book.clock.today().year - 1, 12, 31)
    shown.book.run(AddRecord("gift", {"description": "A cup", "received_on": last_year, **given}))
    gifts = _meant(shown.book, _GIFTS)
    page = _go(shown, "today", TodayPage)
    qtbot.waitUntil(lambda: len(page.findChildren(FigureCard)) > 2)
    next(card for card in page.findChildren(FigureCard) if "Gifts in" in card.accessibleName()).click()
    found = shown.window.current_page
    assert isinstance(found, GiftsPage)
    assert set(found.list.model.ids) == {each[0] for each in gifts}
    qtbot.waitUntil(lambda: found._count.text() == f"{len(gifts)} gifts")
    assert found._chip.text() == "Gifts in 2026"
    found._chip.click()
    assert not found._chip.isVisible()
    assert len(found.list.model.ids) > len(gifts) + 1
    qtbot.waitUntil(lambda: "lent or sent back" in found._count.text())


def test_the_tab_of_money_says_it_of_each_deal_and_brand(shown: Session, qtbot: QtBot) -> None:
    unpaid, under_way = _meant(shown.book, _UNPAID), _meant(shown.book, _UNDER_WAY)
    agreed_sums = _meant(shown.book, _AGREED_SUMS)
    tab = MoneyTab(shown.window.desk)
    qtbot.addWidget(tab)
    with shown.book.reading() as reading:
        deals = lists.ids(reading, lists.Query("deal"))
        brands = lists.ids(reading, lists.Query("brand"))
        today = shown.book.clock.today()
        standings, groups = brand_standings(reading, brands, today), brand_groups(reading, today)
        due = [line for line in list_due(reading, today) if line.kind == ReminderKind.PAYMENT_LATE]
    with shown.book.reading() as reading:
        payers = dict(tuple(row) for row in reading.exec_driver_sql(_PAYERS))
    late = [(payers[line.subject[1]], line.params["amount"]) for line in due]
    for place, kind, ids in ((0, "deal", deals), (1, "brand", brands)):
        for id in ids:
            tab.show_record(kind, id)
            sums = _sums([each[2] for each in unpaid if each[place] == id])
            labels = [each.text() for each in tab.findChildren(QLabel) if each.parent() is not None]
            at = len(labels) - 1 - labels[::-1].index("Waiting to be paid")
            assert labels[at + 1] == ("\n".join(formats.money(each, short=True) for each in sums) or "–"), (kind, id)
            at = labels.index("Agreed")
            agreed = _sums([each[2] for each in agreed_sums if each[place] == id])
            assert labels[at + 1] == ("\n".join(formats.money(each, short=True) for each in agreed) or "–"), (kind, id)
            if kind == "brand":
                assert standings[id].owed == sums
                assert standings[id].under_way == len([each for each in under_way if each[1] == id])
                assert standings[id].late == _sums([amount for of, amount in late if of == id])
                assert not standings[id].late or groups[id] is BrandGroup.NEEDS_YOU
    assert late


def test_the_page_of_gifts_says_it_of_the_year(shown: Session, qtbot: QtBot) -> None:
    gifts = _meant(shown.book, _GIFTS)
    page = _go(shown, "gifts", GiftsPage)
    qtbot.waitUntil(lambda: bool(page.values.year.value()))
    labels = [each.text() for each in page.values.findChildren(QLabel)]
    assert any(text.startswith(f"{len(gifts)} gift") for text in labels), labels
    sums = {formats.money(each, short=True) for each in _sums([amount for *_of, amount in gifts])}
    assert any(set(text.replace(" · ", "\n").split("\n")) == sums for text in labels)
    lent = page.list.model.count - len(_meant(shown.book, _GIFTS.replace("AND substr(received_on, 1, 4)", "--")))
    qtbot.waitUntil(lambda: page._count.text().endswith(f"{lent} lent or sent back"))


def test_the_command_line_says_the_same(shown: Session, capsys: pytest.CaptureFixture[str]) -> None:
    path, today = str(shown.book.path), shown.book.clock.today().isoformat()
    assert main(["--book", path, "due", "--figures", "--on", today, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [each["figure"] for each in said] == list(_OF_TODAY)
    for each, (label, sql) in zip(said, _OF_TODAY.values(), strict=True):
        meant = _meant(shown.book, sql)
        sums = [value_as_json(one) for one in _sums([amount for *_of, amount in meant])]
        assert each == {"figure": each["figure"], "label": label, "count": _count(meant), "sums": sums}
    for kind, notion, key, sql in (
        ("deal", "to_answer", "id", _LEADS),
        ("deal", "under_way", "id", _UNDER_WAY),
        ("deal", "unpaid", "id", _UNPAID),
        ("payment", "open", "id", _OPEN),
        ("contract", "to_sign", "deal_id", _TO_SIGN),
        ("deliverable", "to_deliver", "id", _TO_DELIVER),
    ):
        assert main(["--book", path, "list", kind, "--only", notion, "--json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        found = [row[key]["id"] if isinstance(row[key], dict) else row[key] for row in rows]
        meant = _meant(shown.book, sql)
        assert (set(found), len(found)) == ({each[0] for each in meant}, _count(meant))
    assert main(["--book", path, "list", "deal", "--only", "received"]) == 2
    assert "It can be: to_answer, under_way, unpaid." in capsys.readouterr().err


def test_a_paid_instalment_is_taken_off_at_once(shown: Session) -> None:
    unpaid = _meant(shown.book, _UNPAID)
    with shown.book.reading() as reading:
        payment = lists.ids(reading, lists.Query("payment", only=Notion.OPEN))[0]
        before = {each.id: each for each in figures(reading, shown.book.clock.today())}["owed"]
    assert before.sums == _sums([amount for *_of, amount in unpaid])
    shown.book.run(EditRecord("payment", payment, {"paid_on": shown.book.clock.today()}))
    with shown.book.reading() as reading:
        after = {each.id: each for each in figures(reading, shown.book.clock.today())}["owed"]
    assert after.sums == _sums([amount for *_of, amount in _meant(shown.book, _UNPAID)])
    assert after.sums != before.sums
