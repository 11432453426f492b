"""Whether a file that begins with the issued one still looks like it: words can be painted over, pictures say nothing.

Pages are drawn as a reader draws them and compared point by point; the places to sign are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    from creatorbook.documents.page.boxes import SignatureBox

_SCALE = 1.0  # points of the picture for a point of the page: 72 dpi
_NOTICED = 40  # of 255: less is how a drawing is smoothed
_AIR = 14.0  # points around a place to sign that a hand may use too
_ABOVE = 20.0  # points above an answer's baseline


def changed_pages(issued: bytes, received: bytes, boxes: Iterable[SignatureBox]) -> tuple[int, ...]:
    """Return the pages, from 1, that look different outside the places to sign; added and missing ones count too.

    Pages that cannot be drawn look different. Raises BadInput where the issued file is no PDF.
    """
    from creatorbook.common.errors import BadInput
    from creatorbook.documents.reading.preview import page_count

    count = page_count(issued)
    try:
        other = page_count(received)
    except BadInput:
        return tuple(range(1, count + 1))
    places = list(boxes)
    changed = [
        page + 1
        for page in range(min(count, other))
        if _page_differs(issued, received, page, [box for box in places if box.page == page])
    ]
    return (*changed, *range(min(count, other) + 1, max(count, other) + 1))


def _page_differs(issued: bytes, received: bytes, page: int, boxes: list[SignatureBox]) -> bool:
    from PIL import ImageChops, ImageDraw

    before, after = _draw_page(issued, page), _draw_page(received, page)
    if before is None or after is None or before.size != after.size:
        return True
    difference = ImageChops.difference(before, after)
    pen = ImageDraw.Draw(difference)
    for box in boxes:
        pen.rectangle(_place_in_picture(box, difference.height), fill=0)
    return difference.point([0] * _NOTICED + [255] * (256 - _NOTICED)).getbbox() is not None


def _place_in_picture(box: SignatureBox, height: int) -> tuple[float, float, float, float]:
    """Return a place to sign with its lines, and some air around it, in the points of the picture."""
    top = max([box.y + box.height, *(at[1] + _ABOVE for at in (box.name_at, box.date_at) if at is not None)])
    left, right = box.x - _AIR, box.x + box.width + _AIR
    return left * _SCALE, height - (top + _AIR) * _SCALE, right * _SCALE, height - (box.y - _AIR) * _SCALE


def _draw_page(pdf: bytes, page: int) -> Image | None:
    from PIL import Image

    from creatorbook.documents.reading.preview import page_images

    image = next(iter(page_images(pdf, _SCALE, range(page, page + 1))), None)
    if image is None:
        return None
    size = (image.width, image.height)
    return Image.frombuffer("RGB", size, image.data, "raw", "BGRX", image.stride, 1).convert("L")
