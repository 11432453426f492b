"""What stands in a party's box: the signature itself, the name, the place and the day, in the document's language."""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.paths import resources
from creatorbook.documents.page.drawing import draw_line, width_of
from creatorbook.documents.signing.marks.curves import fit_strokes
from creatorbook.documents.signing.marks.pictures import normalise_picture
from creatorbook.documents.signing.material import Drawn, Picture, Typed, check_name, checked_strokes
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import join_lines
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.certificates import Certificate
    from creatorbook.documents.signing.material import Mark
    from creatorbook.documents.words.speech import Speech

INK, SOFT = "#1B1F24", "#5C6672"
PEN = "#16305A"  # the blue of ink, so that a signature differs from the print
_PEN_WIDTH = 1.15
_EDGE = 3.0
_LINE = 8.4
_SMALL = 6.8
_MAX = 200
_LARGEST_TYPE = 26.0
_SMALLER = 0.6  # of its size, how small a line that is too long may be set
_ANSWER = 9.6  # the size of an answer on a line of the form
_REACH = 200.0  # points: lines further above the box than this are not drawn with it
_SHOWN_FINGERPRINT = 23  # characters of a certificate's fingerprint: eight bytes and their colons


@dataclass(frozen=True, slots=True)
class Lines:
    """What is said beside a signature; `place` may be empty, `language` is the document's."""

    signer: str
    day: date
    place: str
    language: str


@cache
def _stamp_words() -> dict[str, dict[str, str]]:
    with (resources() / "signing" / "words.toml").open("rb") as file:
        return {name: table for name, table in tomllib.load(file).items() if isinstance(table, dict)}


def _words_and_speech(language: str) -> tuple[dict[str, str], Speech]:
    """Return the words and the voice of a language, English where it is not spoken here."""
    try:
        return _stamp_words()[language], speech_in(language)
    except (KeyError, BadInput):
        return _stamp_words()["en"], speech_in("en")


def place_and_day(lines: Lines) -> str:
    """Return the place and the day as the language writes them: "Lyon, le 2 mars 2026"."""
    words, speech = _words_and_speech(lines.language)
    day = speech.day(lines.day)
    place = join_lines(lines.place).strip()[:_MAX]
    return words["place_and_day"].format(place=place, day=day) if place else day


def mark_page(mark: Mark, lines: Lines, width: float, height: float, *, named: bool) -> bytes:
    """Return a PDF of one page of this size in points: the mark, and under it name, place and day where `named`.

    Raises BadInput for a mark that cannot be drawn.
    """
    out, canvas = _canvas(width, height)
    foot = _EDGE
    if named:
        canvas.setFillColor(_colour(SOFT))
        _line(canvas, foot, place_and_day(lines), fonts.LABEL, _SMALL, width)
        canvas.setFillColor(_colour(INK))
        _line(canvas, foot + _LINE, lines.signer, fonts.LABEL_MEDIUM, _SMALL, width)
        foot += 2 * _LINE + 1
    _draw(canvas, mark, foot, width, height - foot - _EDGE)
    return _finish_canvas(out, canvas)


def certificate_page(certificate: Certificate, lines: Lines, moment: datetime, box: SignatureBox) -> bytes:
    """Return a PDF of one page: who signed with which certificate, where and when (UTC).

    Its size is that of `around(box)`: where the document has lines for name and date, they are answered on it too.
    """
    words, speech = _words_and_speech(lines.language)
    whole = box_with_lines(box)
    width, height = box.width, box.height
    out, canvas = _canvas(whole.width, whole.height)
    canvas.setFillColor(_colour(INK))
    for text, at in ((lines.signer, box.name_at), (place_and_day(lines), box.date_at)):
        if at is not None and whole.height > height:
            _line(canvas, at[1] - whole.y, text, fonts.TEXT, _ANSWER, width, least=_SMALLER)
    instant = words["instant"].format(day=speech.day(moment.date()), time=f"{moment:%H:%M}")
    place = join_lines(lines.place).strip()[:_MAX]
    said = words["place_and_day"].format(place=place, day=instant) if place else instant
    kind = words["self_signed"] if certificate.self_signed else words["issued_by"].format(issuer=certificate.issuer)
    fingerprint = words["fingerprint"].format(fingerprint=certificate.fingerprint[:_SHOWN_FINGERPRINT] + "…")
    below = ((said, SOFT), (fingerprint, SOFT), (f"{words['certificate']} · {kind}", INK))
    size = min(_SMALL, (height - 2 * _EDGE) / 6)
    step = size * _LINE / _SMALL
    foot = _EDGE
    for text, colour in below:
        canvas.setFillColor(_colour(colour))
        _line(canvas, foot, text, fonts.LABEL, size, width)
        foot += step
    room = height - foot - _EDGE
    canvas.setFillColor(_colour(PEN))
    largest = max(min(room * 0.72, _LARGEST_TYPE * 0.7), size)
    # The signature is the certificate's own: another name is only whom it stands for, in the line above.
    _line(canvas, foot + room * 0.3, certificate.subject, fonts.TEXT_ITALIC, largest, width, least=_SMALLER)
    return _finish_canvas(out, canvas)


