"""Writes from Babel what a start needs of it, so that it need not load all that Babel knows.

`uv run python packaging/from_babel.py [--root FOLDER]` writes the names of the countries, by name, to
resources/countries/<language>.json, what they call themselves to own.json, and how figures and days are written to
resources/figures/<language>.json. To be run after Babel was raised; tests compare.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from creatorbook.common.i18n import LANGUAGES
from creatorbook.common.text import fold
from creatorbook.services.fields.countries import SPOKEN
from creatorbook.services.fields.formats import LOCALES

_CODE = 2
# CLDR's groupings and reserved codes that are not countries.
_NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def country_names(language: str) -> dict[str, str]:
    """Return the ISO 3166-1 countries as code → name in a language, by name."""
    names = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    listed = {code: names[code] for code in names if len(code) == _CODE and code.isalpha() and code not in _NOT_STATES}
    return dict(sorted(listed.items(), key=lambda pair: fold(pair[1])))


def own_names() -> dict[str, str]:
    """Return what countries call themselves, in each of their official languages that Babel knows, as name → code."""
    names: dict[str, str] = {}
    for code in country_names("en"):
        for language in get_official_languages(code, de_facto=True):
            if (own := _name_in(language, code)) is not None:
                names.setdefault(own, code)
    return dict(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))


def _name_in(language: str, code: str) -> str | None:
    try:
        return Locale.parse(language).territories.get(code)
    except UnknownLocaleError:
        return None


def figures(locale: str) -> dict[str, object]:
    """Return how a locale writes numbers, amounts and days: months from January, days of the week from Monday."""
    known = Locale.parse(locale)
    signs = {code: get_currency_symbol(code, locale) for code in sorted(known.currencies)}
    return {
        "decimal": get_decimal_symbol(locale),
        "group": get_group_symbol(locale),
        "minus": get_minus_sign_symbol(locale),
        "amount": known.currency_formats["standard"].pattern.replace("#,##0.00", "#"),
        "signs": {code: sign for code, sign in signs.items() if sign != code},
        "months": _in_order(known.months["format"]),
        "days": _in_order(known.days["format"]),
    }


def _in_order(names: Mapping[str, Mapping[int, str]]) -> dict[str, list[str]]:
    return {length: [names[length][number] for number in sorted(names[length])] for length in ("abbreviated", "wide")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the names in every language of the program and its documents, the figures in those of the screen."""
    parser = argparse.ArgumentParser(prog="from_babel.py", description=main.__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the checkout")
    resources = parser.parse_args(arguments).root / "resources"
    for language in SPOKEN:
        _write(resources / "countries" / f"{language}.json", country_names(language))
    _write(resources / "countries" / "own.json", own_names())
    for language in LANGUAGES:
        _write(resources / "figures" / f"{language}.json", figures(LOCALES[language]))
    return 0


def _write(path: Path, content: Mapping[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
