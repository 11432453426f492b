"""What no file of the window may do: each of these was measured to leak, to block, to mislead, or to be slow."""

from __future__ import annotations

import ast
from pathlib import Path

import creatorbook.gui

FILES = sorted(Path(creatorbook.gui.__path__[0]).rglob("*.py"))
HEAVY = {"sqlalchemy", "alembic", "reportlab", "PIL", "babel", "pypdfium2", "python_calamine"}


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


# Where nothing can be re-entered: a loop that a process begins with.
_FIRST_LOOPS = ("opening.py", "start.py", "selfcheck.py")


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _found(bad: str, files: list[tuple[Path, int]]) -> str:
    return f"{bad}: " + ", ".join(f"{path.name}:{line}" for path, line in files)


def test_slots_are_bound_methods() -> None:
    bad = []
    for path in FILES:
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            arguments = list(call.args)
            if _name(call) == "connect" and arguments:
                first = arguments[0]
                partial = isinstance(first, ast.Call) and _name(first) == "partial"
                if isinstance(first, ast.Lambda) or partial:
                    bad.append((path, call.lineno))
            if _name(call) in ("button", "icon_button") and any(isinstance(each, ast.Lambda) for each in arguments):
                bad.append((path, call.lineno))
    assert not bad, _found("a lambda slot keeps its page alive", bad)


def test_nothing_that_blocks_or_re_enters() -> None:
    bad = [
        (path, call.lineno)
        for path in FILES
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if _name(call) in ("processEvents", "exec_")
        # The built-in one, or one that was imported by its name, is refused wherever it stands.
        or (_name(call) == "exec" and (isinstance(call.func, ast.Name) or path.name not in _FIRST_LOOPS))
        or _name(call) in ("resizeColumnsToContents", "getOpenFileName", "getSaveFileName", "getOpenFileNames")
    ]
    assert not bad, _found("a modal loop re-enters slots", bad)


def test_labels_and_colours_have_one_door_each() -> None:
    bad = []
    for path in FILES:
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if _name(call) == "QLabel" and call.args:
                bad.append((path, call.lineno))
            if _name(call) == "setStyleSheet":
                bad.append((path, call.lineno))
            if _name(call) == "QMessageBox":
                bad.append((path, call.lineno))
    assert not bad, _found("use basic.label, the stylesheet's looks, and our own dialogs", bad)


def test_no_colour_stands_in_code() -> None:
    bad = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and value.startswith("#") and len(value) in (7, 9) and value != "#rrggbb":
                bad.append((path, getattr(node, "lineno", 0)))
    assert not bad, _found("a colour outside the themes", bad)


def test_imports_are_named_and_light() -> None:
    bad = []
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                banned = node.module in ("PySide6.QtSql", "PySide6.QtPdf") or names & {"*", "QSortFilterProxyModel"}
                if banned:
                    bad.append((path, node.lineno))
        for node in tree.body:
            modules = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            if any(module.split(".")[0] in HEAVY for module in modules):
                bad.append((path, node.lineno))
    assert not bad, _found("an import that is not named, or heavy at the top", bad)


def test_dialogs_free_themselves() -> None:
    bad = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "QDialog" for base in node.bases):
                source = ast.get_source_segment(text, node) or ""
                if "WA_DeleteOnClose" not in source:
                    bad.append((path, node.lineno))
    assert not bad, _found("a closed dialog stays as a child", bad)
