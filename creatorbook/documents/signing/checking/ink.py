"""Whether two pictures show the same: what is drawn a hair elsewhere is the same, what is missing or more is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image

    Pick = Callable[[Image, Image], Image]

_NOTICED = 24  # of 255: less is not seen by an eye, and is what saving a picture again does
_TOLERANT = 80  # of 255: another program smooths edges in its own way
_GREY = 12  # of 255: how far a picture's colours may lie apart for it to be one without colour


def is_equal(before: Image, after: Image, spared: Sequence[tuple[float, float, float, float]]) -> bool:
    """Return whether two pictures of one size are equal to the eye outside the places that are spared."""
    from PIL import ImageChops

    difference = _strongest(ImageChops.difference(before, after))
    _blank(difference, spared)
    return difference.point([0] * _NOTICED + [255] * (256 - _NOTICED)).getbbox() is None


def count_changes(before: Image, after: Image, spared: Sequence[tuple[float, float, float, float]] = ()) -> int:
    """Return in how many points something is missing or more, by more than a shift of one pixel.

    A picture without any colour is compared by light and dark alone: it may have been printed so.
    """
    from PIL import ImageChops

    if _is_grey(after):
        before, after = before.convert("L"), after.convert("L")
    lightest, darkest = ImageChops.lighter, ImageChops.darker
    parts = [
        ImageChops.subtract(_spread(after, darkest), before),
        ImageChops.subtract(_spread(before, darkest), after),
        ImageChops.subtract(before, _spread(after, lightest)),
        ImageChops.subtract(after, _spread(before, lightest)),
    ]
    whole = parts[0]
    for part in parts[1:]:
        whole = lightest(whole, part)
    found = _strongest(whole)
    _blank(found, spared)
    return sum(found.histogram()[_TOLERANT:])


def has_ink(image: Image, spared: Sequence[tuple[float, float, float, float]]) -> bool:
    """Return whether anything but one even ground is seen outside the places that are spared."""
    from PIL import ImageChops

    ground = image.getpixel((0, 0))
    from PIL import Image as Images

    difference = _strongest(ImageChops.difference(image, Images.new("RGB", image.size, ground)))
    _blank(difference, spared)
    return sum(difference.histogram()[_TOLERANT:]) > 0


def _spread(image: Image, pick: Pick) -> Image:
    """Return each point with the lightest or darkest of the nine around it."""
    from PIL import ImageChops

    across = pick(pick(image, ImageChops.offset(image, 1, 0)), ImageChops.offset(image, -1, 0))
    return pick(pick(across, ImageChops.offset(across, 0, 1)), ImageChops.offset(across, 0, -1))


def _strongest(image: Image) -> Image:
    from PIL import ImageChops

    bands = image.split()
    strongest = bands[0]
    for band in bands[1:]:
        strongest = ImageChops.lighter(strongest, band)
    return strongest


def _is_grey(image: Image) -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return sum(apart.histogram()[_GREY + 1 :]) == 0


def _blank(image: Image, places: Sequence[tuple[float, float, float, float]]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    for place in places:
        pen.rectangle(place, fill=0)
