"""`creatorbook report gifts`: the year in kind by creator and brand, as a table, and as a ZIP with what proves it."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from creatorbook.exchange.tables.table import read_csv, read_xlsx
from creatorbook.services.book.book import Book
from creatorbook.services.records.attachments import AttachFile
from tests.documents.reading import flat, pages_of, tight

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

RECEIPT = b"%PDF-1.4 price of the day"


@pytest.fixture
def year(ok: Run, path: Path, clock: FixedClock) -> None:
    """Three gifts of Glow (one proved, one without a value, one lent), one of Alba in dollars, one older."""
    for brand in ("Glow", "Alba"):
        ok("add", "brand", f"name={brand}")
    for what, *fields in (
        ("Serum", "brand=Glow", "received_on=2025-03-01", "value=120 EUR", "valuation=list_price", "expectation=asked"),
        ("Mist", "brand=Glow", "received_on=2025-04-01", "expectation=nothing"),
        ("Camera", "brand=Glow", "received_on=2025-05-01", "value=900 EUR", "fate=to_return"),
        ("Beans", "brand=Alba", "received_on=2025-06-01", "value=40 USD", "value_rate=0.92", "value_rate_on=2025-06-01",
         "value_link=https://alba.example/beans", "tax_nature=gift", "tax_reason=Nobody asked for anything"),
        ("Balm", "brand=Glow", "received_on=2024-12-31", "value=15 EUR"),
    ):  # fmt: skip
        ok("add", "gift", f"description={what}", *fields)
    ids = {row["description"]: row["id"] for row in ok("list", "gift", "--json").json}
    with Book(path, clock) as book:
        book.run(AttachFile("gift", ids["Serum"], "price.pdf", content=RECEIPT))


@pytest.mark.usefixtures("year")
def test_a_year_in_kind_is_told_by_brand_with_its_proof_and_what_the_rule_proposes(ok: Run) -> None:
    alba, glow = ok("report", "gifts", "--year", "2025", "--json").json
    assert (alba["brand"], alba["creator"], alba["sums"]) == (
        "Alba",
        "Léa Martin",
        [{"amount": "40.00", "currency": "USD"}],
    )
    assert (alba["without_proof"], alba["without_value"]) == (0, 0)
    (beans,) = alba["received"]
    assert (beans["rate"], beans["rate_on"], beans["tax_nature"]) == ("0.92", "2025-06-01", "gift")
    assert (beans["tax_reason"], beans["rule"]) == ("Nobody asked for anything", None)
    assert (glow["sums"], glow["count"], glow["without_value"], glow["without_proof"]) == (
        [{"amount": "120.00", "currency": "EUR"}],
        2,
        1,
        1,
    )
    assert [(each["gift"], each["proof"], each["files"]) for each in glow["received"]] == [
        ("Serum", True, ["price.pdf"]),
        ("Mist", False, []),
    ]
    serum, mist = glow["received"]
    assert (serum["rule"]["id"], serum["rule"]["nature"]) == ("fr.gifts.exchange", "income_in_kind")
    assert serum["rule"]["sources"]
    assert mist["rule"]["id"] == "fr.gifts.free"
    assert [each["gift"] for each in glow["lent"]] == ["Camera"]
    said = ok("report", "gifts", "--year", "2025").out
    assert "no proof" in said
    assert "$40.00 × 0.92" in said
    (only,) = ok("report", "gifts", "--year", "2024", "--brand", "Glow", "--json").json
    assert only["sums"] == [{"amount": "15.00", "currency": "EUR"}]


@pytest.mark.usefixtures("year")
def test_the_files_of_a_statement_are_read_back(ok: Run, cb: Run, tmp_path: Path) -> None:
    whole = tmp_path / "gifts.zip"
    ok("report", "gifts", "--year", "2025", "--out", whole)
    with zipfile.ZipFile(whole) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside.pop("evidence/002-1-price.pdf") == RECEIPT
    assert set(inside) == {"gifts.pdf", "gifts.csv", "contents.csv"}
    paper = tmp_path / "gifts.pdf"
    ok("report", "gifts", "--year", "2025", "--out", paper)
    assert paper.read_bytes() == inside["gifts.pdf"]
    contents = inside["contents.csv"].decode("utf-8-sig")
    assert f"evidence/002-1-price.pdf,Serum,Glow,{len(RECEIPT)},{hashlib.sha256(RECEIPT).hexdigest()}" in contents
    assert ",Beans,Alba,,https://alba.example/beans" in contents
    assert ",Mist,Glow,,no proof" in contents
    alone = tmp_path / "gifts.csv"
    ok("report", "gifts", "--year", "2025", "--out", alone)
    assert alone.read_bytes() == inside["gifts.csv"]
    head, *rows = [list(row.cells) for row in read_csv(alone.read_bytes()).rows]
    assert len(rows) == len(["Beans", "Serum", "Mist", "Camera"])
    assert len({len(row) for row in (head, *rows)}) == 1
    workbook = tmp_path / "gifts.xlsx"
    ok("report", "gifts", "--year", "2025", "--out", workbook)
    same = [row.cells for row in read_xlsx(workbook.read_bytes()).rows]
    values, days = head.index("Value"), head.index("Received on")
    assert [str(row[days])[:10] for row in same[1:]] == [row[days] for row in rows]
    assert [float(str(row[values]) or 0) for row in same[1:]] == [40, 120, 0, 900]
    assert cb("report", "gifts", "--out", alone).code == 3
    assert "a .pdf, a .csv, an .xlsx or a .zip" in cb("report", "gifts", "--out", tmp_path / "gifts.doc").err
    assert "Only the reports of gifts and e-reporting" in cb("report", "income", "--out", tmp_path / "x.csv").err
    assert cb("report", "gifts", "--year", "2025", "--from", "2025-01-01").code == 2


@pytest.mark.usefixtures("year")
def test_the_statement_on_paper_says_what_each_brand_gave_and_what_shows_it(ok: Run, tmp_path: Path) -> None:
    for out, more in (
        ("all", []),
        ("one", ["--brand", "Glow"]),
        ("part", ["--from", "2025-04-01", "--to", "2025-06-30"]),
    ):
        span = more if out == "part" else ["--year", "2025", *more]
        ok("report", "gifts", *span, "--out", tmp_path / f"{out}.pdf")
    whole, one, part = (
        flat(" ".join(pages_of((tmp_path / f"{name}.pdf").read_bytes()))) for name in ("all", "one", "part")
    )
    for words in (
        "Avantages en nature 2025",
        "Serum une publication a été demandée",
        "1 fichier",
        "900,00 €",
        "1 USD = 0,92 EUR, 1er juin 2025",
        "cadeau sans revenu",
        "Nobody asked for anything",
        "selon la règle : revenu en nature",
        "Reçu au total 120,00 €",
        "Reçu au total 40,00 $US",
    ):
        assert words in whole
    # An address is parted where its column ends.
    assert "alba.example/beans" in tight(whole)
    assert "Beans" not in one
    assert "Toutes les marques" not in one
    assert "Serum" not in part
    assert "Du 1er avril 2025 au 30 juin 2025" in part
