"""A contract's PDF, from the book to bytes, against bare ReportLab setting the same lines in the same run.

Beside them Typst and WeasyPrint set the same words, where a Python that has them is named: CREATORBOOK_TYPST and
CREATORBOOK_WEASYPRINT (else this one); where neither is, that is said.
"""

from __future__ import annotations

import html
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.documents.contract import compose as composing
from creatorbook.documents.text import pdf_text, plain_paragraph
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts import drafts as contracts
from tests.bench.ratios import compare, compare_cpu, cpu_seconds, say
from tests.services.desk import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from tests.services.desk import Desk

pytestmark = pytest.mark.bench

DAY = date(2026, 3, 2)
ROUNDS = 12
SHORT_FORM = 25  # ms
TYPST = """
import sys, time, statistics, typst
source = open(sys.argv[1], encoding="utf-8").read()
def once(number):
    # Another first line each time, so that nothing of the page is remembered.
    text = source.replace("@@", str(number)).encode()
    start = time.process_time()
    typst.compile(text, format="pdf")
    return time.process_time() - start
once(0)
print(statistics.median(once(number) for number in range(1, 8)))
"""
WEASYPRINT = """
import sys, time, statistics, weasyprint
page = open(sys.argv[1], encoding="utf-8").read()
def once():
    start = time.process_time()
    weasyprint.HTML(string=page).write_pdf()
    return time.process_time() - start
once()
print(statistics.median(once() for _ in range(3)))
"""


@dataclass
class Work:
    """Ours and the bare floor for one form of a contract, with the lines that both set."""

    ours: Callable[[], None]
    bare: Callable[[], None]
    lines: list[str]
    pages: int


def work(tmp_path: Path, clock: FixedClock, form: ContractForm) -> Work:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    desk = new_desk(tmp_path / "b.creatorbook", clock)
    deal = desk.agreed_deal(fee=Money(250000, "EUR"))
    with desk.book.reading() as reading:
        draft = contracts.preview(reading, deal, "en", DAY, form)
    pages = pypdf.PdfReader(io.BytesIO(draft.pdf)).pages
    lines = [line.strip() for page in pages for line in page.extract_text().splitlines() if line.strip()]
    built_in = ("Symbol", "ZapfDingbats")
    family = next(name for name in getRegisteredFontNames() if "+" not in name and name not in built_in)
    style = ParagraphStyle("bare", fontName=family, fontSize=10, leading=14)

    def _bare() -> None:
        story: list[Flowable] = [Paragraph(html.escape(line, quote=False), style) for line in lines]
        SimpleDocTemplate(io.BytesIO(), pagesize=A4, invariant=1).build(story)

    def _ours() -> None:
        with desk.book.reading() as reading:
            contracts.preview(reading, deal, "en", DAY, form)

    return Work(_ours, _bare, lines, draft.pages)


def forget() -> None:
    """Forget every text that was set before: no line of the next document is known."""
    composing._last.clear()
    pdf_text._mark_up.cache_clear()
    for known in (plain_paragraph._lines_of, plain_paragraph._words_of, plain_paragraph.text_width):
        known.cache_clear()


@pytest.mark.parametrize("form", ContractForm)
def test_one_contract_warm(tmp_path: Path, clock: FixedClock, form: ContractForm) -> None:
    both = work(tmp_path, clock, form)

    def unknown() -> None:
        forget()
        both.ours()

    said = f"a contract of {both.pages} pages in the {form} form, from the book to bytes"
    compare(said, both.ours, both.bare, ROUNDS, 1.3)
    compare_cpu(f"{said}, processor time", both.ours, both.bare, ROUNDS, 1.3)
    compare_cpu(f"{said}, no line of it set before", unknown, both.bare, ROUNDS, 1.3)
    if form is ContractForm.SHORT:
        say("the short form, warm", median(both.ours), SHORT_FORM)


