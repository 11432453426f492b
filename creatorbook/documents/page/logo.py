"""The creator's logo on a page."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.styles import current_look, sheet
from creatorbook.documents.pdf.tags import Tag
from creatorbook.domain.records.document_themes import Theme

if TYPE_CHECKING:
    from reportlab.platypus import Flowable


def logo(width: float, height: float, after: float, of: str) -> Flowable | None:
    """Return the logo of the look as a flowable, at most so wide and high (points); None where there is none.

    `of` is whose it is, for who cannot see it.
    """
    picture = _picture(current_look().logo)
    if picture is None:
        return None
    made: Flowable = _logo_class()(
        picture, *_fit_picture(picture, width, height), after, Tag("Figure", words=_said(of))
    )
    return made


def draw_logo(canvas: Any, x: float, top: float, size: tuple[float, float], of: str, *, centred: bool = False) -> None:
    """Draw the logo, where there is one, below `top` from `x` on, or around `x` where `centred`; `of` is whose."""
    picture = _picture(current_look().logo)
    if picture is None:
        return
    wide, high = _fit_picture(picture, *size)
    _draw_figure(
        canvas, Tag("Figure", words=_said(of)), picture, (x - wide / 2 if centred else x, top - high, wide, high)
    )


def _said(of: str) -> str:
    return f"Logo {of}".strip()


def _draw_figure(canvas: Any, tag: Tag, picture: Any, place: tuple[float, float, float, float]) -> None:
    x, y, wide, high = place
    left, bottom = canvas.absolutePosition(x, y)
    tag.area = (left, bottom, left + wide, bottom + high)
    with canvas.tagged(tag):
        canvas.drawImage(picture, x, y, wide, high, mask="auto")


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
        def __init__(self, picture: Any, width: float, height: float, after: float, tag: Tag) -> None:
            super().__init__()
            self._picture = picture
            self._tag = tag
            self.width = width
            self.height = height
            self.spaceAfter = after
            self.hAlign = "CENTER" if sheet().theme is Theme.PLAIN else "LEFT"

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self.width, self.height

        def draw(self) -> None:
            _draw_figure(self.canv, self._tag, self._picture, (0, 0, self.width, self.height))

    return Logo
