"""The payment slip of a Swiss QR-bill (SIX, style guide): receipt and payment part at the very foot of a page.

Measures are those of the guide, in millimetres from the lower left corner of the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.invoice.codes import MM, draw_swiss_code
from creatorbook.documents.page.drawing import draw_line, width_of
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.pdf.tags import Tag
from creatorbook.documents.text import fonts
from creatorbook.domain.money.paying.references import group_reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.money.paying.swiss_bill import SwissBill

HEIGHT = 105.0 * MM
_RECEIPT, _MARGIN, _CODE = 62.0, 5.0, 46.0
_INFORMATION = _RECEIPT + _MARGIN + _CODE + _MARGIN  # where the words of the payment part begin
_TITLE_AT, _FIRST_AT, _CODE_AT, _AMOUNT_AT = 96.0, 91.0, 42.0, 35.0
_ABOVE = 14.0  # points for the words over the line


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes of a part in points: of its names, its values, and from line to line."""

    name: float
    value: float
    leading: float


_SMALL, _LARGE = _Sizes(6, 8, 9), _Sizes(8, 10, 11)


def payment_slip(bill: SwissBill, speech: Speech) -> Flowable:
    """Return the slip as a flowable that fills what is left of its page, or the next one."""
    made: Flowable = _slip_class()(bill, speech)
    return made


class _Pen:
    """Draws words of one part from top to bottom, each in a tag of its own."""

    def __init__(self, canvas: Any, x: float, top: float, width: float, sizes: _Sizes) -> None:
        self._canvas, self._x, self._at, self._width, self._sizes = canvas, x * MM, top * MM, width * MM, sizes

    def name(self, words: str) -> None:
        self._line(words, fonts.LABEL_BOLD, self._sizes.name)

    def values(self, lines: tuple[str, ...]) -> None:
        for text in lines:
            for line in _broken(text, self._sizes.value, self._width):
                self._line(line, fonts.LABEL, self._sizes.value)
        self._at -= self._sizes.leading * 0.75

    def box(self, width: float, height: float) -> None:
        """Leave room to write, between four corners."""
        left, bottom = self._x, self._at - height * MM + self._sizes.leading * 0.6
        _corners(self._canvas, left, bottom, width * MM, height * MM)
        self._at = bottom - self._sizes.leading

    def _line(self, words: str, face: str, size: float) -> None:
        with self._canvas.tagged(Tag("P")):
            draw_line(self._canvas, self._x, self._at, words, face, size, self._width)
        self._at -= self._sizes.leading


def _broken(text: str, size: float, width: float) -> list[str]:
    """Return a text on one line, or broken between words where it is wider; a bank reads whole names."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, fonts.LABEL, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _slip_class() -> Any:
    from reportlab.platypus import Flowable

    class PaymentSlip(Flowable):
        def __init__(self, bill: SwissBill, speech: Speech) -> None:
            super().__init__()
            self._bill, self._speech = bill, speech

        def wrap(self, _width: float, height: float) -> tuple[float, float]:
            # The foot of the text is over the margin of the page already; what is left of it goes to the slip.
            need = HEIGHT + _ABOVE
            return 0.0, max(height, need)

        def split(self, _width: float, _height: float) -> list[Any]:
            return []

        def draw(self) -> None:
            canvas: Any = self.canv
            canvas.saveState()
            left, bottom = canvas.absolutePosition(0, 0)
            canvas.translate(-left, -bottom)
            canvas.pages.take_foot(HEIGHT + _ABOVE)
            _draw_slip(canvas, self._bill, self._speech)
            canvas.restoreState()

    return PaymentSlip


def _draw_slip(canvas: Any, bill: SwissBill, speech: Speech) -> None:
    from reportlab.lib.colors import black

    def word(key: str) -> str:
        return speech.word("slip", key)

    canvas.setStrokeColor(black)
    canvas.setFillColor(black)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 2)
    canvas.line(0, HEIGHT, sheet().page_width, HEIGHT)
    canvas.line(_RECEIPT * MM, 0, _RECEIPT * MM, HEIGHT)
    canvas.setDash()
    words = word("separate")
    with canvas.tagged(Tag("P")):
        middle = (sheet().page_width - width_of(words, fonts.LABEL, 7)) / 2
        draw_line(canvas, middle, HEIGHT + 4, words, fonts.LABEL, 7)
    _title(canvas, _MARGIN, word("receipt"))
    receipt = _Pen(canvas, _MARGIN, _FIRST_AT, _RECEIPT - 2 * _MARGIN, _SMALL)
    _who(receipt, bill, word, (52, 20))
    _amount(canvas, _MARGIN, bill, word, _SMALL)
    with canvas.tagged(Tag("P")):
        at = (_RECEIPT - _MARGIN) * MM
        draw_line(canvas, at, 21 * MM, word("office"), fonts.LABEL_BOLD, 6, right=True)
    _title(canvas, _RECEIPT + _MARGIN, word("payment_part"))
    place = ((_RECEIPT + _MARGIN) * MM, _CODE_AT * MM)
    draw_swiss_code(canvas, bill.text, place, _CODE * MM, f"QR-bill {_amount_text(bill)}, {bill.iban}")
    canvas.setFillColor(black)
    _amount(canvas, _RECEIPT + _MARGIN, bill, word, _LARGE)
    payment = _Pen(canvas, _INFORMATION, _TITLE_AT, 210 - _INFORMATION - _MARGIN, _LARGE)
    _who(payment, bill, word, (65, 25), message=bill.message)


def _title(canvas: Any, x: float, words: str) -> None:
    with canvas.tagged(Tag("P")):
        draw_line(canvas, x * MM, _TITLE_AT * MM, words, fonts.LABEL_BOLD, 11)


def _who(pen: _Pen, bill: SwissBill, word: Callable[[str], str], blank: tuple[float, float], message: str = "") -> None:
    pen.name(word("account"))
    pen.values((" ".join(bill.iban[at : at + 4] for at in range(0, len(bill.iban), 4)), *bill.creditor.lines))
    if bill.reference:
        pen.name(word("reference"))
        pen.values((group_reference(bill.reference),))
    if message:
        pen.name(word("more"))
        pen.values((message,))
    if bill.debtor is not None:
        pen.name(word("payer"))
        pen.values(bill.debtor.lines)
    else:
        pen.name(word("payer_blank"))
        pen.box(*blank)


def _amount(canvas: Any, x: float, bill: SwissBill, word: Callable[[str], str], sizes: _Sizes) -> None:
    currency = _Pen(canvas, x, _AMOUNT_AT, 14, sizes)
    currency.name(word("currency"))
    currency.values((bill.amount.currency,))
    amount = _Pen(canvas, x + (12 if sizes is _SMALL else 15), _AMOUNT_AT, 36, sizes)
    amount.name(word("amount"))
    amount.values((_amount_text(bill),))


def _amount_text(bill: SwissBill) -> str:
    """Return the amount as the guide has it: with a point, thousands parted by a space."""
    return f"{bill.amount.amount:,.2f}".replace(",", " ")


def _corners(canvas: Any, left: float, bottom: float, wide: float, high: float) -> None:
    arm = 3 * MM
    for x, way in ((left, 1), (left + wide, -1)):
        for y, up in ((bottom, 1), (bottom + high, -1)):
            canvas.line(x, y, x + way * arm, y)
            canvas.line(x, y, x, y + up * arm)
