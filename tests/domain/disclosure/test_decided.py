"""Posts as authorities describe them, read in the form of a case: the verdict and the reason that they gave."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from creatorbook.domain.disclosure.captions.cases import read_case
from creatorbook.domain.disclosure.captions.verdict import Assessment, assess
from tests.domain.disclosure.support import rules

TODAY = date(2026, 11, 23)
TABLE = Path(__file__).with_name("decided.txt").read_text("utf-8")
ROWS = [
    tuple(part.strip() for part in line.split("¦"))
    for line in TABLE.splitlines()
    if line.strip() and not line.startswith("# ")
]


def as_case(row: tuple[str, ...]) -> dict[str, Any]:
    country, where, relation, control, place, tool, language, caption, _verdict, _reason = row
    platform, _space, medium = where.partition(" / ")
    return {
        "jurisdiction": country,
        "platform": platform,
        "medium": medium,
        "relationship": relation,
        "controlled_by_brand": {"yes": True, "no": False}.get(control),
        "label_position": place,
        "platform_tool_used": tool == "on",
        "lang": language,
        "caption": caption.replace("\\n", "\n"),
        "text_is_real": True,
    }


@cache
def judged(row: tuple[str, ...]) -> Assessment:
    case = read_case(as_case(row), TODAY)
    return assess(case.facts, case.shown, rules(case.on))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[7][:40]}")
def test_a_post_is_judged_as_the_authority_would_and_for_its_reason(row: tuple[str, ...]) -> None:
    verdict, reason = row[8:]
    found = judged(row)
    said = [f"{each.code} {each.params.get('reason') or ''}".strip() for each in found.findings]
    wanted = reason if "." in reason else f"caption.{reason}"
    if reason == "not_required":
        wanted = "disclosure.not_required"
    assert found.verdict == verdict, said
    assert any(each == wanted or each.startswith(f"{wanted} ") for each in said), said
    assert found.sources


def test_the_table_is_wide() -> None:
    assert len(ROWS) >= 350
    verdicts = Counter(row[8] for row in ROWS)
    assert verdicts["sufficient"] >= 150
    assert verdicts["insufficient"] >= 150
    assert verdicts["not_required"] >= 15
    first = {"UK", "IE", "US", "FR", "DE", "BE", "NL", "IT", "ES", "CH", "CA", "AU"}
    assert {row[0] for row in ROWS} == first | {"PL", "DK", "SE", "IN", "JP"}
    assert len({row[2] for row in ROWS}) >= 40
    assert len({row[4] for row in ROWS}) >= 50


def test_the_order_of_the_fields_and_fields_nobody_knows_change_nothing() -> None:
    for row in ROWS[::7]:
        data = as_case(row)
        turned = {**dict(reversed(data.items())), "note": "seen", "year_approx": 2025, "superseded": False}
        case = read_case(turned, TODAY)
        assert assess(case.facts, case.shown, rules(case.on)) == judged(row)
