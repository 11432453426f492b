"""Tables: delimiters, encodings, quotation marks, workbooks, and files made to do harm."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.tables.table import Cell, Table, find_delimiter, read_csv, read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable


def cells(table: Table) -> list[tuple[Cell, ...]]:
    return [row.cells for row in table.rows]


def workbook(**sheets: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
    book.close()
    return out.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_delimiter_encoding_and_line_end(delimiter: str, encoding: str, newline: str) -> None:
    text = newline.join(
        [delimiter.join(["Nom", "Société", "Note"]), delimiter.join(["Zoé", "Müller", '"a, b; c|d\te"']), ""]
    )
    table = read_csv(text.encode(encoding))
    assert cells(table) == [("Nom", "Société", "Note"), ("Zoé", "Müller", "a, b; c|d\te")]
    assert [notice.code for notice in table.notices] == (["guessed_encoding"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("text", "page", "country"),
    [
        ("Marque;Chargé\nLumière;Zoé", "cp1252", "RU"),
        ("Marka;Łódź\nŻabka;Paweł Wójcik", "cp1250", "FR"),
        ("Jméno\nDvořák;Jiří", "cp1250", ""),
        ("Ostrów;Kraków", "cp1250", "PL"),
        ("Żuraw;Łoś\nŘeka;Dvořák\nŞerban;Ţara", "cp1250", "FR"),
        ("Zoë;Müller\nBøe;Ås\nFrançois;Œuvre", "cp1252", "FR"),
        ("José Ruiz;Muñoz", "cp1252", "CZ"),
        ("Оля", "cp1251", "FR"),
        ("Іван;Київ", "cp1251", ""),
        ("名前,ブランド\n山田花子,資生堂", "cp932", ""),
        ("山田", "cp932", "JP"),
        ("Béa;Zoé Durand", "cp1252", "JP"),
        ("İsim;Şişli;Çağrı", "cp1254", "TR"),
        ("Ιωάννης;Όνομα", "cp1253", "GR"),
    ],
)
def test_an_old_code_page_is_known_by_its_letters_and_then_by_the_country(text: str, page: str, country: str) -> None:
    table = read_csv(text.encode(page), country=country, delimiter=";")
    assert "\n".join(";".join(map(str, row)) for row in cells(table)) == text
    assert [notice.code for notice in table.notices] == ["guessed_encoding"]


def test_excels_hint_quotes_and_line_numbers() -> None:
    table = read_csv(b'sep=;\r\nA;B\r\n\r\n"x ""y""";"1\r\n2"\r\nlast;\r\n')
    assert cells(table) == [("A", "B"), ('x "y"', "1\r\n2"), ("last", "")]
    assert [row.number for row in table.rows] == [2, 4, 6]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nom;Prix\nA;1,50\nB;2,50\n", ";"),
        ("Name,Note\nA,x;y;z\n", ","),
        ('"a;b;c",d\n"e;f",g\n', ","),
        ("one column\nof prose, with commas\n", ","),
        ("", ","),
        ("A\tB,C\n1\t2\n", "\t"),
    ],
)
def test_delimiters_are_counted_outside_quotation_marks(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b'a,b\nc,d\n"e,f\ng,h\n', "open_quote", "line 3"),
        (b'a,b\n"c"x,d\n', "stray_quote", "line 2"),
        (b"a,b\nc\x00,d\n", "not_text", ""),
        (b"a,b\n" + b"x" * 200_000, "long_line", "line 2"),
        (b"a,b\n" + b"x," * 300 + b"x", "too_many_columns", "line 2"),
        (b"\x7fELF\x01\x02\x03\x04\x05\x06" * 20, "not_text", ""),
        (b"\xff\xfea\x00b\x00\xd8\xd8\xd8\xd8", "bad_encoding", ""),
    ],
)
def test_a_broken_csv_is_one_sentence(data: bytes, code: str, where: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_csv(data)
    assert (caught.value.code, caught.value.where) == (code, where)


def test_a_file_cut_inside_a_letter_is_read() -> None:
    assert cells(read_csv("Nom\nZo\u00e9".encode()[:-1])) == [("Nom",), ("Zo",)]
    assert cells(read_csv("Nom\nZoé".encode("utf-16")[:-1])) == [("Nom",), ("Zo",)]


def test_a_named_encoding_is_used_or_refused() -> None:
    assert cells(read_csv("Łódź;x".encode("cp1250"), encoding="cp1250")) == [("Łódź", "x")]
    for encoding in ("utf-8", "no-such-code"):
        with pytest.raises(FileProblem, match="The text is not"):
            read_csv(b"\xff\xfe\xfd", encoding=encoding)


def test_too_many_rows() -> None:
    with pytest.raises(FileProblem, match="200000 rows"):
        read_csv(b"a,b\n" * 200_010)


def test_a_workbook_has_typed_cells_and_row_numbers() -> None:
    data = workbook(
        Leer=[], Cadeaux=[["Marque", "Valeur", "Reçu"], ["Dune", 12.5, date(2026, 3, 4)], [], ["x", True, ""]]
    )
    table = read_xlsx(data)
    assert cells(table) == [("Marque", "Valeur", "Reçu"), ("Dune", 12.5, date(2026, 3, 4)), ("x", True, "")]
    assert [row.number for row in table.rows] == [1, 2, 4]
    assert [(notice.code, notice.params["others"]) for notice in table.notices] == [("hidden_sheets", "“Leer”")]


def test_a_sheet_can_be_named() -> None:
    data = workbook(A=[["a"]], B=[["b"], [datetime(2026, 3, 4, 5, 6)]])  # noqa: DTZ001  spreadsheets have no zones
    assert cells(read_xlsx(data, sheet="B"))[0] == ("b",)
    with pytest.raises(FileProblem) as caught:
        read_xlsx(data, sheet="C")
    assert caught.value.hint == "It has: A, B."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 nothing", "bad_workbook"),
        (workbook(A=[["a"]])[:900], "bad_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "locked_workbook"),
        (repacked(workbook(A=[["a"]]), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"), "nothing_found"),
        (workbook(A=[]), "nothing_found"),
    ],
)
def test_a_broken_workbook_is_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_xlsx(data)
    assert caught.value.code in {code, "bad_workbook"}


def test_a_zip_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Index/Document.iwa", b"x")
    with pytest.raises(FileProblem, match=r"not an \.xlsx workbook"):
        read_xlsx(out.getvalue())


def test_bombs_are_refused_before_they_unfold() -> None:
    plain = workbook(A=[["a"]])
    spaces = repacked(plain, "xl/sharedStrings.xml", b" " * 30_000_000)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        archive.writestr("xl/workbook.xml", b"x")
        for index in range(1_001):
            archive.writestr(str(index), b"")
    corner = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    for data in (spaces, many.getvalue(), repacked(plain, "xl/worksheets/sheet1.xml", corner)):
        with pytest.raises(FileProblem) as caught:
            read_xlsx(data)
        assert caught.value.code == "zip_bomb"


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576" x="a/b">',
        b'<c x="a/b" r="XFD1048576">',
        b'<c x="a>b/" r="XFD1048576">',
        b'<c r="XFD1048576" x="a/>b">',
        b"<c r='XFD1048576'>",
        b'<c r = "xfd1048576">',
        b'<c x="' + b"a" * 3_000 + b'" r="XFD1048576">',
        b'<c r="XFD1048576" x="' + b"a" * 3_000 + b'">',
    ],
)
def test_a_corner_cell_is_counted_however_its_tag_is_written(cell: bytes) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">%b%b</row></sheetData></worksheet>'
    )
    plain = workbook(A=[["a"]])
    with pytest.raises(FileProblem) as caught:
        read_xlsx(repacked(plain, "xl/worksheets/sheet1.xml", sheet % (cell, b"<v>1</v></c>")))
    assert caught.value.code == "zip_bomb"
    # One that holds nothing is only coloured.
    coloured = repacked(plain, "xl/worksheets/sheet1.xml", sheet % (cell.removesuffix(b">") + b"/>", b""))
    assert cells(read_xlsx(coloured)) == [(1.0,)]


