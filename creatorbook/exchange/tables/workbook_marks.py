"""What a workbook says of its cells beside their values: the currency of a number's format, formulas without a result.

The reader of workbooks gives values alone. The parts of the archive are looked through here in pieces, by the same
limits, and only where there is something to find.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from locale import windows_locale
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.values.currencies import could_be_another, currency_of_language, named_currency
from creatorbook.exchange.base import limits

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_CHUNK = 1 << 20
_OVERLAP = 16 * 1024
_PART_BYTES = 8 * limits.MEGABYTE
_MOST = 200_000
_CELL = re.compile(
    rb"<(?:\w{1,8}:)?c\s([^<>]{0,200}[^<>/])>"
    rb"(\s{0,100}<(?:\w{1,8}:)?f\b[^<>]{0,400}(?:/>|>[^<]{0,8192}</(?:\w{1,8}:)?f>)\s{0,100}"
    rb"(?:</(?:\w{1,8}:)?c>|<(?:\w{1,8}:)?v\s?/>|<(?:\w{1,8}:)?v>\s?</(?:\w{1,8}:)?v>))?"
)
_STYLES = "xl/styles.xml"
_ATTRIBUTE = re.compile(r"([\w:]{1,40})=\"([^\"<>]{0,1000})\"")
_PLACE = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,8})"')
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')
_BRACKETS = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]{1,8}))?\]")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_FILLING = re.compile(r"[_*].|[#0?.,%\s()\-+/;]")
_LANGUAGE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Marks:
    """By row and column, from 0: the currency (ISO 4217) or shared sign of numbers, and formulas without a result."""

    currencies: dict[tuple[int, int], str] = field(default_factory=dict)
    unreckoned: frozenset[tuple[int, int]] = frozenset()


def read_marks(archive: zipfile.ZipFile, sheet: str, usual: str) -> Marks:
    """Return what is marked in the sheet of this name; nothing where the archive does not say which part it is.

    `usual` is the currency that "$" and other shared signs mean where it is one of theirs.
    """
    part = _part_of(archive, sheet)
    if not part:
        return Marks()
    styles = _currency_styles(archive, usual)
    currencies: dict[tuple[int, int], str] = {}
    unreckoned: set[tuple[int, int]] = set()
    for attributes, formula in _cells(archive, part):
        place = _PLACE.search(attributes)
        if place is None or len(currencies) + len(unreckoned) > _MOST:
            continue
        at = (int(place[2]) - 1, _column_number(place[1]) - 1)
        style = _STYLE.search(attributes)
        if style is not None and (currency := styles.get(int(style[1]))):
            currencies[at] = currency
        if formula:
            unreckoned.add(at)
    return Marks(currencies, frozenset(unreckoned))


def _cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes | None]]:
    """Yield the attributes of each cell that holds something, and its formula where that has no result."""
    with archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            for match in _CELL.finditer(window):
                yield match[1], match[2]
            tail = window[-_OVERLAP:]


def _elements(archive: zipfile.ZipFile, part: str, name: str, within: str = "") -> list[dict[str, str]]:
    """Return the attributes of the elements of a name in a small part, or in one element of it; none for no part.

    The part is looked at as text: a reader of XML would unfold what it is told to.
    """
    try:
        if archive.getinfo(part).file_size > _PART_BYTES:
            return []
        with archive.open(part) as stream:
            text = stream.read(_PART_BYTES).decode("utf-8", "replace")
    except KeyError:
        return []
    if within:
        text = text.partition(f"<{within}")[2].partition(f"</{within}>")[0]
    tag = re.compile(rf"<(?:\w{{1,20}}:)?{name}\s([^<>]{{1,2000}})>")
    return [
        {key.rpartition(":")[2]: unescape(value) for key, value in _ATTRIBUTE.findall(found[1])}
        for found in tag.finditer(text)
    ]


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part that holds a sheet, "" where it is not found."""
    links = _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    for each in _elements(archive, "xl/workbook.xml", "sheet"):
        if each.get("name") == sheet:
            target = targets.get(each.get("id", ""), "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            return path if path in archive.namelist() else ""
    return ""


def _currency_styles(archive: zipfile.ZipFile, usual: str) -> dict[int, str]:
    """Return the currency of each style of cells whose format names one."""
    formats = {
        each.get("numFmtId", ""): currency_of_format(each.get("formatCode", ""), usual)
        for each in _elements(archive, _STYLES, "numFmt")
    }
    numbers = (style.get("numFmtId", "") for style in _elements(archive, _STYLES, "xf", "cellXfs"))
    return {place: formats[number] for place, number in enumerate(numbers) if formats.get(number)}


def currency_of_format(code: str, usual: str) -> str:
    """Return the currency that a number's format shows ("[$€-40C] #,##0.00", "#,##0 [$CHF]"), "" for none.

    A sign that several currencies share is that of the format's country; without one it stays as written ("kr").
    """
    first = code[:255].partition(";")[0]
    for sign, language in _BRACKETS.findall(first):
        name = fold(sign)
        # The language of a format, as Windows numbers it, ends in its country: 406 is Danish, da_DK.
        country = windows_locale.get(int(language, 16) & _LANGUAGE, "").rpartition("_")[2] if language else ""
        if own := currency_of_language(name, country):
            return own
        if could_be_another(name, usual):
            return name
        if found := named_currency(name, usual):
            return found
    bare = _BRACKETS.sub("", first)
    quoted = " ".join(one or other for one, other in _QUOTED.findall(bare))
    for sign in (quoted, _FILLING.sub("", _QUOTED.sub("", bare))):
        if could_be_another(fold(sign), usual):
            return fold(sign)
        if found := named_currency(fold(sign), usual):
            return found
    return ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
