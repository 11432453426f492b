"""Labels that stand above their values, and two languages beside each other, set as everything else is read."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.lines import Line

GAP = "   "
_LABEL, _LABEL_WORDS, _VALUE = 42, 7, 60
_LEAST, _LEAST_SHARE = 3, 0.5
_NO_LABEL = re.compile(r"[\d:;,.!(]|\?.|^\W|" + GAP)
_APART = re.compile(r"(?<=\S)(?:\t| {3,})(?=\S)")
_ITEM_CELL = re.compile(
    r"(?:item|no\.?|nr\.?|pos\.?|ziff(?:er|\.)|punkt|point|line|row|ligne|zeile|l[ií]nea"
    r"|punto) ?\d{1,2}[.)]?(?:\t| {3,})(?=[^\W\d_])",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(\d{1,2})\s(?=[^\W\d_a-z][^\d.;]{2,40}$)")
_NUMBER = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2})?[.)]|§ ?\d{1,2}|(?:art\.|artikel|article|clause) ?\d{1,2})", re.IGNORECASE
)


def drop_item_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without a cell that only counts the rows: "Item 1   Start   1 July"."""
    return [
        replace(line, text=_ITEM_CELL.sub("", line.text)) if _ITEM_CELL.match(line.text) else line for line in lines
    ]


def number_headings(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a point after the numbers of headings that are numbered without: "1 Fee", … "2 Term"."""
    found = [(at, int(match[1])) for at, line in enumerate(lines) if (match := _BARE_NUMBER.match(line.text))]
    numbers = [number for _at, number in found]
    apart = all(two - one > 1 for (one, _), (two, _other) in itertools.pairwise(found))
    if len(found) < _LEAST or numbers != list(range(1, len(found) + 1)) or not apart:
        return list(lines)
    heads = {at for at, _number in found}
    return [
        replace(line, text=_BARE_NUMBER.sub(r"\1. ", line.text)) if at in heads else line
        for at, line in enumerate(lines)
    ]


def unstack(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each label beside its values, where a document sets most of its labels above them."""
    groups = list(_groups(lines))
    stacked = [_is_stacked(group) for group in groups]
    longer = sum(len(group) > 1 for group in groups)
    if sum(stacked) < max(_LEAST, longer * _LEAST_SHARE):
        return list(lines)
    return [line for group, named in zip(groups, stacked, strict=True) for line in (_beside(group) if named else group)]


def join_labels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each label that ends in a colon beside the one line that stands below it."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        after = lines[at + 2] if at + 2 < len(lines) else None
        alone = after is None or after.apart or _is_colon_label(after)
        if below is not None and alone and _is_colon_label(line) and _is_value_below(line, below):
            made.append(replace(line, text=f"{line.text}{GAP}{below.text}"))
            at += 2
        else:
            made.append(line)
            at += 1
    return made


def _is_colon_label(line: Line) -> bool:
    text = line.text
    return text.endswith(":") and len(text) <= _LABEL and not _NO_LABEL.search(text[:-1]) and not line.speaker


def _is_value_below(line: Line, below: Line) -> bool:
    near = below.page == line.page and below.depth == line.depth and not below.speaker
    return near and not _is_colon_label(below) and GAP not in below.text and len(below.text) <= 2 * _VALUE


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (line.apart or line.page != group[-1].page or line.depth != group[-1].depth):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_stacked(group: Sequence[Line]) -> bool:
    label = group[0].text
    if len(group) == 1 or len(label) > _LABEL or len(label.split()) > _LABEL_WORDS or _NO_LABEL.search(label):
        return False
    values = [line.text for line in group[1:]]
    if any(GAP in value or line.speaker for value, line in zip(values, group[1:], strict=True)):
        return False
    return len(values) == 1 or all(len(value) <= _VALUE and not value[:1].islower() for value in values)


def _beside(group: Sequence[Line]) -> Iterator[Line]:
    """Yield a row for each value under a label; a long one stays a sentence below its heading."""
    label = group[0]
    if len(group[1].text) > _VALUE:
        yield from group
        return
    for line in group[1:]:
        yield replace(label, text=f"{label.text}{GAP}{line.text}", page=line.page)


def split_columns(page: str) -> str:
    """Return a page whose clauses stand twice beside each other, in two languages, with one column after the other."""
    left: list[str] = []
    right: list[str] = []
    same = told = 0
    column = _second_column(page)
    for row in page.split("\n") if column else ():
        gaps = [match for match in _APART.finditer(row) if abs(match.end() - column) <= 1]
        told += bool(row.strip())
        if gaps:
            one, other = row[: gaps[0].start()], row[gaps[0].end() :]
            left.append(one)
            right.append(other)
            numbers = _NUMBER.match(one), _NUMBER.match(other)
            same += numbers[0] is not None and numbers[1] is not None and numbers[0][1] == numbers[1][1]
        else:
            under = not row[: column - 1].strip()
            left.append("" if under else row)
            right.append(row.strip() if under else "")
    return "\n".join([*left, "", *right]) if same >= _LEAST else page


def _second_column(page: str) -> int:
    """Return where the second of two columns begins that both number their clauses; 0 where there are none."""
    for row in page.split("\n"):
        gap = _APART.search(row) if GAP in row or "\t" in row else None
        if gap is not None and (one := _NUMBER.match(row)) and (other := _NUMBER.match(row, gap.end())):
            return gap.end() if one[1] == other[1] else 0
    return 0
