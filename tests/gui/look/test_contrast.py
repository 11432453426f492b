"""Every text can be read and every mark seen on whatever they stand on, in all themes (WCAG 2.2, AA)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import creatorbook.gui
from creatorbook.gui.look.theme.roles import ACCENTS, NAMES, Theme, load

GROUNDS = ("ground", "sidebar", "card", "card_alt", "raised", "hover", "selection")
LETTERS = ("text", "text_muted", "text_faint", "link")
TONES = ("ok", "warn", "danger", "info", "accent")
ALL = load("light").colours
PHASES = tuple(role for role in ALL if role.startswith("phase_"))
AVATARS = tuple(role for role in ALL if role.startswith("avatar_") and not role.endswith("_soft"))
PLOTS = tuple(role for role in ALL if role.startswith(("chart_", "money_")))

TEXTS = [(letters, ground) for letters in (*LETTERS, *TONES) for ground in GROUNDS]
TEXTS += [(tone, f"{tone}_soft") for tone in (*TONES, "idle", *AVATARS)]
TEXTS += [(letters, f"{tone}_soft") for letters in ("text", "link") for tone in TONES]
TEXTS += [("text", "pressed"), ("accent_text", "accent"), ("accent_text", "accent_hover")]
TEXTS += [("on_toast", "toast"), ("toast_link", "toast")]

MARKS = [("field_border", ground) for ground in ("ground", "card", "card_alt", "raised")]
MARKS += [(mark, ground) for mark in ("focus", "accent", *PHASES) for ground in GROUNDS]
MARKS += [(f"accent_{accent}", ground) for accent in ACCENTS for ground in ("card", "sidebar")]
MARKS += [(plot, "card") for plot in PLOTS]
# The gap between a filled button and its ring, and the tick in a box.
MARKS += [("accent_text", "focus"), ("accent_text", "accent")]


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


@pytest.fixture(params=[(name, accent) for name in NAMES for accent in ACCENTS], ids=" ".join)
def look(request: pytest.FixtureRequest) -> Theme:
    name, accent = request.param
    return load(name, accent)


def test_every_theme_has_the_same_roles(look: Theme) -> None:
    assert set(look.colours) == set(ALL)


def test_the_four_themes_are_light_and_dark_with_two_contrasts() -> None:
    assert {(load(name).dark, load(name).contrast) for name in NAMES} == {
        (False, False), (True, False), (False, True), (True, True)
    }  # fmt: skip


def test_an_accent_is_told_from_the_colours_of_states(look: Theme) -> None:
    assert len({look[role] for role in TONES}) == len(TONES)
    assert len({look[f"accent_{accent}"] for accent in ACCENTS}) == len(ACCENTS) >= 4
    assert look["accent"] == look[f"accent_{look.accent}"]


def test_texts_can_be_read(look: Theme) -> None:
    faint = {pair: contrast(look[pair[0]], look[pair[1]]) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


def test_marks_can_be_seen(look: Theme) -> None:
    faint = {pair: contrast(look[pair[0]], look[pair[1]]) for pair in MARKS}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


def test_more_contrast_is_more(look: Theme) -> None:
    if look.contrast:
        faint = {pair: contrast(look[pair[0]], look[pair[1]]) for pair in TEXTS if "avatar" not in pair[0]}
        assert {pair: ratio for pair, ratio in faint.items() if ratio < 7} == {}
        assert contrast(look["hairline"], look["card"]) >= 3


def _asked_roles() -> set[tuple[str, str]]:
    found = set()
    for path in Path(creatorbook.gui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "colour":
                found |= {
                    (path.name, leaf.value)
                    for argument in node.args
                    for leaf in _chosen(argument)
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                }
    return found


def _chosen(asked: ast.expr) -> list[ast.expr]:
    """Return what the expression may be: both sides of a choice, not what decides it."""
    if isinstance(asked, ast.IfExp):
        return [*_chosen(asked.body), *_chosen(asked.orelse)]
    return [asked]


def test_the_window_asks_only_for_roles_that_there_are() -> None:
    asked = _asked_roles()
    assert len(asked) > 20
    assert {(file, role) for file, role in asked if role not in ALL} == set()