def box_with_lines(box: SignatureBox) -> SignatureBox:
    """Return the box together with the lines for name and date above it, where the document has them there."""
    lines = [at for at in (box.name_at, box.date_at) if at is not None]
    fit = len(lines) > 1 and all(abs(x - box.x) < 1 and box.y + box.height <= y < box.y + _REACH for x, y in lines)
    if not fit:
        return box
    top = max(y for _x, y in lines) + _ANSWER * 1.2
    return replace(box, height=top - box.y)


def text_page(text: str, width: float, height: float) -> bytes:
    """Return a PDF of one page of this size in points with one line of text on it: an answer on a form."""
    out, canvas = _canvas(width, height)
    canvas.setFillColor(_colour(INK))
    _line(canvas, height * 0.3, text, fonts.TEXT, min(_ANSWER, height * 0.7), width, least=_SMALLER)
    return _finish_canvas(out, canvas)


def _canvas(width: float, height: float) -> tuple[io.BytesIO, Canvas]:
    fonts.register()
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    return out, Canvas(out, pagesize=(width, height), invariant=1, pageCompression=0, initialFontName=fonts.TEXT)  # type: ignore[arg-type]  # the stubs take the name for a number


def _finish_canvas(out: io.BytesIO, canvas: Canvas) -> bytes:
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _colour(value: str) -> Color:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


def _draw(canvas: Canvas, mark: Mark, foot: float, width: float, height: float) -> None:
    if isinstance(mark, Typed):
        canvas.setFillColor(_colour(PEN))
        size = min(_LARGEST_TYPE, height * 0.8)
        middle = foot + (height - size) / 2 + size * 0.22
        # A signature is never cut.
        _line(canvas, middle, check_name(mark), fonts.TEXT_ITALIC, size, width, least=0.0)
    elif isinstance(mark, Drawn):
        _strokes(canvas, mark, foot, width, height)
    elif isinstance(mark, Picture):
        from reportlab.lib.utils import ImageReader

        image = ImageReader(io.BytesIO(normalise_picture(mark.content)))
        canvas.drawImage(image, 0, foot, width, height, mask="auto", preserveAspectRatio=True, anchor="w")


def _strokes(canvas: Canvas, drawn: Drawn, foot: float, width: float, height: float) -> None:
    canvas.setStrokeColor(_colour(PEN))
    canvas.setFillColor(_colour(PEN))
    canvas.setLineWidth(_PEN_WIDTH)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    edge = _PEN_WIDTH
    for curve in fit_strokes(checked_strokes(drawn), width - 2 * edge, height - 2 * edge):
        x, y = curve.start[0] + edge, curve.start[1] + foot + edge
        if not curve.parts:
            canvas.circle(x, y, _PEN_WIDTH * 0.7, stroke=0, fill=1)
            continue
        path = canvas.beginPath()
        path.moveTo(x, y)
        for points in curve.parts:
            path.curveTo(*(value for px, py in points for value in (px + edge, py + foot + edge)))
        canvas.drawPath(path, stroke=1, fill=0)


def _line(canvas: Canvas, y: float, text: str, face: str, size: float, width: float, *, least: float = 1.0) -> None:
    """Draw one line from the left; too long, it is set smaller, down to `least` of its size, then cut with an …."""
    wide = width_of(text, face, size)
    if wide > width:
        # A hair less than would fit: widths do not scale to the last digit.
        size = max(size * width / wide * 0.995, size * least)
    draw_line(canvas, 0, y, text, face, size, width)
