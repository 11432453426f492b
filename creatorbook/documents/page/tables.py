"""The tables of a contract: terms in columns, hairlines between rows, heads repeated on every page."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.long_table import long_table_class
from creatorbook.documents.page.paragraphs import fill_cell, paragraphs
from creatorbook.documents.page.styles import language, sheet, use_language
from creatorbook.documents.pdf.tags import Tag, inside, row_tags
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import is_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable, Paragraph

    from creatorbook.documents.page.styles import Sheet


_BOX_PADDING = 9.0  # points
_NAMES, _NAMES_BESIDE = 0.24, 0.31  # of the width of a box of facts, and of its half
_PADDING = 14  # points: the most that a theme keeps free left and right of a cell's text
# What a table has that only places things on the page: nothing around its cells, each at the top of its row.
UNPADDED: tuple[tuple[str, tuple[int, int], tuple[int, int], Any], ...] = (
    ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its share of the width, and whether it holds amounts or counts (set to the right).

    `other_head` is the head in the second language of a table in two, "" where that is the same.
    """

    head: str
    share: float
    right: bool = False
    other_head: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a main text, and smaller soft lines under it.

    `other` and `other_soft` are the same in the second language of a table in two, empty where that is the same.
    """

    text: str
    soft: tuple[str, ...] = ()
    strong: bool = False
    other: str = ""
    other_soft: tuple[str, ...] = ()


@dataclass(slots=True)
class Grid:
    """A table to be: columns, rows of cells, and the index of the rows that carry totals.

    `languages` are those of a table in two, each as a document's language and as its tag ("de", "de-AT").
    """

    columns: list[Column]
    rows: list[list[Cell]]
    totals: set[int] = field(default_factory=set)
    languages: tuple[tuple[str, str], ...] = ()


def draw_grid(grid: Grid, note_word: str, width: float | None = None) -> list[Flowable]:
    """Return the grid as a table that splits between rows, then as notes what is too long for a cell.

    `note_word` has {n} in it: it stands in the cell and before the note. `width` is that of the table in points, which
    else is that of the text.
    """
    notes: list[Flowable] = []
    numbers = itertools.count(1)

    def shorten(text: str) -> str:
        if not is_long(text):
            return text
        name = note_word.format(n=next(numbers))
        notes.extend(paragraphs(f"{name} – {text}", "note"))
        return name

    rows = [
        [
            replace(
                cell,
                text=shorten(cell.text),
                soft=tuple(shorten(soft) for soft in cell.soft),
                other=shorten(cell.other),
                other_soft=tuple(shorten(soft) for soft in cell.other_soft),
            )
            for cell in row
        ]
        for row in grid.rows
    ]
    return [_table(replace(grid, rows=rows), width), *notes]


def _table(grid: Grid, wide: float | None) -> Flowable:
    from reportlab.platypus import TableStyle

    look = sheet()
    width = look.width - look.hang if wide is None else wide
    whole = sum(column.share for column in grid.columns)
    widths = [width * column.share / whole for column in grid.columns]
    rooms = [each - _PADDING for each in widths]
    table = Tag("Table")
    body: list[list[object]] = [[]]
    for tag, column, room in zip(
        row_tags(table, ["TH"] * len(grid.columns), once=True), grid.columns, rooms, strict=True
    ):
        with inside(tag):
            look_of_head = "head_right" if column.right else "head"
            said = _in_languages(column.head, column.other_head, look_of_head, room, grid.languages)
            body[0].append(fill_cell(tag, said))
    for row in grid.rows:
        made_row: list[object] = []
        for tag, cell, column, room in zip(row_tags(table, ["TD"] * len(row)), row, grid.columns, rooms, strict=True):
            with inside(tag):
                made_row.append(fill_cell(tag, _cell(cell, column, room, grid.languages)))
        body.append(made_row)
    rules = [_pad_closer(rule, look) for rule in (*_SPACING, *_rules(look, sorted(grid.totals)))]
    made: Flowable = long_table_class()(
        body,
        colWidths=widths,
        repeatRows=1,
        splitByRow=1,
        splitInRow=1,
        hAlign="RIGHT",
        spaceBefore=look.table_space[0],
        spaceAfter=look.table_space[1],
        style=TableStyle(rules),
    )
    return made


# What tables of all themes have in common, then what each theme draws.
_SPACING: list[Any] = [
    ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 9),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 4.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5.4),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
]


def _rules(look: Sheet, totals: list[int]) -> list[Any]:
    """Return the lines and areas of a table in the sheet's manner; `totals` are rows of the body."""
    from reportlab.lib.colors import HexColor

    rule, soft, accent = HexColor(look.rule), HexColor(look.soft), HexColor(look.accent)
    if look.table == "boxed":
        return [
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 2.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
            ("GRID", (0, 0), (-1, -1), 0.4, rule),
            ("BOX", (0, 0), (-1, -1), 0.8, soft),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, soft),
            *(("LINEABOVE", (0, row + 1), (-1, row + 1), 0.8, soft) for row in totals),
        ]
    if look.table == "tinted":
        return [
            ("LEFTPADDING", (0, 0), (-1, -1), 7),
            ("RIGHTPADDING", (0, 0), (-1, -1), 7),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(look.tint)),
            ("TOPPADDING", (0, 0), (-1, 0), 5),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, rule),
            *(("LINEABOVE", (0, row + 1), (-1, row + 1), 1, accent) for row in totals),
        ]
    return [
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, soft),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, rule),
        *(("LINEBELOW", (0, row + 1), (-1, row + 1), 0.8, soft) for row in totals),
    ]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a box says in one language: its title, names with their lines, and a soft note; "" is the document's."""

    title: str
    rows: Sequence[tuple[str, Sequence[str]]]
    note: str
    language: str = ""
    tag: str = ""


