"""The same words give the same number wherever they stand: each figure against one table of what it means, in SQL.

The SQL is written here once more, by hand: a definition that changes by mistake does not change here with it.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QLabel

from creatorbook.app import main
from creatorbook.common.settings import Settings
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.domain.values.money import Money
from creatorbook.gui.deals.money_tab import MoneyTab
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.frame.start import Session
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.lists.page import Page
from creatorbook.gui.today.figures import FigureCard
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.deals.brand_standing import brand_standings
from creatorbook.services.fields import formats
from creatorbook.services.records import lists
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.reminders.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

P = TypeVar("P", bound=Page)
_AGREED = "('contracted','in_production','in_review','live','invoiced','paid','closed')"
_UNPAID = f"""
SELECT d.id, d.brand_id, p.amount_currency, p.amount_minor FROM payment p JOIN deal d ON d.id = p.deal_id
WHERE p.paid_on IS NULL AND p.trashed_at IS NULL AND d.trashed_at IS NULL AND d.stage IN {_AGREED}
UNION ALL
SELECT d.id, d.brand_id, d.fee_currency, d.fee_minor FROM deal d
WHERE d.trashed_at IS NULL AND d.stage IN {_AGREED} AND d.stage NOT IN ('paid', 'closed') AND d.fee_minor IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.deal_id = d.id AND p.trashed_at IS NULL)
"""
_GIFTS = """
SELECT id, brand_id, value_currency, value_minor FROM gift
WHERE trashed_at IS NULL AND tax_nature <> 'loan' AND fate NOT IN ('to_return', 'returned')
AND substr(received_on, 1, 4) = '2026'
"""


@pytest.fixture
def shown(sample_book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Session]:
    """Return a window on the sample, to which a loan and a deal without payments came."""
    with sample_book.reading() as reading:
        brand = lists.ids(reading, lists.Query("brand"))[0]
    loan = {"description": "Camera", "brand_id": brand, "value": Money(499_000, "EUR"), "tax_nature": TaxNature.LOAN}
    sample_book.run(AddRecord("gift", {**loan, "received_on": sample_book.clock.today()}))
    sample_book.run(
        AddRecord("deal", {"title": "By word", "brand_id": brand, "stage": "contracted", "fee": Money(70_000, "EUR")})
    )
    made = Session(sample_book, Settings(), theme)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.end()


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


def test_today_says_what_is_unpaid_and_which_gifts_came(shown: Session, qtbot: QtBot) -> None:
    unpaid, gifts = _meant(shown.book, _UNPAID), _meant(shown.book, _GIFTS)
    page = _go(shown, "today", TodayPage)
    qtbot.waitUntil(lambda: len(page.findChildren(FigureCard)) > 2)
    said = [card.accessibleName() for card in page.findChildren(FigureCard)]
    count, sums = len({id for id, _brand, _amount in unpaid}), _sums([amount for _id, _brand, amount in unpaid])
    assert f"Waiting to be paid, {count}, {_spoken(sums)}" in said
    assert f"Gifts in 2026, {len(gifts)}, {_spoken(_sums([amount for *_of, amount in gifts]))}" in said


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
        brand = lists.ids(reading, lists.Query("brand"))[0]
    last_year = date(shown.book.clock.today().year - 1, 12, 31)
    shown.book.run(AddRecord("gift", {"description": "A cup", "brand_id": brand, "received_on": last_year}))
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
    unpaid = _meant(shown.book, _UNPAID)
    tab = MoneyTab(shown.window.desk)
    qtbot.addWidget(tab)
    with shown.book.reading() as reading:
        deals = lists.ids(reading, lists.Query("deal"))
        brands = lists.ids(reading, lists.Query("brand"))
        standings = brand_standings(reading, brands, shown.book.clock.today())
    for place, kind, ids in ((0, "deal", deals), (1, "brand", brands)):
        for id in ids:
            tab.show_record(kind, id)
            sums = _sums([each[2] for each in unpaid if each[place] == id])
            labels = [each.text() for each in tab.findChildren(QLabel) if each.parent() is not None]
            at = len(labels) - 1 - labels[::-1].index("Waiting to be paid")
            assert labels[at + 1] == ("\n".join(formats.money(each, short=True) for each in sums) or "–"), (kind, id)
            if kind == "brand":
                assert standings[id].owed == sums


def test_the_page_of_gifts_says_it_of_the_year(shown: Session, qtbot: QtBot) -> None:
    gifts = _meant(shown.book, _GIFTS)
    page = _go(shown, "gifts", GiftsPage)
    qtbot.waitUntil(lambda: bool(page.values.year.value()))
    labels = [each.text() for each in page.values.findChildren(QLabel)]
    assert any(text.startswith(f"{len(gifts)} gift") for text in labels), labels
    sums = {formats.money(each, short=True) for each in _sums([amount for *_of, amount in gifts])}
    assert any(set(text.split("\n")) == sums for text in labels)
    lent = page.list.model.count - len(_meant(shown.book, _GIFTS.replace("AND substr(received_on, 1, 4)", "--")))
    qtbot.waitUntil(lambda: page._count.text().endswith(f"{lent} lent or sent back"))


def test_the_command_line_says_the_same(shown: Session, capsys: pytest.CaptureFixture[str]) -> None:
    unpaid, gifts = _meant(shown.book, _UNPAID), _meant(shown.book, _GIFTS)
    path, today = str(shown.book.path), shown.book.clock.today().isoformat()
    with shown.book.reading() as reading:
        meant = [each.to_json() for each in figures(reading, shown.book.clock.today())]
    assert main(["--book", path, "due", "--figures", "--on", today, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == meant
    by_id = {each["figure"]: each for each in said}
    assert by_id["owed"]["count"] == len({each[0] for each in unpaid})
    assert by_id["gifts"]["count"] == len(gifts)
    assert main(["--book", path, "list", "deal", "--only", "unpaid", "--json"]) == 0
    assert {each["id"] for each in json.loads(capsys.readouterr().out)} == {each[0] for each in unpaid}
    assert main(["--book", path, "list", "deal", "--only", "received"]) == 2
    assert "It can be: unpaid." in capsys.readouterr().err


def test_a_paid_instalment_is_taken_off_at_once(shown: Session) -> None:
    unpaid = _meant(shown.book, _UNPAID)
    with shown.book.reading() as reading:
        payment = lists.ids(reading, lists.Query("payment", filters={"paid_on": None}))[0]
        before = {each.id: each for each in figures(reading, shown.book.clock.today())}["owed"]
    assert before.sums == _sums([amount for *_of, amount in unpaid])
    shown.book.run(EditRecord("payment", payment, {"paid_on": shown.book.clock.today()}))
    with shown.book.reading() as reading:
        after = {each.id: each for each in figures(reading, shown.book.clock.today())}["owed"]
    assert after.sums == _sums([amount for *_of, amount in _meant(shown.book, _UNPAID)])
    assert after.sums != before.sums
