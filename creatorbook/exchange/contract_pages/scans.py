"""Pictures of pages to their text, by Tesseract where the system has it. Runs in the limited child process.

Tesseract is called by its command, which reads the picture from standard input and writes no file; it keeps to the
bounds of the process that calls it.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.exchange.base import limits

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
_LANGUAGES = ("eng", "fra", "deu", "spa", "ita")
_DPI, _POINTS = 200, 72
_SIDE = 4_000  # pixels
_PATIENCE = 120  # seconds for one page: far beyond what its bounds of processor time let it take


def can_recognise() -> bool:
    """Return whether there is a Tesseract with a language that it can be asked for."""
    return bool(_languages())


def recognise_pages(data: bytes, numbers: list[int]) -> dict[int, str]:
    """Return the text of these pages of a PDF, counted from 0, as far as it is recognised."""
    from pypdfium2 import PdfDocument, PdfiumError

    found: dict[int, str] = {}
    try:
        with PdfDocument(data) as document:
            for number in numbers[: limits.SCANNED_PAGES]:
                text = recognise(_draw(document, number))
                if text:
                    found[number] = text
    except PdfiumError:
        return found
    return found


def recognise_picture(data: bytes) -> str:
    """Return the text in a picture; "" where there is none, or where it is no picture that can be read."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = limits.PICTURE_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.thumbnail((_SIDE, _SIDE))
            return recognise(picture.convert("L"))
    except MemoryError:
        raise
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return ""


def recognise(picture: Image.Image) -> str:
    """Return the text in a grey picture, "" where Tesseract finds none or cannot be asked."""
    command, languages = _command(), _languages()
    if not command or not languages:
        return ""
    packed = io.BytesIO()
    picture.save(packed, "PNG", dpi=(_DPI, _DPI))
    asked = [command, "stdin", "stdout", "-l", "+".join(languages), "--psm", "4", "--dpi", str(_DPI)]
    done = _run(asked, packed.getvalue())
    return done.decode("utf-8", "replace").replace("\f", "").strip()


def _draw(document: PdfDocument, number: int) -> Image.Image:
    page = document[number]
    longest = max(*page.get_size(), 1.0)
    scale = min(_DPI / _POINTS, _SIDE / longest)
    drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return drawn


@cache
def _command() -> str:
    found = shutil.which("tesseract") or ""
    if not found and sys.platform == "win32" and os.path.isfile(_WINDOWS):  # noqa: PTH113  where its installer puts it
        return _WINDOWS
    return found


@cache
def _languages() -> tuple[str, ...]:
    """Return the languages of contracts that Tesseract has learned."""
    command = _command()
    if not command:
        return ()
    known = set(_run([command, "--list-langs"], b"").decode("utf-8", "replace").split())
    return tuple(each for each in _LANGUAGES if each in known)


def _run(command: list[str], given: bytes) -> bytes:
    """Return what a command writes; nothing where it fails, takes too much or cannot be started."""
    try:
        done = subprocess.run(
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            # One page keeps one core busy.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
