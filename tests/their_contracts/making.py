"""Contracts as brands send them: a few marks of layout in a text become a PDF; deals to compare them with."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from creatorbook.domain.contract_reading.comparing.comparison import Comparison, Result
from creatorbook.domain.records.deals import DealFacts, DealKind, Stage
from creatorbook.domain.records.deliverables import Deliverable
from creatorbook.domain.records.dossier import Dossier
from creatorbook.domain.records.exclusivity import Exclusivity
from creatorbook.domain.records.parties import Brand, Creator
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.rights import UsageRight
from creatorbook.domain.records.terms import InstalmentTrigger, ProductDuty, RightsStart, Terms, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from creatorbook.domain.contract_reading.values.found import Topic

_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("body", parent=_STYLES["Normal"], fontSize=9.5, leading=12, alignment=TA_JUSTIFY, spaceAfter=5)
_HEAD = ParagraphStyle("head", parent=_STYLES["Heading3"], fontSize=11, spaceBefore=8, spaceAfter=3)
_TITLE = ParagraphStyle("title", parent=_STYLES["Title"], fontSize=15)


def pdf(text: str, *, foot: str = "", width: float = 450) -> bytes:
    """Return a PDF: "# " begins the title, "## " a heading, "| a | b" a row; a blank line ends a paragraph."""
    out = io.BytesIO()
    margin = (A4[0] - width) / 2

    def draw_foot(canvas: Canvas, document: Any) -> None:
        if foot:
            canvas.setFont("Helvetica", 7)
            canvas.drawString(margin, 30, foot)
            canvas.drawRightString(A4[0] - margin, 30, str(document.page))

    made = SimpleDocTemplate(out, pagesize=A4, leftMargin=margin, rightMargin=margin, invariant=1)
    made.build(_story(text), onFirstPage=draw_foot, onLaterPages=draw_foot)
    return out.getvalue()


def _story(text: str) -> list[Any]:
    story: list[Any] = []
    for block in text.strip().split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
            cells = [[Paragraph(_escaped(cell), _STYLES["Normal"]) for cell in row] for row in rows]
            story += [Table(cells), Spacer(1, 6)]
        elif lines[0].startswith("## "):
            story.append(Paragraph(_escaped(lines[0][3:]), _HEAD))
            if lines[1:]:
                story.append(Paragraph(_escaped(" ".join(lines[1:])), _BODY))
        elif lines[0].startswith("# "):
            story.append(Paragraph(_escaped(lines[0][2:]), _TITLE))
        else:
            story.append(Paragraph(_escaped(" ".join(line.strip() for line in lines)), _BODY))
    return story


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True)
class Case:
    """A contract and the deal that it is said to be about, with what the comparison must say of it.

    `expected` has each topic's results in any order; a topic that is not named may have no line that differs.
    `values` names what must have been read of theirs for a topic, `remarks` what must be remarked, and nothing else.
    """

    name: str
    language: str
    text: str
    deal: Dossier
    expected: Mapping[Topic, tuple[Result, ...]]
    values: Mapping[Topic, tuple[str, ...]] = field(default_factory=dict)
    remarks: frozenset[str] = frozenset()
    foot: str = ""


def results(found: Comparison) -> dict[Topic, tuple[Result, ...]]:
    """Return the results by topic, sorted."""
    by_topic: dict[Topic, list[Result]] = {}
    for line in found.lines:
        by_topic.setdefault(line.topic, []).append(line.result)
    return {topic: tuple(sorted(listed)) for topic, listed in by_topic.items()}


# Deals


def money(amount: str | int, currency: str = "EUR") -> Money:
    return Money.of(amount, currency)


def owed(
    medium: Medium, count: int = 1, platform: Platform = Platform.INSTAGRAM, due: date | None = None,
    draft: date | None = None,
) -> Deliverable:  # fmt: skip
    return Deliverable(f"{platform}-{medium}", "deal", platform, medium, count, "", draft, due)


def right(
    *channels: UsageChannel, days: int | None = 90, paid: bool = False, where: tuple[str, ...] = ()
) -> UsageRight:
    return UsageRight(
        f"right-{days}", "deal", frozenset(channels), RightsStart.ON_FIRST_POST, paid, frozenset(where), None, days
    )


def exclusive(category: str, starts: date | None = None, ends: date | None = None) -> Exclusivity:
    return Exclusivity(f"exclusive-{category}", "deal", category, (), frozenset(), starts, ends)


def part(label: str, amount: Money) -> Instalment:
    return Instalment(f"part-{label}", "deal", label, amount, InstalmentTrigger.ON_SIGNATURE)


def deal(
    fee: Money | None = None,
    *,
    starts: date | None = None,
    ends: date | None = None,
    deliverables: tuple[Deliverable, ...] = (),
    parts: tuple[Instalment, ...] = (),
    rights: tuple[UsageRight, ...] = (),
    exclusivities: tuple[Exclusivity, ...] = (),
    product: Money | None = None,
    **terms: Any,
) -> Dossier:
    """Return a deal's dossier; further names are those of Terms."""
    if product is not None:
        terms |= {"product_duty": ProductDuty.KEPT, "product_value": product}
    facts = DealFacts(
        "deal", "Deal", DealKind.ONE_OFF, Stage.NEGOTIATING, Creator("creator", "Léa Martin"), Brand("brand", "Brand"),
        fee=fee, starts_on=starts, ends_on=ends,
    )  # fmt: skip
    return Dossier(facts, Terms("deal", **terms), parts, rights, exclusivities, deliverables)


A, D, N, O = Result.AGREES, Result.DIFFERS, Result.NOT_FOUND, Result.ONLY_THEIRS  # noqa: E741  four letters for a table
