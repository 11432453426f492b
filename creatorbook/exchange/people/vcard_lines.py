"""The content lines of a vCard: folds and soft breaks undone, parameters and structured values taken apart.

Everything here is linear; the two regular expressions look at a few bytes at a time.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.base import limits
from creatorbook.exchange.base.code_pages import guess_code_page
from creatorbook.exchange.base.decoding import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.exchange.base.problems import Remarks

SKIPPED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
HEAD_CHARACTERS = 1_000
_SPLIT_LETTER = re.compile(rb"([\x80-\xff])\r?\n[ \t](?=[\x80-\xbf])")
_CHARSET = re.compile(rb";[ \t]?CHARSET=\"?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_BARE_ENCODINGS = frozenset({_QUOTED_PRINTABLE, "BASE64", "8BIT", "7BIT"})


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: `name` is in upper case without its group, `params` map upper-case names to values."""

    name: str
    params: dict[str, list[str]]
    value: str
    line: int

    def types(self) -> set[str]:
        """Return the types of the property, in upper case, from whichever version's spelling."""
        return {part.strip().upper() for value in self.params.get("TYPE", []) for part in value.split(",")}

    def preference(self) -> int:
        """Return how far behind the property stands: 0 for a preferred one, 100 for none."""
        if "PREF" in self.types():
            return 0
        given = (self.params.get("PREF") or [""])[0]
        return int(given) if given.isascii() and given.isdigit() and len(given) <= 3 else 100  # noqa: PLR2004  1 to 100


