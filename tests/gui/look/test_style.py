"""How controls are painted: states that can meet stay apart, the ring comes after keys, heights follow the density."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creatorbook.gui.fields.combo import Combo
from creatorbook.gui.look.theme.current import theme as worn
from creatorbook.gui.parts.basic import button, icon_button, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager


@pytest.fixture
def form(qtbot: QtBot, theme: ThemeManager) -> Iterator[QWidget]:
    """Return a window to put controls into, whose first one takes the focus away from the others."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    yield made
    theme.choose("light", "usual")


def _show(form: QWidget, qtbot: QtBot, *controls: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    for control in controls:
        layout.addWidget(control)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.findChildren(QLineEdit)[0].setFocus()


def _has(picture: QImage, role: str) -> bool:
    wanted = QColor(worn()[role]).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def _picture(control: QWidget) -> QImage:
    return control.grab().toImage()


def _edge(control: QWidget) -> QImage:
    """Return the outermost two columns of pixels at the left, where the ring of a button is."""
    return _picture(control).copy(0, 10, 2, control.height() - 20)


def _press_tab(form: QWidget) -> None:
    handle = form.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)


def _click(control: QWidget) -> None:
    handle = control.window().windowHandle()
    assert handle is not None
    QTest.mouseClick(
        handle,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        control.mapTo(control.window(), QPoint(10, control.height() // 2)),
    )


@pytest.mark.parametrize("name", ["light", "dark", "contrast_light", "contrast_dark"])
def test_the_ring_comes_after_a_key_and_not_after_a_click(
    form: QWidget, qtbot: QtBot, theme: ThemeManager, name: str
) -> None:
    theme.choose(name.removeprefix("contrast_"), "more" if name.startswith("contrast") else "usual")
    plain = button("Later")
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _show(form, qtbot, plain)
    assert worn().name == name
    _click(plain)
    assert plain.hasFocus()
    assert not _has(_edge(plain), "focus")
    _click(form.findChildren(QLineEdit)[0])
    _press_tab(form)
    assert plain.hasFocus()
    assert _has(_edge(plain), "focus")


def test_a_key_after_the_click_brings_the_ring(form: QWidget, qtbot: QtBot) -> None:
    plain = button("Later")
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _show(form, qtbot, plain)
    _click(plain)
    QTest.keyClick(plain, Qt.Key.Key_Shift)
    assert _has(_edge(plain), "focus")


def test_a_field_has_its_ring_after_a_click_too(form: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit()
    _show(form, qtbot, field)
    assert not _has(_edge(field), "focus")
    _click(field)
    assert _has(_edge(field), "focus")


def test_a_wrong_field_is_framed_as_wrong_with_the_focus_too(form: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setProperty("wrong", "true")
    _show(form, qtbot, field)
    assert _has(_edge(field), "danger")
    _click(field)
    assert _has(_edge(field), "danger")


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_is_chosen_and_has_the_focus_shows_both(form: QWidget, qtbot: QtBot, kind: type[QAbstractButton]) -> None:
    mark = kind()
    mark.setText("Chosen")
    _show(form, qtbot, mark)
    middle = (12, mark.height() // 2)
    bare = _picture(mark)
    _press_tab(form)
    assert mark.hasFocus()
    focused = _picture(mark)
    mark.setChecked(True)
    both = _picture(mark)
    accent = QColor(worn()["accent"]).rgb()
    assert focused.pixel(1, middle[1]) == QColor(worn()["focus"]).rgb() != bare.pixel(1, middle[1])
    assert both.pixel(1, middle[1]) == focused.pixel(1, middle[1])
    assert both.pixel(6, middle[1]) == accent != focused.pixel(6, middle[1])


def test_a_filled_button_with_the_focus_keeps_a_gap_to_its_ring(form: QWidget, qtbot: QtBot) -> None:
    primary = button("Save", dressed="primary")
    primary.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _show(form, qtbot, primary)
    _press_tab(form)
    row = [_picture(primary).pixelColor(x, primary.height() // 2).name() for x in (0, 3, 6)]
    assert row == [worn()["focus"], worn()["accent_text"], worn()["accent"]]


def test_what_is_switched_off_is_faded(form: QWidget, qtbot: QtBot) -> None:
    off = button("Save", dressed="primary")
    off.setEnabled(False)
    _show(form, qtbot, off)
    picture = _picture(off)
    assert not _has(picture, "accent")
    assert _has(picture, "card_alt")


@pytest.mark.parametrize("contrast", ["usual", "more"])
def test_a_bar_that_is_half_full_does_not_look_full(
    form: QWidget, qtbot: QtBot, theme: ThemeManager, contrast: str
) -> None:
    theme.choose("light", contrast)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 100)
    bar.setValue(50)
    _show(form, qtbot, bar)
    # A line in high contrast is as dark as text.
    assert (QColor(worn()["hairline"]).lightness() < 128) == (contrast == "more")
    picture = _picture(bar)
    rest = QColor(picture.pixel(picture.width() * 3 // 4, picture.height() // 2))
    assert rest.lightness() > 190
    assert QColor(picture.pixel(picture.width() // 4, picture.height() // 2)) == QColor(worn()["accent"])


def test_heights_follow_the_density_at_once(form: QWidget, qtbot: QtBot, theme: ThemeManager) -> None:
    controls: list[QWidget] = [
        button("Later"),
        QLineEdit(),
        Combo(typed=False),
        Combo(typed=True),
        icon_button("x", "No"),
    ]
    _show(form, qtbot, *controls)
    assert {each.height() for each in controls} == {32}
    theme.choose_density("compact")
    qtbot.waitUntil(lambda: {each.height() for each in controls} == {28})
    theme.choose_density("comfortable")
    qtbot.waitUntil(lambda: {each.height() for each in controls} == {32})


def test_a_list_drops_under_its_field(form: QWidget, qtbot: QtBot) -> None:
    combo = Combo(typed=False)
    combo.addItems(["One", "Two", "Three"])
    combo.setCurrentIndex(2)
    _show(form, qtbot, combo)
    combo.showPopup()
    dropped = combo.view().window()
    assert dropped.y() >= combo.mapToGlobal(combo.rect().bottomLeft()).y()
    assert QApplication.activePopupWidget() is dropped
    combo.hidePopup()


def test_a_button_with_a_picture_is_square(form: QWidget, qtbot: QtBot) -> None:
    made = icon_button("gift", "Gifts")
    _show(form, qtbot, made)
    assert isinstance(made, QToolButton)
    assert made.sizeHint().width() == made.sizeHint().height() == 32


def test_words_of_a_button_never_leave_it(form: QWidget, qtbot: QtBot) -> None:
    long = QPushButton("Save the whole of it and open it again")
    _show(form, qtbot, long)
    long.setFixedWidth(80)
    QApplication.processEvents()
    edges = [_picture(long).copy(x, 6, 4, long.height() - 12) for x in (2, long.width() - 6)]
    assert not any(_has(edge, "text") for edge in edges)


def test_the_list_of_a_field_has_one_ground(form: QWidget, qtbot: QtBot, theme: ThemeManager) -> None:
    theme.choose("dark")
    combo = Combo(typed=False)
    combo.addItems(["One", "Two", "Three"])
    _show(form, qtbot, combo)
    combo.showPopup()
    dropped = combo.view().window()
    picture = _picture(dropped)
    combo.hidePopup()
    far = [picture.pixelColor(dropped.width() - 12, y).name() for y in (2, dropped.height() // 2, dropped.height() - 3)]
    assert far == [worn()["raised"]] * 3
    assert picture.pixelColor(0, dropped.height() // 2).name() == worn()["hairline_strong"]


def test_a_label_that_is_measured_before_it_has_a_place_keeps_its_look(form: QWidget, qtbot: QtBot) -> None:
    small = label("Counts and hints", "small")
    assert small.sizeHint().height() < label("Counts and hints").sizeHint().height() + 1
    _show(form, qtbot, small)
    assert small.font().pixelSize() == 12
    assert small.contentsMargins().left() == 0


def test_words_stand_beside_their_mark_from_right_to_left_too(form: QWidget, qtbot: QtBot) -> None:
    box = QCheckBox("Kept")
    form.resize(320, 120)
    _show(form, qtbot, box)
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert box.width() > 200
    picture = _picture(box)
    assert _has(picture.copy(box.width() - 80, 0, 52, box.height()), "text")
    assert not _has(picture.copy(0, 0, 100, box.height()), "text")
