"""A window on a real book: made by the services, on a fixed day, with its own settings, taken down in order."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from creatorbook.common.i18n import use_language
from creatorbook.common.settings import Settings
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk import guard
from creatorbook.gui.desk.qt_words import translate_qt
from creatorbook.gui.frame.start import Session
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.records import lists
from tests.new_books import add_sample, filled_book, new_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.wait_signal import SignalBlocker

    from creatorbook.common.clock import FixedClock
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

HERE = Path(__file__).parent
# The scenes of the pictures are those that the tests go through: one list, found in the developer's scripts.
SCRIPTS = HERE.parents[1] / "packaging"
if str(SCRIPTS) not in sys.path:
    sys.path.append(str(SCRIPTS))
ABOUT = {"country": "FR", "language": "fr", "currency": "EUR", "name": "Camille Moreau"}
PATIENCE = 120_000  # milliseconds; what is waited for comes, or hangs: how soon is not a test's to judge


class PatientBot(QtBot):
    """Waits as long as a busy machine needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802  pytest-qt's
        """Wait until it is true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **more: Any) -> SignalBlocker:  # noqa: N802
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:  # noqa: N802
        """Wait until a window has the keys."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:  # noqa: N802
        """Wait until a window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Return pytest-qt's robot, with patience."""
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screen that these tests draw on has no window manager, and says so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def qt_in_english(qapp: QApplication) -> Iterator[None]:
    """Let Qt speak English again after a test in which it spoke something else."""
    yield
    use_language("en")
    translate_qt(qapp)


@pytest.fixture(autouse=True)
def fresh_faults() -> Iterator[None]:
    """Report every fault in every test: places are remembered for a process."""
    guard.forget()
    yield
    guard.listen(None)


@pytest.fixture
def theme(qapp: QApplication) -> ThemeManager:
    """Return the application in the light theme."""
    return ThemeManager(qapp, "light")


@pytest.fixture
def empty_book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """Return a new French book in euros."""
    with new_book(tmp_path / "book.creatorbook", ABOUT, clock) as book:
        yield book


@pytest.fixture
def sample_book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """Return a new French book in euros with the sample in it."""
    book, _nothing = filled_book(tmp_path / "book.creatorbook", ABOUT, clock, add_sample)
    with book:
        yield book


def fill(book: Book, deals: int = 12) -> list[str]:
    """Put three brands and some deals at every stage into the book; return the deals' ids."""
    from creatorbook.services.records.editing import AddRecord

    chance = random.Random(5)
    today = book.clock.today()
    brands = [
        book.run(AddRecord("brand", {"name": name, "category": word})).value
        for name, word in (("Maison Lune", "Fashion"), ("R&D <b>Labs</b>", "Tech"), ("Vélo Urbain", "Mobility"))
    ]
    stages = list(Stage)
    made = []
    for number in range(deals):
        stage = stages[number % len(stages)]
        values: dict[str, Any] = {
            "title": f"Deal {number:03}",
            "brand_id": brands[number % 3],
            "stage": stage,
            "fee": Money(100_00 * (number + 1), ("EUR", "USD")[number % 2]),
            "next_action": "Call",
            "next_action_on": today + timedelta(days=chance.randint(-9, 20)),
        }
        if stage in (Stage.LOST, Stage.PASSED):
            values["stage_reason"] = "No answer"
        made.append(book.run(AddRecord("deal", values)).value)
    book.run(AddRecord("gift", {"description": "Tea box", "brand_id": brands[0], "received_on": date(2026, 2, 1)}))
    return made


def _fill_without_agreed(book: Book) -> dict[str, str]:
    fill(book)
    return {}


def _fill_with_agreed(book: Book) -> dict[str, str]:
    fill(book)
    return _agree(book)


@pytest.fixture
def _filled(tmp_path: Path, clock: FixedClock, request: pytest.FixtureRequest) -> Iterator[tuple[Book, dict[str, str]]]:
    """Return a book with a dozen deals, and what was agreed in it where the test asks for that."""
    filling = _fill_with_agreed if "agreed" in request.fixturenames else _fill_without_agreed
    book, ids = filled_book(tmp_path / "book.creatorbook", ABOUT, clock, filling)
    with book:
        yield book, ids


@pytest.fixture
def book(_filled: tuple[Book, dict[str, str]]) -> Book:
    """Return a book with a dozen deals."""
    return _filled[0]


@pytest.fixture
def agreed(_filled: tuple[Book, dict[str, str]]) -> dict[str, str]:
    """Return the ids by kind of a deal in the book that is agreed to the last word, with a gift and a post."""
    return dict(_filled[1])


@pytest.fixture
def session(book: Book, theme: ThemeManager, qtbot: QtBot) -> Iterator[Session]:
    """Return the book in a window that is shown."""
    made = Session(book, Settings(), theme)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.end()


@pytest.fixture
def window(session: Session) -> Window:
    """Return the window of the session."""
    return session.window


def _agree(book: Book) -> dict[str, str]:
    from creatorbook.domain.values.platforms import Medium, Platform
    from creatorbook.services.records.editing import AddRecord, EditRecord

    def add(kind: str, **values: Any) -> str:
        return book.run(AddRecord(kind, values)).value

    with book.reading() as reading:
        creator = lists.ids(reading, lists.Query("creator"))[0]
    reach = {"address": "4 rue des Lilas\n75011 Paris", "email": "camille@exemple.fr", "company_number": "812345676"}
    book.run(EditRecord("creator", creator, reach))
    channel = add(
        "channel", creator_id=creator, platform=Platform.INSTAGRAM, handle="@camille", audience_countries=("FR",)
    )
    brand = add(
        "brand", name="Kumo Tea", legal_name="Kumo Tea SAS", address="12 quai de Valmy\n75010 Paris", country="FR",
        tax_residence="FR", email="hello@kumo.example", company_number="901222331", category="Tea",
    )  # fmt: skip
    contact = add("contact", name="Inès Laurent", brand_id=brand, role="Influence", email="ines@kumo.example")
    deal = add(
        "deal", title="Matcha launch", brand_id=brand, fee=Money(120000, "EUR"), stage=Stage.CONTRACTED,
        objective="Matcha launch", starts_on=date(2026, 2, 1), ends_on=date(2026, 6, 30),
    )  # fmt: skip
    deliverable = add(
        "deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, due_on=date(2026, 4, 8)
    )
    payment = add("payment", deal_id=deal, label="The fee", amount=Money(120000, "EUR"), due_on=date(2026, 2, 20))
    right = add("usage_right", deal_id=deal, channels=("organic_social",), duration_days=180)
    terms = {"payment_days": 30, "kill_fee_bp": 3000, "revisions": 2, "governing_law": "FR"}
    with book.reading() as reading:
        known = lists.ids(reading, lists.Query("terms", filters={"deal_id": deal}))
    if known:
        book.run(EditRecord("terms", known[0], terms))
    else:
        add("terms", deal_id=deal, **terms)
    gift = add("gift", description="Matcha bowl", brand_id=brand, value=Money(4500, "EUR"))
    post = add("post", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, caption="Mon matcha du matin")
    return {
        "creator": creator, "channel": channel, "brand": brand, "contact": contact, "deal": deal, "payment": payment,
        "deliverable": deliverable, "usage_right": right, "gift": gift, "post": post,
    }  # fmt: skip
