"""Help: our own pages in both languages, linked among themselves and to the program, and to nothing outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl

from creatorbook.common import i18n
from creatorbook.common.paths import resources
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.help.page import HelpPage, topics

if TYPE_CHECKING:
    from creatorbook.gui.frame.window import Window

LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture
def page(window: Window) -> HelpPage:
    window.go("help")
    found = window.current_page
    assert isinstance(found, HelpPage)
    return found


def test_every_topic_is_there_in_every_language() -> None:
    names = [{path.name for path in (resources() / "help" / code).glob("*.md")} for code in i18n.LANGUAGES]
    assert names[0]
    assert all(each == names[0] for each in names)


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_links_lead_to_our_own_pages_only(code: str) -> None:
    folder = resources() / "help" / code
    known = {f"page:{entry.id}" for entry in PAGES}
    known |= {f"{path.stem.partition('-')[2]}.md" for path in folder.glob("*.md")}
    for path in folder.glob("*.md"):
        for link in LINK.findall(path.read_text(encoding="utf-8")):
            assert link in known, f"{path.name}: {link}"


def test_the_first_topic_is_open_and_another_is_a_key_away(page: HelpPage) -> None:
    assert page.list.currentRow() == 0
    assert "Welcome" in page.text.toPlainText()
    page.list.setCurrentRow(2)
    assert "Issuing" in page.text.toPlainText()


def test_links_turn_pages(page: HelpPage, window: Window) -> None:
    page.text.anchorClicked.emit(QUrl("import.md"))
    assert "Twice is no harm" in page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl("page:gifts"))
    assert window.current_page is not None
    assert window.current_page.page_id == "gifts"


def test_nothing_is_ever_loaded(page: HelpPage) -> None:
    assert page.text.loadResource(2, QUrl("https://example.com/a.png")) is None
    page.text.anchorClicked.emit(QUrl("https://example.com/"))
    assert "Welcome" in page.text.toPlainText()


def test_the_french_pages_are_shown_in_french(window: Window) -> None:
    i18n.use_language("fr")
    assert topics()[0][1] == "Premiers pas"
    window.go("help", {"topic": "safety"})
    page = window.current_page
    assert isinstance(page, HelpPage)
    assert "corbeille" in page.text.toPlainText()
