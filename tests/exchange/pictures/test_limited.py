"""Pictures of strangers are decoded in the limited child: what kills it there leaves the others as they are."""

from __future__ import annotations

import io
import sys

from PIL import Image

from creatorbook.exchange.pictures.limited import read_thumbnails


def _picture(form: str, width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (192, 16, 42)).save(out, form)
    return out.getvalue()


def test_each_form_becomes_a_square_of_pixels() -> None:
    found = read_thumbnails([_picture(form, 300, 200) for form in ("PNG", "JPEG", "WEBP", "GIF")], 96)
    assert [each.side if each else 0 for each in found] == [96] * 4
    first = found[0]
    assert first is not None
    assert first.pixels[:4] == bytes((192, 16, 42, 255))


def test_what_needs_more_memory_than_there_is_leaves_the_others_as_they_are() -> None:
    # Below the limit of pixels and above that of memory, which Linux alone keeps.
    huge = _picture("PNG", 8_100, 8_100)
    small, large, other = read_thumbnails([_picture("PNG", 30, 20), huge, _picture("JPEG", 20, 30)], 96)
    assert (small.side if small else 0, other.side if other else 0) == (20, 20)
    assert (large is None) is sys.platform.startswith("linux")


def test_no_picture_asks_no_process() -> None:
    assert read_thumbnails([], 96) == []
