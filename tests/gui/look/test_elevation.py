"""What lies above the page has a shadow that fades outwards, and shades the window below while it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.look.scrim import Scrim
from creatorbook.gui.look.style.elevation import paint_elevated, reach_of
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.roles import ELEVATIONS
from tests.gui.frame.test_window import only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from creatorbook.domain.records.deals import Stage
    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager


def _painted(name: str, box: QRect, size: tuple[int, int]) -> QImage:
    picture = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_elevated(painter, box, name, "raised")
    painter.end()
    return picture


def _alphas(picture: QImage, points: Sequence[tuple[int, int]]) -> list[int]:
    return [picture.pixelColor(x, y).alpha() for x, y in points]


@pytest.mark.parametrize("name", list(ELEVATIONS))
@pytest.mark.parametrize("width", [40, 500])
def test_a_shadow_fades_outwards_and_ends(theme: ThemeManager, name: str, width: int) -> None:
    assert theme.choice == "light"
    reach = reach_of(name)
    box = QRect(reach, reach, width, 40)
    picture = _painted(name, box, (width + 2 * reach, 40 + 2 * reach))
    below = _alphas(picture, [(box.center().x(), y) for y in range(box.bottom() + 2, picture.height())])
    assert below == sorted(below, reverse=True)
    assert below[0] > 10
    assert below[-1] <= 2
    aside = _alphas(picture, [(x, box.center().y()) for x in range(box.left() - 2, -1, -1)])
    assert aside == sorted(aside, reverse=True)
    assert picture.pixelColor(box.center()) == colour("raised")


def test_a_stretched_shadow_is_the_same_all_along_a_side(theme: ThemeManager) -> None:
    assert theme.choice == "light"
    reach = reach_of("popup")
    picture = _painted("popup", QRect(reach, reach, 600, 300), (600 + 2 * reach, 300 + 2 * reach))
    row = picture.height() - reach + 6
    middle = {picture.pixel(x, row) for x in range(reach + 80, picture.width() - reach - 80)}
    assert len(middle) == 1
    left, right = (
        picture.pixelColor(reach - 8, 200).alpha(),
        picture.pixelColor(picture.width() - reach + 7, 200).alpha(),
    )
    assert abs(left - right) <= 1


def _open_palette(window: Window, qtbot: QtBot) -> Palette:
    qtbot.waitUntil(lambda: window.current_page is not None and window.isActiveWindow())
    window.go("brands")
    window.commands.carry_out("palette")
    palette = only(window, Palette)
    qtbot.waitUntil(palette.edit.hasFocus)
    return palette


def test_the_palette_lies_in_the_shaded_window(window: Window, qtbot: QtBot) -> None:
    before = window.grab().toImage().pixelColor(QPoint(4, 4))
    palette = _open_palette(window, qtbot)
    assert palette.window() is window
    assert palette.size() == window.size()
    shade = colour("scrim")
    after = window.grab().toImage().pixelColor(QPoint(4, 4))
    mixed = [
        round(under * (1 - shade.alphaF()) + over * shade.alphaF())
        for under, over in zip(before.getRgb()[:3], shade.getRgb()[:3], strict=True)  # type: ignore[index]  # four numbers
    ]
    assert all(abs(got - wanted) <= 1 for got, wanted in zip(after.getRgb()[:3], mixed, strict=True))  # type: ignore[index]
    window.resize(window.width() + 40, window.height())
    qtbot.waitUntil(lambda: palette.width() == window.width())


def test_escape_closes_the_palette_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None and window.isActiveWindow())
    window.topbar.search.setFocus()
    palette = _open_palette(window, qtbot)
    assert palette.window().focusWidget() is palette.edit
    QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Palette))
    assert window.focusWidget() is window.topbar.search


def test_no_key_reaches_the_window_below_the_palette(window: Window, qtbot: QtBot) -> None:
    palette = _open_palette(window, qtbot)
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert window.current_page is not None
    assert window.current_page.page_id == "brands"
    assert palette.edit.hasFocus()


def test_a_click_beside_the_palette_closes_it(window: Window, qtbot: QtBot) -> None:
    palette = _open_palette(window, qtbot)
    QTest.mouseClick(
        palette, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, palette._card.geometry().center()
    )
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    qtbot.waitUntil(lambda: not window.findChildren(Palette))


def test_a_dialog_shades_its_window_until_it_goes(window: Window, qtbot: QtBot) -> None:
    from creatorbook.domain.records.deals import Stage as Stages

    stage: Stage = Stages.LOST
    qtbot.waitUntil(lambda: window.current_page is not None)
    dialog = ReasonDialog(window, window.desk, ("a",), stage)
    dialog.open()
    shade = only(window, Scrim)
    assert shade.isVisible()
    assert shade.size() == window.size()
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(Scrim))


def test_a_toast_keeps_its_shadow_inside_itself(window: Window, theme: ThemeManager, qtbot: QtBot) -> None:
    assert theme.choice == "light"
    qtbot.waitUntil(lambda: window.current_page is not None)
    window.show_message("Paid", undo=True)
    QApplication.processEvents()
    reach = reach_of("toast")
    toast: QWidget = window.toast
    picture = toast.grab().toImage()
    assert picture.pixelColor(reach + 10, toast.height() // 2) == QColor(colour("toast"))
    assert toast.height() - 2 * reach == 40


def test_a_menu_lays_its_shadow_on_the_window_while_it_is_shown(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None and bool(window.menu.actions()))
    corner = window.mapToGlobal(QPoint(500, 200))
    below = QPoint(520, 200 + window.menu.sizeHint().height() + 6)
    before = window.grab().toImage().pixelColor(below)
    for _time in range(2):
        window.menu.popup(corner)
        qtbot.waitUntil(window.menu.isVisible)
        assert window.grab().toImage().pixelColor(below).lightness() < before.lightness()
        window.menu.close()
        assert window.grab().toImage().pixelColor(below) == before


def test_a_list_that_drops_has_round_corners_and_an_edge(window: Window, theme: ThemeManager, qtbot: QtBot) -> None:
    assert theme.choice == "light"
    qtbot.waitUntil(lambda: window.current_page is not None)
    box = QComboBox(window)
    box.addItems(["One", "Two"])
    box.show()
    box.showPopup()
    popup = box.view().window()
    qtbot.waitUntil(popup.isVisible)
    picture = popup.grab().toImage()
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(0, picture.height() // 2) == colour("hairline_strong")
    assert picture.pixelColor(2, picture.height() // 2) == colour("raised")
    box.hidePopup()
    qtbot.waitUntil(lambda: not popup.isVisible())
    box.deleteLater()
