"""The patterns of the reader stand in its modules, where they are found; tests/bench measures every one of them."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.their_contracts.patterns import ROOMS, all_patterns


def test_the_patterns_of_every_part_are_found() -> None:
    rooms = {name.rsplit(":", 2)[0] for name in all_patterns()}
    assert {
        "domain.contract_reading.remarks",
        "domain.contract_reading.text.blocks",
        "domain.contract_reading.values.roles",
        "domain.contract_reading.values.days",
        "domain.contract_reading.values.usage",
    } <= rooms
    assert len(all_patterns()) > 150


def test_no_pattern_is_made_where_it_is_used() -> None:
    made = [
        f"{path}:{call.lineno}"
        for room in ROOMS
        for path in Path(room.__path__[0]).rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "re"
        if call.attr not in {"Match", "Pattern", "escape"}
    ]
    # These two make the patterns of a table at the top of a module.
    assert {each.split("/")[-1].split(":")[0] for each in made} <= {"near.py", "places.py"}
