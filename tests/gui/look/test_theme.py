"""Themes are chosen or follow the system; icons, palette and font are those of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QIcon, QImage
from PySide6.QtWidgets import QApplication, QToolButton

from creatorbook.common.paths import resources
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.look import icons
from creatorbook.gui.look.theme import current
from creatorbook.gui.look.theme.fonts import family, font
from creatorbook.gui.look.theme.roles import NAMES, Theme, load
from creatorbook.gui.look.theme.wishes import LookWishes, scale_of_font
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(params=NAMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


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


def test_what_is_hidden_changes_too(qtbot: QtBot, theme: ThemeManager) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "gift", "text", 16)
    theme.choose("dark")
    assert load("dark")["text"] in _inked(button.icon().pixmap(16, 16).toImage())
    theme.choose("light")
    assert load("light")["text"] in _inked(button.icon().pixmap(16, 16).toImage())


def test_the_icon_of_what_is_switched_off_is_faded(theme: ThemeManager) -> None:
    assert theme.choice == "light"
    faded = icons.icon("gift", "text", 16).pixmap(16, 16, QIcon.Mode.Disabled)
    assert load("light")["disabled"] in _inked(faded.toImage())


def test_the_system_is_followed_until_a_theme_is_chosen(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    wanted = [LookWishes(dark=False, contrast=False)]
    hints = QGuiApplication.styleHints()
    theme = ThemeManager(qapp, "system", lambda: wanted[0])
    assert current.theme().name == "light"
    wanted[0] = LookWishes(dark=True, contrast=False)
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current.theme().name == "dark"
    wanted[0] = LookWishes(dark=True, contrast=True)
    with qtbot.waitSignal(theme.changed):
        hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert current.theme().name == "contrast_dark"
    theme.choose("light", "usual")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current.theme().name == "light"


def test_more_contrast_is_chosen_beside_light_and_dark(theme: ThemeManager) -> None:
    names = []
    for choice, contrast in (("light", "more"), ("dark", None), ("dark", "usual"), ("light", None)):
        theme.choose(choice, contrast)
        names.append(current.theme().name)
    assert names == ["contrast_light", "contrast_dark", "dark", "light"]


def test_an_accent_is_chosen_in_every_theme(qapp: QApplication, qtbot: QtBot, theme: ThemeManager) -> None:
    for choice in ("light", "dark"):
        theme.choose(choice)
        before = icons.icon("gift", "accent", 16).pixmap(16, 16).toImage()
        with qtbot.waitSignal(theme.changed):
            theme.choose_accent("teal")
        assert qapp.palette().highlight().color().name() == load(choice, "teal")["accent"]
        assert icons.icon("gift", "accent", 16).pixmap(16, 16).toImage() != before
        theme.choose_accent("violet")
    theme.choose("light")


@pytest.mark.parametrize(
    ("pixels", "platform", "scale"),
    [(12, "win32", 1.0), (18, "win32", 1.5), (11, "linux", 1.0), (15, "linux", 1.0), (19, "linux", 1.25),
     (13, "darwin", 1.0), (90, "linux", 2.0)],
)  # fmt: skip
def test_texts_are_as_much_larger_as_those_of_the_system(pixels: int, platform: str, scale: float) -> None:
    assert scale_of_font(pixels, platform) == scale


def test_the_size_of_texts_follows_the_system_at_once_with_the_own_choice_on_top(
    qapp: QApplication, qtbot: QtBot
) -> None:
    wanted = [1.0]
    theme = ThemeManager(qapp, "light", ask_scale=lambda: wanted[0])
    usual = font().pixelSize()
    wanted[0] = 1.5
    with qtbot.waitSignal(theme.resized):
        theme.follow_system()
    assert font().pixelSize() == round(usual * 1.5) == qapp.font().pixelSize()
    theme.choose_text_size("largest")
    assert font().pixelSize() == round(usual * 1.3 * 1.5)
    wanted[0] = 1.0
    theme.follow_system()
    theme.choose_text_size("usual")
    assert font().pixelSize() == usual


def test_the_font_is_the_bundled_one(theme: ThemeManager) -> None:
    assert theme is not None
    assert family()
    assert QFontInfo(font()).family() == family()
