"""Pictures made for tests."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw


def picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """Return a plain logo: a disc and a bar."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((0, 0, height - 1, height - 1), fill="#C85028")
    pen.rectangle((height, height // 4, width - 1, height * 3 // 4), fill="#28405A")
    out = io.BytesIO()
    image.convert(mode).save(out, kind)
    return out.getvalue()
