"""What is shipped of Babel is what Babel says: where it is not, run packaging/from_babel.py."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from creatorbook.common.paths import resources
from creatorbook.common.text import fold
from creatorbook.services.fields.countries import SPOKEN, countries
from tests.children import PATIENCE, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", SPOKEN)
def test_countries_are_called_as_babel_calls_them(language: str) -> None:
    found, known = countries(language), Locale.parse(language).territories
    assert found == {code: known[code] for code in found}
    assert list(found.values()) == sorted(found.values(), key=fold)
    assert len(found) == 250
    assert not found.keys() & {"EU", "UN", "ZZ", "419"}


def test_the_files_are_what_the_script_writes(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    command = [sys.executable, "packaging/from_babel.py", "--root", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=PATIENCE)
    for folder in ("countries", "figures"):
        written = {path.name: path.read_bytes() for path in (tmp_path / "resources" / folder).iterdir()}
        assert written == {path.name: path.read_bytes() for path in (resources() / folder).iterdir()}
