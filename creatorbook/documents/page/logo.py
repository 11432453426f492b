"""The creator's logo on a page."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.styles import current_look, sheet
from creatorbook.domain.records.document_themes import Theme

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable


def logo(width: float, height: float, after: float) -> Flowable | None:
    """Return the logo of the look as a flowable, at most so wide and high (points); None where there is none."""
    picture = _picture(current_look().logo)
    if picture is None:
        return None
    made: Flowable = _logo_class()(picture, *_fit_picture(picture, width, height), after)
    return made


def draw_logo(canvas: Canvas, x: float, top: float, width: float, height: float, *, centred: bool = False) -> float:
    """Draw the logo below `top` from `x` on, or around `x` where `centred`, and return its height, 0 without a logo."""
    picture = _picture(current_look().logo)
    if picture is None:
        return 0.0
    wide, high = _fit_picture(picture, width, height)
    canvas.drawImage(picture, x - wide / 2 if centred else x, top - high, wide, high, mask="auto")
    return high


@lru_cache(maxsize=4)
def _picture(_text: str) -> Any:
    from reportlab.lib.utils import ImageReader

    png = current_look().logo_png
    if not png:
        return None
    try:
        return ImageReader(io.BytesIO(png))
    except Exception:  # noqa: BLE001  a picture that was damaged since is left out, and the words stay
        return None


def _fit_picture(picture: Any, width: float, height: float) -> tuple[float, float]:
    wide, high = picture.getSize()
    scale = min(width / wide, height / high)
    return wide * scale, high * scale


@cache
def _logo_class() -> Any:
    from reportlab.platypus import Flowable

    class Logo(Flowable):
        def __init__(self, picture: Any, width: float, height: float, after: float) -> None:
            super().__init__()
            self._picture = picture
            self.width = width
            self.height = height
            self.spaceAfter = after
            self.hAlign = "CENTER" if sheet().theme is Theme.PLAIN else "LEFT"

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self.width, self.height

        def draw(self) -> None:
            self.canv.drawImage(self._picture, 0, 0, self.width, self.height, mask="auto")

    return Logo
