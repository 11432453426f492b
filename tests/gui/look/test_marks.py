"""Marks: initials that stand for a name, colours that stay its own, rings that fill up with the stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from creatorbook.gui.look.marks import RING, avatar, initials, mark_width, paint_mark
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from creatorbook.gui.look.theme_manager import ThemeManager


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maison Lune", "ML"),
        ("Cast & Copper", "CC"),
        ("Verveine et Cie", "VC"),
        ("Pixelo", "PI"),
        ("R&D <b>Labs</b>", "RB"),
        ("Émile", "ÉM"),
        ("&", "?"),
        ("", "?"),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_keeps_its_colours_and_the_picture_is_drawn_once(theme: ThemeManager) -> None:
    first = avatar("Maison Lune", 32, 2.0)
    assert avatar("Maison Lune", 32, 2.0) is first
    assert (first.width(), first.devicePixelRatio()) == (64, 2.0)
    light = first.toImage().pixelColor(32, 4)
    assert light in [colour(f"avatar_{pair}_soft") for pair in range(8)]
    theme.choose("dark")
    dark = avatar("Maison Lune", 32, 2.0).toImage().pixelColor(32, 4)
    assert dark != light
    assert dark in [colour(f"avatar_{pair}_soft") for pair in range(8)]


def _picture(role: str) -> QImage:
    picture = QImage(40, 24, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    paint_mark(painter, QRect(0, 0, 40, 24), role)
    painter.end()
    return picture


def _ink(role: str) -> int:
    """Return how much a mark covers."""
    picture = _picture(role)
    return sum(picture.pixelColor(x, y).alpha() for x in range(40) for y in range(24))


def test_rings_fill_up_with_the_stage_and_dots_stay_dots(theme: ThemeManager) -> None:
    assert theme.choice == "light"
    stages = ("lead", "negotiating", "contracted", "in_production", "in_review", "live", "invoiced")
    inked = [_ink(f"stage_{stage}") for stage in stages]
    assert inked == sorted(inked)
    assert len(set(inked)) == len(stages)
    # At the end a tick stands in the full circle, in the colour of the ground.
    assert colour("card").lightness() == 255
    paid = _picture("stage_paid")
    assert max(paid.pixelColor(x, 12).lightness() for x in range(3, RING - 3)) > 200
    assert mark_width("stage_lost") == mark_width("stage_live") > RING
    assert mark_width("warn") < RING + 8
    assert 0 < _ink("warn") < _ink("stage_invoiced")
