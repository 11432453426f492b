"""Every room of a layer says in three lines what lives there and which rooms beside it it knows; the lines are true."""

from __future__ import annotations

import ast
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.rules.source import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = ("domain", "store", "documents", "exchange", "services", "gui", "cli")
ROOMS = sorted(
    path.parent.relative_to(PACKAGE).as_posix() for layer in LAYERS for path in (PACKAGE / layer).glob("*/__init__.py")
)
MOST_FILES = 15
# Why a folder may hold more.
LARGE = {
    "cli/commands": "one file a sub-command, imported only when it runs",
    "cli/contract": "one file an action of contracts, imported only when it runs",
}


def known_rooms(room: str) -> list[str]:
    """Return the rooms and modules of the same layer that the files of a room import, late imports included."""
    layer, own = room.split("/")
    start = f"creatorbook.{layer}."
    found = set()
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                    if name.startswith(start):
                        found.add(name.removeprefix(start).split(".")[0])
    return sorted(name for name in found - {own} if _is_beside(layer, name))


def _is_beside(layer: str, name: str) -> bool:
    folder: Path = PACKAGE / layer
    return (folder / name).is_dir() or (folder / f"{name}.py").is_file()


def last_sentence(room: str) -> str:
    """Return what the last lines of a room's docstring must say."""
    known = known_rooms(room)
    return f"Beside it in the layer it knows {', '.join(known) or 'nothing'}."


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_which_rooms_beside_it_it_knows(room: str) -> None:
    text = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))) or ""
    assert " ".join(text.split()).endswith(last_sentence(room))


def test_the_readme_names_every_room() -> None:
    text = (PACKAGE.parent / "README.md").read_text("utf-8")
    tree = text.partition("creatorbook/\n  common/")[2].partition("```")[0]
    layers = re.split(r"\n(?:  )?(\w+)/ ", tree)
    named = {layer: set(re.findall(r"\w+", rooms)) for layer, rooms in zip(layers[1::2], layers[2::2], strict=True)}
    for room in ROOMS:
        layer, name = room.split("/")
        assert name in named[layer], room


def test_no_folder_holds_many_files_without_a_reason() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    sizes = {
        folder.relative_to(PACKAGE).as_posix(): sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        for folder in folders
    }
    assert {folder for folder, size in sizes.items() if size > MOST_FILES} <= set(LARGE)


def test_every_package_is_held_to_have_no_circle() -> None:
    contracts = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (without_circles,) = (each for each in contracts if each["type"] == "acyclic_siblings")
    packages = {
        ".".join((PACKAGE.name, *path.parent.relative_to(PACKAGE).parts)) for path in PACKAGE.rglob("__init__.py")
    }
    assert packages - set(without_circles["ancestors"]) == {PACKAGE.name}  # the layers themselves point one way
