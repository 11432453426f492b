"""The patterns of the reader of contracts, found in its modules: a new one is tested without being named anywhere."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING

from creatorbook.domain import contract_reading
from creatorbook.domain.contract_reading.values.near import Role
from creatorbook.exchange import contract_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = (contract_reading, contract_pages)


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern by the module that holds it, its name there and its number in it."""
    return dict({id(pattern): (name, pattern) for name, pattern in reversed(list(_patterns()))}.values())


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(import_module(found.name)).items():
                for number, pattern in enumerate(_inside(value)):
                    yield f"{found.name.removeprefix('creatorbook.')}:{name}:{number}", pattern


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Role):
        yield value.words
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inside(each)
