"""Single lines of text drawn at a place: running heads, labels of drawings. All text comes through here, made inert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.text.pdf_text import join_lines, split_by_face
from creatorbook.documents.text.scripts import isolate_parts, visual

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LONGEST = 300  # characters of one line, at most


def runs_of(text: str, face: str) -> list[tuple[str, str]]:
    """Return one line as (face, run) pairs from left to right, each run in a face that has its characters."""
    return visual(split_by_face(isolate_parts(join_lines(text)[:_LONGEST]), face))


def width_of(text: str, face: str, size: float) -> float:
    """Return the width of one line, in points."""
    return _width(runs_of(text, face), size)


def fit_line(text: str, face: str, size: float, width: float) -> str:
    """Return the text on one line, cut with an ellipsis where it is wider than `width` points."""
    line = join_lines(text)[:_LONGEST]
    if width_of(line, face, size) <= width:
        return line
    # Halving: the width grows with the number of characters.
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(line[:middle].rstrip() + "…", face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…" if low else ""


def draw_line(
    canvas: Canvas, x: float, y: float, text: str, face: str, size: float, width: float = 0.0, *, right: bool = False
) -> float:
    """Draw one line from `x` on, or up to `x` where `right`, and return its width.

    With a `width` given it is cut with an ellipsis where it does not fit. The colour is the canvas's.
    """
    runs = runs_of(fit_line(text, face, size, width) if width else text, face)
    whole = _width(runs, size)
    at = x - whole if right else x
    for used, run in runs:
        canvas.setFont(used, size)
        canvas.drawString(at, y, run)
        at += _width([(used, run)], size)
    return whole


def _width(runs: list[tuple[str, str]], size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return sum(stringWidth(run, face, size) for face, run in runs)
