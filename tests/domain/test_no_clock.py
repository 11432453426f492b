from __future__ import annotations

import ast
from pathlib import Path

import creatorbook.domain

CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "monotonic"}


def test_the_domain_never_asks_what_day_it_is() -> None:
    for path in Path(creatorbook.domain.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in CLOCKS, f"{path.name}:{node.lineno} asks for the time"


def test_the_domain_opens_no_file() -> None:
    for path in Path(creatorbook.domain.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "open", f"{path.name}:{node.lineno} opens a file"
