from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import creatorbook.domain
from creatorbook.domain.findings.codes import FINDINGS, finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.reminders.kinds import ReminderKind

SOURCES = [path for path in Path(creatorbook.domain.__file__).parent.rglob("*.py") if path.name != "codes.py"]


def _strings() -> set[str]:
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_every_code_is_said_somewhere_and_every_one_said_is_in_the_table() -> None:
    said = _strings()
    assert {code for code in FINDINGS if not code.startswith("reminder.")} <= said
    prefixes = {code.partition(".")[0] for code in FINDINGS}
    looks_like_a_code = {
        text for text in said if re.fullmatch(r"[a-z_]+\.[a-z_]+", text) and text.partition(".")[0] in prefixes
    }
    assert looks_like_a_code <= set(FINDINGS)


def test_every_kind_of_reminder_has_its_two_sentences() -> None:
    expected = {f"reminder.{kind}.{when}" for kind in ReminderKind for when in ("ahead", "late")}
    assert expected == {code for code in FINDINGS if code.startswith("reminder.")}


def test_codes_and_parameters_are_plain_names() -> None:
    for code, spec in FINDINGS.items():
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", code)
        assert all(re.fullmatch(r"[a-z_]+", name) for name in spec.params)
        assert len(set(spec.params)) == len(spec.params)


def test_a_finding_is_made_with_the_tables_parameters_only() -> None:
    made = finding("stage.same", stage="lead")
    assert (made.severity, made.params) == (Severity.ERROR, {"stage": "lead"})
    with pytest.raises(KeyError):
        finding("stage.nonsense")
    with pytest.raises(TypeError, match="stage"):
        finding("stage.same")
    with pytest.raises(TypeError, match="stage"):
        finding("stage.same", stage="lead", other=1)
