"""A table is mapped when it is named, with those that it refers to, and with no more than these."""

from __future__ import annotations

import subprocess
import sys

import pytest

from creatorbook.store import models
from tests.children import PATIENCE

NAMES = [name for name in models.__all__ if name[0].isupper()]
ALONE = """
import sys
from sqlalchemy.orm import configure_mappers
from creatorbook.store import models
from creatorbook.store.engine.base import Base
for name in sys.argv[1:]:
    getattr(models, name)
configure_mappers()
for table in Base.metadata.sorted_tables:  # raises for a reference to a table that is not there
    print(table.name)
"""


def tables_with(*names: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE, *names],
        capture_output=True,
        check=True,
        text=True,
        timeout=PATIENCE,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "name", ["Tag", "Channel", "NumberSeries", "Gift", "Post", "Contract", "Letter", "Message", "Task"]
)
def test_one_alone_has_all_that_it_refers_to(name: str) -> None:
    found = tables_with(name)
    assert getattr(models, name).__tablename__ in found
    assert found < {getattr(models, each).__tablename__ for each in NAMES}


def test_a_class_is_called_as_its_table() -> None:
    classes = [getattr(models, name) for name in NAMES if name not in {"Change", "ChangedRow"}]  # the log's own
    assert [models.model_of(each.__tablename__) for each in classes] == classes


def test_what_is_no_table_is_no_name() -> None:
    with pytest.raises(AttributeError, match="Nothing"):
        _ = models.Nothing
    with pytest.raises(KeyError):
        models.model_of("nothing")
