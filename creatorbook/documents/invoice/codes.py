"""Square codes (ISO/IEC 18004) drawn on a page, each a figure that says in words what it holds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.pdf.tags import Tag

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_LEVEL = "m"  # of error correction: what both EPC069-12 and the Swiss guidelines ask for
_BORDER = 4  # modules that must stay white around a code
MM = 72 / 25.4  # points
# Of the Swiss cross in the middle of a code, in millimetres: the square, its white edge, and the bars (SIX, 6.4.2).
_CROSS, _EDGE, _BAR_LONG, _BAR_WIDE = 7.0, 0.5, 3.9, 1.2


def payment_code(text: str, side: float, words: str) -> Flowable:
    """Return the code of a text as a flowable, `side` points wide with its white border; `words` say what it holds."""
    made: Flowable = _code_class()(text, side, Tag("Figure", words=words))
    return made


def draw_swiss_code(canvas: Any, text: str, at: tuple[float, float], side: float, words: str) -> None:
    """Draw the code of a Swiss QR-bill without a border, its lower left corner at `at` (points), with the cross."""
    x, y = at
    tag = Tag("Figure", words=words)
    _say_area(canvas, tag, x, y, side)
    with canvas.tagged(tag):
        _draw(canvas, text, x, y, side)
        _draw_cross(canvas, x + side / 2, y + side / 2)


def _say_area(canvas: Any, tag: Tag, x: float, y: float, side: float) -> None:
    left, bottom = canvas.absolutePosition(x, y)
    tag.area = (left, bottom, left + side, bottom + side)


def _draw(canvas: Any, text: str, x: float, y: float, side: float) -> None:
    """Fill the dark modules, neighbours in a row in one piece, so that no hair of white shows between them."""
    import segno
    from reportlab.lib.colors import black

    matrix = segno.make_qr(text, error=_LEVEL, encoding="utf-8", boost_error=False).matrix
    one = side / len(matrix)
    path = canvas.beginPath()
    for row, line in enumerate(matrix):
        start = None
        for column, dark in enumerate((*line, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(x + start * one, y + side - (row + 1) * one, (column - start) * one, one)
                start = None
    canvas.setFillColor(black)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_cross(canvas: Any, x: float, y: float) -> None:
    from reportlab.lib.colors import black, white

    def bar(wide: float, high: float, colour: Any) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x - wide * MM / 2, y - high * MM / 2, wide * MM, high * MM, stroke=0, fill=1)

    bar(_CROSS, _CROSS, white)
    bar(_CROSS - 2 * _EDGE, _CROSS - 2 * _EDGE, black)
    bar(_BAR_LONG, _BAR_WIDE, white)
    bar(_BAR_WIDE, _BAR_LONG, white)


@cache
def _code_class() -> Any:
    from reportlab.platypus import Flowable

    class PaymentCode(Flowable):
        def __init__(self, text: str, side: float, tag: Tag) -> None:
            super().__init__()
            self._text, self._side, self._tag = text, side, tag

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self._side, self._side

        def draw(self) -> None:
            import segno
            from reportlab.lib.colors import white

            canvas: Any = self.canv
            modules = len(segno.make_qr(self._text, error=_LEVEL, encoding="utf-8", boost_error=False).matrix)
            border = self._side * _BORDER / (modules + 2 * _BORDER)
            canvas.saveState()
            canvas.setFillColor(white)
            canvas.rect(0, 0, self._side, self._side, stroke=0, fill=1)
            _say_area(canvas, self._tag, 0, 0, self._side)
            with canvas.tagged(self._tag):
                _draw(canvas, self._text, border, border, self._side - 2 * border)
            canvas.restoreState()

    return PaymentCode
