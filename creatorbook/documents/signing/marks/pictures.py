"""A picture of a signature as people have it, made small and safe: the paper taken away, the margins cut."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
_SIZE = (1200, 600)  # pixels kept: four times what a box shows at 150 dpi
_PAPER = 110  # light enough, of 255, to be paper, even in a dim photograph
_OPAQUE = 250
_FAINT = 12  # an opacity, of 255, that nobody sees
_NOISE, _STRENGTH = 24, 3  # what of a darkness, of 255, is grain of the paper, and how much the rest is strengthened
_COARSE = 8


@lru_cache(maxsize=4)
def normalise_picture(content: bytes) -> bytes:
    """Return a PNG of at most 1,200 by 600 pixels whose ground is transparent; the last four are remembered.

    Raises BadInput with a sentence for what is no PNG or JPEG, is damaged, too large, or shows nothing.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > MAX_BYTES:
        raise _unfit_picture(_("The picture is larger than {count} MB.").format(count=MAX_BYTES // 1024 // 1024))
    try:
        with warnings.catch_warnings():
            # Pillow warns of pictures that our own limit refuses a line later.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise _unfit_picture(_("The picture has too many pixels."))
                image = _turn_upright(opened)
    except UnidentifiedImageError as error:
        raise _unfit_picture(_("This is not a PNG or JPEG picture.")) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError) as error:
        raise _unfit_picture(_("The picture is damaged.")) from error
    out = io.BytesIO()
    _keep_ink(image).save(out, "PNG", optimize=True)
    return out.getvalue()


def _unfit_picture(message: str) -> BadInput:
    return BadInput(message, where="picture", hint=_("Choose a PNG or JPEG picture of the signature."))


def _turn_upright(opened: Image) -> Image:
    from PIL import ImageOps

    opened.draft("RGB", (_SIZE[0] * 2, _SIZE[1] * 2))
    opened.load()
    turned = ImageOps.exif_transpose(opened)
    turned.thumbnail((_SIZE[0] * 2, _SIZE[1] * 2))
    return turned.convert("RGBA")


def _keep_ink(image: Image) -> Image:
    """Return the ink alone; raise BadInput where there is none."""
    from PIL import Image as Images

    alpha = image.getchannel("A")
    if not any(alpha.histogram()[:_OPAQUE]) and _is_on_paper(image):
        alpha = _darkness(image)
    box = alpha.point([0] * _FAINT + [255] * (256 - _FAINT)).getbbox()
    if box is None:
        raise _unfit_picture(_("Nothing can be seen on the picture."))
    ink = Images.merge("RGBA", (*image.split()[:3], alpha)).crop(box)
    ink.thumbnail(_SIZE)
    return ink


def _is_on_paper(image: Image) -> bool:
    """Return whether most of the picture is light: ink on paper, photographed or scanned."""
    light = image.convert("L").point([0] * (_PAPER + 1) + [255] * (255 - _PAPER))
    return light.histogram()[255] * 2 > image.width * image.height


def _darkness(image: Image) -> Image:
    """Return how much darker than the paper around it each point is: shadows of a photograph are paper too."""
    from PIL import ImageChops, ImageFilter

    grey = image.convert("L")
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)))
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(3)).resize(grey.size)
    table = [0 if level <= _NOISE else min(255, (level - _NOISE) * _STRENGTH) for level in range(256)]
    return ImageChops.subtract(paper, grey).point(table)
