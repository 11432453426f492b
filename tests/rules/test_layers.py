"""The layers, as pyproject.toml declares them, hold; files stay small and say what they are."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys

from tests.children import PATIENCE
from tests.rules.source import PACKAGE, ROOT, modules

LONGEST_FILE = 600
LONGEST_FUNCTION = 60
LONGEST_MEDIAN = 150
_LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def test_every_contract_of_import_linter_is_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LINT], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr


def test_files_are_small() -> None:
    sizes = {module.path: module.lines for module in modules() if not module.path.endswith("__init__.py")}
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}
    assert statistics.median(sizes.values()) < LONGEST_MEDIAN


def test_functions_are_short() -> None:
    long = {
        f"{module.path}:{node.lineno} {node.name}": length
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_package_and_module_says_what_it_is() -> None:
    silent = [module.path for module in modules() if not ast.get_docstring(module.tree)]
    assert silent == []
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").is_file()] == []
