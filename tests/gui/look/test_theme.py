"""Both themes hold every role, and every text can be read (WCAG 2.2, AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolButton

from creatorbook.common.paths import resources
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.look import icons
from creatorbook.gui.look.look import ThemeManager
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.fonts import family, font
from creatorbook.gui.look.theme.roles import NAMES, Theme, load
from creatorbook.gui.look.theme.style import stylesheet
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXTS = [(text, ground) for text in ("text", "text_muted", "link", "danger")
         for ground in ("ground", "sidebar", "card", "card_alt", "raised", "hover", "field")]  # fmt: skip
TEXTS += [
    ("text_on_selection", "selection"),
    ("text_muted", "selection"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
]
TEXTS += [(tone, f"{tone}_soft") for tone in ("ok", "warn", "danger", "info", "idle", "accent")]
TEXTS += [(tone, "card") for tone in ("ok", "warn", "danger", "info", "accent")] + [("card", "text")]
MARKS = [(role, "card") for role in load("light").colours if role.startswith("stage_")]
MARKS += [
    ("field_border", "field"),
    ("field_border", "ground"),
    ("focus", "ground"),
    ("focus", "card"),
    ("text_muted", "sidebar"),
]


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio (1 to 21) of two #rrggbb colours."""

    def luminance(value: str) -> float:
        channels = [int(value[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.fixture(params=NAMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


def test_both_themes_have_the_same_roles() -> None:
    assert set(load("light").colours) == set(load("dark").colours)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(look: Theme, text: str, ground: str) -> None:
    assert contrast(look[text], look[ground]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_seen(look: Theme, mark: str, ground: str) -> None:
    assert contrast(look[mark], look[ground]) >= 3


def test_the_sheet_names_no_unknown_role(look: Theme, tmp_path: Path) -> None:
    assert "$" not in stylesheet(look, tmp_path)


def test_every_icon_of_every_table_exists() -> None:
    wanted = {action.icon for action in ACTIONS if action.icon} | {page.icon for page in PAGES}
    wanted |= {kind.icon for kind in KINDS.values() if kind.icon}
    missing = {name for name in wanted if not (resources() / "icons" / f"{name}.svg").is_file()}
    assert not missing
    assert "ISC License" in (resources() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


def _inked(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icons_wear_the_colour_of_their_role_and_the_ratio_of_the_screen(theme: ThemeManager) -> None:
    picture = icons.pixmap("gift", "accent", 18, 2.0)
    assert picture.width() == 36
    assert picture.devicePixelRatio() == 2
    assert current.theme()["accent"] in _inked(picture.toImage())
    assert theme.choice == "light"


def test_a_change_of_theme_redraws_icons_and_palette(qapp: QApplication, qtbot: QtBot, theme: ThemeManager) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "gift", "text", 16)
    button.show()
    before = _inked(button.icon().pixmap(16, 16).toImage())
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert _inked(button.icon().pixmap(16, 16).toImage()) != before
    assert qapp.palette().window().color().name() == load("dark")["ground"]
    theme.choose("light")


def test_what_is_hidden_changes_when_it_is_shown(qtbot: QtBot, theme: ThemeManager) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "gift", "text", 16)
    button.show()
    before = _inked(button.icon().pixmap(16, 16).toImage())
    button.hide()
    theme.choose("dark")
    assert _inked(button.icon().pixmap(16, 16).toImage()) == before
    button.show()
    assert _inked(button.icon().pixmap(16, 16).toImage()) != before
    theme.choose("light")


def test_what_is_asked_for_its_size_before_it_has_a_place_wears_nothing(qtbot: QtBot, theme: ThemeManager) -> None:
    assert theme.choice == "light"
    button = QToolButton()
    qtbot.addWidget(button)
    assert button.sizeHint().width() > 0
    assert button.styleSheet() == ""


def test_the_system_is_followed_until_a_theme_is_chosen(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    wanted = [Qt.ColorScheme.Light]
    hints = QGuiApplication.styleHints()
    theme = ThemeManager(qapp, tmp_path, "system", lambda: wanted[0])
    assert not current.theme().dark
    wanted[0] = Qt.ColorScheme.Dark
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current.theme().dark
    theme.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not current.theme().dark


def test_the_font_is_the_bundled_one(theme: ThemeManager) -> None:
    assert theme is not None
    assert family()
    assert QFontInfo(font()).family() == family()