def decode_cards(data: bytes, encoding: str | None, country: str) -> Decoded:
    """Return the text of a file of cards; raises FileProblem as `decode` does, to which the country is of use.

    A writer may fold inside a letter of several bytes, and may name another encoding for a line (version 2.1).
    """
    decoded = decode(data, encoding, binary="card_not_text", country=country)
    if not decoded.guessed:
        return decoded
    mended = _SPLIT_LETTER.sub(rb"\1", data)
    try:
        return Decoded(mended.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    joined = list(_join_named_lines(mended))
    page = guess_code_page(b"\n".join(line for line in joined if not _named_encoding(line)), country)
    lines = [_decode_line(line, page) for line in joined]
    named = sorted({line.encoding for line in lines if not line.text.isascii()})
    guessed = any(line.guessed for line in lines)
    return Decoded("\n".join(line.text for line in lines), " / ".join(named) or decoded.encoding, guessed)


def _join_named_lines(data: bytes) -> Iterator[bytes]:
    """Yield the lines, one that names its encoding with its folds undone; empty lines keep the count."""
    joined: bytes = b""
    folds = 0
    for line in data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        if joined and line[:1] in {b" ", b"\t"} and len(joined) <= limits.CARD_LINE_CHARACTERS:
            joined, folds = joined + line[1:], folds + 1
            continue
        if joined:
            yield joined
            yield from [b""] * folds
        joined, folds = b"", 0
        if _named_encoding(line):
            joined = line
        else:
            yield line
    if joined:
        yield joined


def _named_encoding(line: bytes) -> str:
    named = _CHARSET.search(line[:HEAD_CHARACTERS].partition(b":")[0])
    return named[1].decode("ascii") if named else ""


def _decode_line(line: bytes, page: str) -> Decoded:
    if line.isascii():
        return Decoded(line.decode("ascii"), "utf-8")
    for encoding in (_named_encoding(line), "utf-8"):
        try:
            return Decoded(line.decode(encoding), encoding.lower())
        except (UnicodeError, LookupError):
            continue
    return Decoded(line.decode(page, "replace"), page, guessed=True)


def content_lines(text: str, remarks: Remarks) -> Iterator[tuple[str, int]]:
    """Yield (content line, number of its first line) with folds and soft line breaks undone."""
    pieces: list[str] = []
    length = start = 0
    soft = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        folded = line[:1] in {" ", "\t"} and bool(pieces)
        if soft or folded:
            piece = line[1:] if folded and not soft else line
        else:
            if pieces:
                yield from _finish_line(pieces, length, start, remarks)
            pieces, length, start, piece = [], 0, number, line
        if length <= limits.CARD_LINE_CHARACTERS:
            pieces.append(piece)
        length += len(piece)
        soft = piece.endswith("=") and _is_quoted_printable(pieces[0])
        if soft and length <= limits.CARD_LINE_CHARACTERS:
            pieces[-1] = piece[:-1]
    if pieces:
        yield from _finish_line(pieces, length, start, remarks)


def _finish_line(pieces: list[str], length: int, start: int, remarks: Remarks) -> Iterator[tuple[str, int]]:
    if length <= limits.CARD_LINE_CHARACTERS:
        yield "".join(pieces), start
        return
    head = pieces[0][:HEAD_CHARACTERS]
    name = head.partition(":")[0].partition(";")[0].rpartition(".")[2].strip().upper()
    if name in SKIPPED:
        yield head, start
    else:
        remarks.add("card_long_line", 1, line=start)


def _is_quoted_printable(first: str) -> bool:
    return _QUOTED_PRINTABLE in first[:HEAD_CHARACTERS].partition(":")[0].upper()


def parse_property(content: str, line: int) -> Property | None:
    """Return the property of a content line, None where it is none."""
    head, value = _split_head(content)
    if head is None:
        return None
    name, *rest = _split_outside_quotes(head, ";")
    name = name.rpartition(".")[2].strip().upper()
    if not name or not name.replace("-", "").isalnum() or not name.isascii():
        return None
    params: dict[str, list[str]] = {}
    for part in rest[: limits.VALUES_PER_CARD]:
        key, equals, given = part.partition("=")
        key = key.strip().upper()
        if not equals:
            # Version 2.1 writes "TEL;CELL;QUOTED-PRINTABLE:".
            key, given = ("ENCODING" if key in _BARE_ENCODINGS else "TYPE"), key
        params.setdefault(key, []).append(given.strip().strip('"'))
    if (params.get("ENCODING") or [""])[0].upper() == _QUOTED_PRINTABLE:
        value = _quoted_printable(value, (params.get("CHARSET") or [""])[0])
    return Property(name, params, value, line)


def _split_head(content: str) -> tuple[str | None, str]:
    quoted = False
    for index, letter in enumerate(content[: limits.CARD_LINE_CHARACTERS]):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return content[:index], content[index + 1 :]
    # A quotation mark that is never closed hides the colon.
    head, colon, value = content.partition(":")
    return (head, value) if colon else (None, "")


def _split_outside_quotes(text: str, separator: str) -> list[str]:
    parts: list[str] = []
    start = 0
    quoted = False
    for index, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == separator and not quoted:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts


def _quoted_printable(value: str, charset: str) -> str:
    data = binascii.a2b_qp(value.encode("utf-8", "replace"))
    for encoding in (charset, "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def escape(text: str) -> str:
    r"""Return a text as the value of a property: backslash, comma, semicolon and line breaks escaped."""
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\r\n", "\n").replace("\n", "\\n")


def unescape(value: str) -> str:
    r"""Return the text of a value: the inverse of `escape`; a lone backslash stays."""
    if "\\" not in value:
        return value
    out: list[str] = []
    letters = iter(value)
    for letter in letters:
        if letter != "\\":
            out.append(letter)
            continue
        following = next(letters, "")
        if following in {"n", "N"}:
            out.append("\n")
        elif following in {"\\", ",", ";", ":"}:
            out.append(following)
        else:
            out.append("\\" + following)
    return "".join(out)


def components(value: str, separator: str = ";") -> list[str]:
    """Return the unescaped parts of a structured value (N, ADR, ORG) or of a list (CATEGORIES)."""
    parts: list[str] = []
    start = 0
    escaped = False
    for index, letter in enumerate(value):
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == separator:
            parts.append(value[start:index])
            start = index + 1
    parts.append(value[start:])
    return [unescape(part).strip() for part in parts]