def test_entities_are_not_expanded() -> None:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9))
        + b']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>'
    )
    data = repacked(workbook(A=[["a"]]), "xl/worksheets/sheet1.xml", laughs)
    with contextlib.suppress(FileProblem):
        assert all(len(str(cell)) < 100 for row in read_xlsx(data).rows for cell in row.cells)


def made(fill: Callable[[Any, Any], object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book, book.add_worksheet("Deals"))
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        ("[$$-409]#,##0.00", "450.00 USD"),
        ("[$$-1009]#,##0.00", "450.00 CAD"),
        ("#,##0.00 [$€-40C]", "450.00 EUR"),
        ('#,##0.00 "CHF"', "450.00 CHF"),
        ("£#,##0", "450.00 GBP"),
        ("_-[$¥-411]* #,##0_-", "450.00 JPY"),
        ("[$¥-804]#,##0.00", "450.00 CNY"),
        ("#,##0.00 [$kr-406]", "450.00 DKK"),
        ("#,##0.00 [$kr.-406]", "450.00 DKK"),
        ("[$kr-414] #,##0", "450.00 NOK"),
        ("[$kr-814] #,##0", "450.00 NOK"),
        ("#,##0 [$kr-41D]", "450.00 SEK"),
        ("#,##0 [$kr-40F]", "450.00 ISK"),
        ('#,##0 "kr"', "450.00 kr"),
        ("#,##0.00", 450.0),
        ('0 "reels"', 450.0),
    ],
)
def test_the_format_of_a_number_names_its_currency(code: str, cell: Cell) -> None:
    data = made(lambda book, sheet: sheet.write_number("C3", 450, book.add_format({"num_format": code})))
    assert cells(read_xlsx(data)) == [(cell,)]


def test_a_formula_without_a_result_is_named() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write("A1", "Fee")
        sheet.write_formula("A2", "=1+1", None, "")

    table = read_xlsx(made(fill))
    assert [(notice.code, notice.params) for notice in table.notices] == [("formula_without_value", {"cell": "A2"})]
    assert not read_xlsx(made(lambda _book, sheet: sheet.write_formula("A2", "=1+1", None, 2))).notices


def test_a_text_merged_over_rows_stands_in_each_and_an_amount_once() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:A2", "Aurora")
        sheet.merge_range("B1:B2", 450)
        sheet.write("C1", "Reel")
        sheet.write("C2", "Story")

    assert cells(read_xlsx(made(fill))) == [("Aurora", 450.0, "Reel"), ("Aurora", "", "Story")]


def test_a_coloured_cell_far_away_is_no_table() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write("A1", "Brand")
        sheet.write_blank("XFD1048576", None, book.add_format({"bg_color": "yellow"}))

    assert cells(read_xlsx(made(fill))) == [("Brand",)]