def median(made: Callable[[], None]) -> float:
    """Return how many milliseconds of processor time a run takes, of many the one in the middle."""
    return sorted(cpu_seconds(made) for _round in range(ROUNDS))[ROUNDS // 2] * 1e3


def test_the_longest_short_form(tmp_path: Path, clock: FixedClock) -> None:
    desk = new_desk(tmp_path / "b.creatorbook", clock)
    deal = desk.agreed_deal(fee=Money(250000, "EUR"))
    add_all_there_is(desk, deal)

    pages = 0

    def made() -> None:
        nonlocal pages
        with desk.book.reading() as reading:
            pages = contracts.preview(reading, deal, "fr", DAY, ContractForm.SHORT).pages

    made()
    say(f"a short form in French with all there is to say, {pages} pages, warm", median(made), SHORT_FORM)


def add_all_there_is(desk: Desk, deal: str) -> None:
    """Add to a deal what makes its contract long: rights, an exclusivity, more content, and every term."""
    desk.add("usage_right", deal_id=deal, channels=("organic_social", "website"), territories=("FR", "BE"),
             duration_days=365, price=Money(50000, "EUR"), price_counts="in_fee")  # fmt: skip
    desk.add("usage_right", deal_id=deal, channels=("paid_social", "whitelisting"), paid=True, territories=("FR",),
             duration_days=90)  # fmt: skip
    desk.add("exclusivity", deal_id=deal, category="Skincare", competitors=("Nuage", "Petite Fleur"),
             starts_on=date(2026, 3, 1), ends_on=date(2026, 5, 31))  # fmt: skip
    for count in (1, 2, 3):
        desk.add("deliverable", deal_id=deal, platform="instagram", medium="story", count=count,
                 due_on=date(2026, 4, count), description="Trois images", tags=("@eclat", "#printemps"))  # fmt: skip
    (terms,) = desk.ids("terms")
    desk.edit(
        "terms", terms, kill_fee_bp=5000, review_days=5, bonus="500 € à 100 000 vues", expenses="train en 2de classe",
        confidential=True, confidential_years=2, courts="Lyon", cure_days=15, takedown_days=7, online_days=180,
        morals=True, insurance=True, personal_data=True, raw_footage="kept", content_standards="Lumière naturelle",
        claims="Rien de médical", liability_cap=Money(500000, "EUR"), affiliate_bp=500, affiliate_code="LEA10",
        affiliate_days=30, product_duty="kept", product_description="Crème de jour", product_value=Money(4500, "EUR"),
        renewal="automatic", renewal_months=6, renewal_notice_days=30, notice_days=30,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "module", "script"), [("Typst", "typst", TYPST), ("WeasyPrint", "weasyprint", WEASYPRINT)]
)
def test_other_programs_set_the_same_words(
    tmp_path: Path, clock: FixedClock, name: str, module: str, script: str
) -> None:
    python = os.environ.get(f"CREATORBOOK_{name.upper()}") or (sys.executable if find_spec(module) else "")
    if not python:
        pytest.skip(f"{name} is not installed here: name a Python that has it in CREATORBOOK_{name.upper()}")
    both = work(tmp_path, clock, ContractForm.FULL)
    source = tmp_path / "source"
    if module == "typst":
        marked = "".join(f"#par[#{_quoted(line)}]\n" for line in both.lines)
        source.write_text(f'#set page(paper: "a4")\n#set text(size: 10pt)\n@@\n\n{marked}', encoding="utf-8")
    else:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in both.lines)
        source.write_text(f"<!doctype html><meta charset='utf-8'><style>body{{font-size:10pt}}</style>{body}", "utf-8")
    done = subprocess.run([python, "-c", script, source], capture_output=True, text=True, check=True)
    theirs = float(done.stdout)
    ours = sorted(cpu_seconds(both.ours) for _round in range(ROUNDS))[ROUNDS // 2]
    print(f"\n{name}: {theirs * 1e3:.1f} ms for the same words, ours {ours * 1e3:.1f} ms of processor time", end="")
    print(f", {ours / theirs:.2f} of it")


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
