"""Writes the names of the countries from Babel, by name, for a start that need not load all that Babel knows.

`uv run python packaging/countries.py [--root FOLDER]` writes resources/countries/<language>.json. To be run after Babel
was raised; a test compares.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from creatorbook.common.text import fold
from creatorbook.services.fields.countries import SPOKEN

_CODE = 2
# CLDR's groupings and reserved codes that are not countries.
_NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def country_names(language: str) -> dict[str, str]:
    """Return the ISO 3166-1 countries as code → name in a language, by name."""
    names = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    listed = {code: names[code] for code in names if len(code) == _CODE and code.isalpha() and code not in _NOT_STATES}
    return dict(sorted(listed.items(), key=lambda pair: fold(pair[1])))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the names in every language of the program and its documents."""
    parser = argparse.ArgumentParser(prog="countries.py", description=main.__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the checkout")
    folder = parser.parse_args(arguments).root / "resources" / "countries"
    folder.mkdir(exist_ok=True)
    for language in SPOKEN:
        text = json.dumps(country_names(language), ensure_ascii=False, indent=0)
        (folder / f"{language}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
