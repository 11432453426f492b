"""Bytes to text without guessing more than can be known.

Order: byte order mark, NUL pattern of UTF-16, strict UTF-8, then the code page that its letters and the book's country
speak for, with a notice.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from creatorbook.exchange.base.code_pages import guess_code_page
from creatorbook.exchange.base.problems import FileProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_NUL_SHARE = 0.5
_UTF8_TAIL = 3
_BINARY_SHARE = 0.05
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read in; `guessed` where the bytes did not prove it."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, encoding: str | None = None, *, binary: str = "not_text", country: str = "") -> Decoded:
    """Return the text of these bytes, in the named encoding or the one they show; `country` is whose page is likely.

    Raises FileProblem "bad_encoding" where they are not in the named one, and `binary` for binary data: what to do
    about it depends on what the file should have been.
    """
    if encoding:
        return _decode_as(data, encoding, binary)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _refuse_binary(Decoded(_decode_strictly(data, name), name), binary)
    wide = _guess_utf16(data[:_SAMPLE])
    if wide:
        return _refuse_binary(Decoded(_decode_strictly(data, wide), wide), binary)
    if b"\x00" in data or len(_BINARY.findall(data[:_SAMPLE])) > _BINARY_SHARE * min(len(data), _SAMPLE):
        raise FileProblem(binary)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside its last letter is still UTF-8.
        if error.reason == "unexpected end of data" and error.start and len(data) - error.start <= _UTF8_TAIL:
            return Decoded(data[: error.start].decode("utf-8"), "utf-8")
    page = guess_code_page(data, country)
    return Decoded(data.decode(page, "replace"), page, guessed=True)


def _decode_as(data: bytes, encoding: str, binary: str) -> Decoded:
    try:
        return _refuse_binary(Decoded(data.decode(encoding), encoding), binary)
    except (UnicodeError, LookupError) as error:
        raise FileProblem("bad_encoding", encoding=encoding) from error


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # A UTF-16 or UTF-32 file cut off inside its last unit is read without it.
        if error.reason == "truncated data":
            return data[: error.start].decode(encoding)
        raise FileProblem("bad_encoding", encoding=encoding.upper()) from error


def _refuse_binary(decoded: Decoded, binary: str) -> Decoded:
    if "\x00" in decoded.text:
        raise FileProblem(binary)
    return decoded


def _guess_utf16(sample: bytes) -> str | None:
    """Return the UTF-16 that the places of the NUL bytes show, if they do: Latin text has one NUL in two bytes."""
    half = len(sample) // 2
    if half == 0:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > _NUL_SHARE * half and first <= second // 10:
        return "utf-16-le"
    if first > _NUL_SHARE * half and second <= first // 10:
        return "utf-16-be"
    return None
