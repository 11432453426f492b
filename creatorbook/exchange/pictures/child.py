"""What runs in the limited child: pictures are decoded, and nothing but small squares of pixels comes out."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from creatorbook.exchange.pictures.codec import Thumbnail, pack_thumbnails, unpack_pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

_READ = ("JPEG", "PNG", "WEBP", "GIF")
# One that would unfold to more pixels is not worth a thumbnail.
_MOST_PIXELS = 64 * 1024 * 1024


def make_thumbnails(request: bytes) -> Sequence[bytes]:
    """Return the packed squares of packed pictures."""
    pictures, side = unpack_pictures(request)
    return pack_thumbnails([_thumbnail(picture, side) for picture in pictures])


def _thumbnail(picture: bytes, side: int) -> Thumbnail | None:
    """Return a square from the middle of a picture, None for what is none, damaged or too large."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of pictures that our own limit refuses a line later.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture), formats=_READ) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                opened.draft("RGB", (2 * side, 2 * side))
                # From the first picture of a moving one.
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    least = min(upright.size)
    square = ImageOps.fit(upright, (min(side, least),) * 2)
    return Thumbnail(square.width, square.tobytes())