def boxed_facts(*sides: Facts) -> Flowable:
    """Return a box of facts, each a name and its lines, under a title and over a soft note; it is not torn.

    In two languages they stand side by side, row by row.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    look = sheet()
    width = look.width / len(sides)
    names = width * (_NAMES if len(sides) == 1 else _NAMES_BESIDE)
    section = Tag("Sect")
    facts = Tag("Table", section)
    body: list[list[object]] = [[] for _row in range(len(sides[0].rows) + 2)]
    rows = [row_tags(facts, ["TH", "TD"] * len(sides)) for _row in sides[0].rows]
    for at, side in enumerate(sides):
        with use_language(side.language or language()):
            for line, text, name in ((body[0], side.title, "box_title"), (body[-1], side.note, "box_note")):
                with inside(Tag("Div", section, language=side.tag) if side.tag else section):
                    line += [paragraphs(text, name), ""]
            for tags, line, (name, lines) in zip(rows, body[1:-1], side.rows, strict=True):
                head, value = tags[at * 2 : at * 2 + 2]
                head.details, head.language, value.language = "/O /Table /Scope /Row", side.tag, side.tag
                with inside(head):
                    left = fill_cell(head, paragraphs(name, "box_name", names - 2 * _BOX_PADDING))
                with inside(value):
                    said = [each for text in lines for each in paragraphs(text, "box_line")]
                line += [left, fill_cell(value, said)]
    last = len(body) - 1
    spans = [("SPAN", (at * 2, row), (at * 2 + 1, row)) for at in range(len(sides)) for row in (0, last)]
    boxed = look.table == "boxed"
    frame = (
        ("BOX", (0, 0), (-1, -1), 0.8, HexColor(look.soft))
        if boxed
        else ("BACKGROUND", (0, 0), (-1, -1), HexColor(look.tint))
    )
    made: Flowable = Table(
        body,
        colWidths=[names, width - names] * len(sides),
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=10,
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ("TOPPADDING", (0, 0), (-1, 0), 7),
                ("BOTTOMPADDING", (0, last), (-1, last), 7),
                *spans,
                frame,
            ]
        ),
    )
    return made


def _pad_closer(rule: Any, look: Sheet) -> Any:
    """Return a rule of a table with the room above and below text that the density of the sheet leaves."""
    name, start, end, *values = rule
    if name not in ("TOPPADDING", "BOTTOMPADDING"):
        return rule
    return (name, start, end, values[0] * look.cell_padding)


def _cell(cell: Cell, column: Column, width: float, languages: tuple[tuple[str, str], ...]) -> list[Paragraph]:
    name = "cell_strong" if cell.strong else "cell"
    lines = _in_languages(cell.text, cell.other, f"{name}_right" if column.right else name, width, languages)
    for soft, other in zip_longest(cell.soft, cell.other_soft, fillvalue=""):
        lines += _in_languages(soft, other, "cell_soft", width, languages)
    return lines


def _in_languages(
    text: str, other: str, look: str, width: float, languages: tuple[tuple[str, str], ...]
) -> list[Paragraph]:
    """Return a text, and below it the same in a second language where it differs, each tagged with its own."""
    if not languages or not other:
        return paragraphs(text, look, width)
    lines: list[Paragraph] = []
    for said, (code, tag) in zip((text, other), languages, strict=True):
        with use_language(code), inside(Tag("Div", language=tag)):
            lines += paragraphs(said, look, width)
    return lines


def join_grids(first: Grid, second: Grid, languages: tuple[tuple[str, str], ...]) -> Grid:
    """Return two tables of the same facts in two languages as one: what both say alike is said once."""
    columns = [
        replace(one, other_head="" if one.head == other.head else other.head)
        for one, other in zip(first.columns, second.columns, strict=True)
    ]
    rows = [
        [_join_cells(one, other) for one, other in zip(row, other_row, strict=True)]
        for row, other_row in zip(first.rows, second.rows, strict=True)
    ]
    return Grid(columns, rows, first.totals, languages)


def _join_cells(one: Cell, other: Cell) -> Cell:
    soft = tuple("" if mine == theirs else theirs for mine, theirs in zip(one.soft, other.soft, strict=True))
    return replace(one, other="" if one.text == other.text else other.text, other_soft=soft)


def columns_of(rows: Sequence[Sequence[Cell]], columns: list[Column]) -> Grid:
    """Return a grid without the columns in which no row says anything."""
    kept = [index for index in range(len(columns)) if any(row[index].text.strip() or row[index].soft for row in rows)]
    return Grid([columns[index] for index in kept], [[row[index] for index in kept] for row in rows])
