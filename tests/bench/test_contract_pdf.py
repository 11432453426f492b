"""A contract's PDF against bare ReportLab setting the same amount of text in the same font."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.domain.values.money import Money
from creatorbook.services.contracts import drafts as contracts
from tests.bench.ratios import compare
from tests.services.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import FixedClock

pytestmark = pytest.mark.bench


def test_one_contract_warm(tmp_path: Path, clock: FixedClock) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    desk = new_desk(tmp_path / "b.creatorbook", clock)
    deal = desk.agreed_deal(fee=Money(250000, "EUR"))
    day = date(2026, 3, 2)
    with desk.book.reading() as reading:
        draft = contracts.preview(reading, deal, "en", day)
    pages = pypdf.PdfReader(io.BytesIO(draft.pdf)).pages
    lines = [line for page in pages for line in page.extract_text().splitlines() if line]
    built_in = ("Symbol", "ZapfDingbats")
    family = next(name for name in getRegisteredFontNames() if "+" not in name and name not in built_in)
    style = ParagraphStyle("bare", fontName=family, fontSize=10, leading=14)

    def _bare() -> None:
        story: list[Flowable] = [Paragraph(line.replace("&", "&amp;").replace("<", "&lt;"), style) for line in lines]
        SimpleDocTemplate(io.BytesIO(), pagesize=A4, invariant=1).build(story)

    def _ours() -> None:
        with desk.book.reading() as reading:
            contracts.preview(reading, deal, "en", day)

    compare(f"a contract of {draft.pages} pages, from the book to bytes", _ours, _bare, 12, 2.5)
    desk.book.close()
