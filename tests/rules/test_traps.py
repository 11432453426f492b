"""Traps that were measured once and must not be walked into again: each is a rule over the source."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.rules.source import ROOT, Module, dotted, modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRANSLATORS = {"_", "mark", "ngettext", "pgettext"}


def banned_imports(*names: str) -> Callable[[Module], Iterator[str]]:
    def find(module: Module) -> Iterator[str]:
        for imported in module.imports():
            if any(imported == name or imported.startswith(f"{name}.") for name in names):
                yield imported

    return find


def banned_calls(*names: str) -> Callable[[Module], Iterator[str]]:
    def find(module: Module) -> Iterator[str]:
        for name, call in module.calls():
            if any(name == banned or (banned.startswith(".") and name.endswith(banned)) for banned in names):
                yield f"line {call.lineno}: {name}"

    return find


def shells(module: Module) -> Iterator[str]:
    for name, call in module.calls():
        for keyword in call.keywords:
            if keyword.arg == "shell" and not (isinstance(keyword.value, ast.Constant) and not keyword.value.value):
                yield f"line {call.lineno}: {name}"


def star_imports(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield f"line {node.lineno}"


def nameless_records(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and ast.get_docstring(node) is None:
            for decorator in node.decorator_list:
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                if dotted(called) in {"dataclass", "dataclasses.dataclass"}:
                    yield f"line {node.lineno}: {node.name}"


def integer_signals(module: Module) -> Iterator[str]:
    for name, call in module.calls():
        if name.split(".")[-1] == "Signal" and any(dotted(argument) in {"int", "float"} for argument in call.args):
            yield f"line {call.lineno}"


def lambda_slots(module: Module) -> Iterator[str]:
    for name, call in module.calls():
        if name.endswith(".connect") and any(isinstance(argument, ast.Lambda) for argument in call.args):
            yield f"line {call.lineno}"


def untranslatable(module: Module) -> Iterator[str]:
    for name, call in module.calls():
        if name in TRANSLATORS:
            first = call.args[0] if call.args else None
            glued = isinstance(first, ast.JoinedStr | ast.BinOp)
            formatted = isinstance(first, ast.Call) and dotted(first.func).endswith("format")
            if glued or formatted:
                yield f"line {call.lineno}"


def sql_of_floats(module: Module) -> Iterator[str]:
    for name, call in module.calls():
        if name.split(".")[-1] in {"Float", "Numeric", "Double", "REAL"}:
            yield f"line {call.lineno}: {name}"


RULES: dict[str, tuple[str, Callable[[Module], Iterator[str]]]] = {
    "a second SQLite library drops our locks": (
        "creatorbook",
        banned_imports("sqlite3", "pysqlite3", "apsw", "PySide6.QtSql"),
    ),
    "these parsers hang or blow up": (
        "creatorbook",
        banned_imports(
            "vobject", "openpyxl", "xlrd", "pandas", "jinja2", "xml.etree", "xml.dom", "xml.sax.expatreader"
        ),
    ),
    "what comes from outside is never run": (
        "creatorbook",
        banned_imports("pickle", "marshal", "shelve", "dill", "yaml"),
    ),
    "text is never code": ("creatorbook", banned_calls("eval", "exec", "compile", "os.system", "os.popen")),
    "a shell reads names of files": ("creatorbook", shells),
    "nothing is fetched": (
        "creatorbook",
        banned_imports("requests", "httpx", "urllib.request", "http.client", "socket", "ftplib", "smtplib"),
    ),
    "heavy parts of Qt stay out": (
        "creatorbook",
        banned_imports("PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtWebEngineWidgets", "PySide6.QtNetwork"),
    ),
    "star imports cost time and hide names": ("creatorbook", star_imports),
    "a record without a docstring has Python load inspect to write one": ("creatorbook", nameless_records),
    "a signal's int is 32 bits wide": ("creatorbook/gui", integer_signals),
    "a lambda slot keeps its page alive": ("creatorbook/gui", lambda_slots),
    "processEvents enters slots twice": ("creatorbook/gui", banned_calls(".processEvents")),
    "a text must be whole to be translated": ("creatorbook", untranslatable),
    "money is whole minor units": ("creatorbook/store", sql_of_floats),
    "a book's file is never opened beside SQLite": ("creatorbook/store", banned_calls("open", ".open")),
    "batch mode drops children and triggers": ("migrations", banned_calls(".batch_alter_table", ".create_all")),
    "paragraphs read markup: one door makes them": ("creatorbook/services", banned_imports("reportlab")),
}

# Closed files of the store's own: what locks, syncs, makes private.
ALLOWED = {
    ("a book's file is never opened beside SQLite", "creatorbook/store/engine/files.py"),
    ("a book's file is never opened beside SQLite", "creatorbook/store/sqlite/lock.py"),
}


@pytest.mark.parametrize("why", RULES)
def test_no_file_walks_into_the_trap(why: str) -> None:
    folder, find = RULES[why]
    found = {
        module.path: hits
        for module in modules(folder)
        if (why, module.path) not in ALLOWED and (hits := sorted(set(find(module))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("why", "source"),
    [
        ("a second SQLite library drops our locks", "from PySide6 import QtSql"),
        ("text is never code", "eval('1')"),
        ("a shell reads names of files", "subprocess.run('ls', shell=True)"),
        ("star imports cost time and hide names", "from os import *"),
        ("a record without a docstring has Python load inspect to write one", "@dataclass\nclass A:\n    x: int"),
        ("a signal's int is 32 bits wide", "class A:\n    x = Signal(str, int)"),
        ("a lambda slot keeps its page alive", "self.a.clicked.connect(lambda: 1)"),
        ("processEvents enters slots twice", "QApplication.processEvents()"),
        ("a text must be whole to be translated", "_(f'a {b}')"),
        ("a text must be whole to be translated", "_('a {b}'.format(b=1))"),
        ("a text must be whole to be translated", "mark('a' + b)"),
        ("money is whole minor units", "mapped_column(sa.Numeric(12, 2))"),
        ("a book's file is never opened beside SQLite", "path.open('rb')"),
        ("batch mode drops children and triggers", "with op.batch_alter_table('x') as t: pass"),
    ],
)
def test_each_rule_bites(why: str, source: str) -> None:
    assert list(RULES[why][1](Module("x.py", source, ast.parse(source))))


def test_the_store_never_holds_a_whole_file_in_memory() -> None:
    readers = {
        module.path
        for module in modules("creatorbook/store")
        for name, _call in module.calls()
        if name.split(".")[-1] in {"read_bytes", "write_bytes"}
    }
    assert readers == set()


def test_nothing_names_a_machine_or_is_left_to_do() -> None:
    wrong = re.compile(r"/work/|/root/|/home/\w|\bTODO\b|\bFIXME\b|\bXXX\b|NotImplementedError")
    found = [
        f"{module.path}: {match.group()}"
        for folder in ("creatorbook", "migrations", "packaging")
        for module in modules(folder)
        for match in wrong.finditer(module.text)
    ]
    assert found == []


def test_no_migration_uses_batch_mode_or_todays_models() -> None:
    for module in modules("migrations"):
        assert "render_as_batch=True" not in module.text, module.path
        if "/versions/" in module.path:
            assert [name for name in module.imports() if name.startswith("creatorbook")] == [], module.path


def test_the_lock_file_pins_a_pyside_that_counts_references() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"pyside6-essentials>=6.11.3,<6.12"' in text
