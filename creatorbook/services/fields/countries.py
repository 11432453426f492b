"""Countries, languages and currencies: their codes, and their names in the language of the screen."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.common.i18n import language
from creatorbook.common.paths import resources
from creatorbook.common.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# What people type for a country besides its code and its name, folded.
_ALIASES = {"uk": "GB", "england": "GB", "usa": "US", "united states of america": "US", "etats unis": "US", "el": "GR"}
_CODE = 2
# The languages in which countries, languages and currencies are named.
SPOKEN = ("en", "fr", "de", "es", "it", "nl", "pt")


def countries(shown_in: str | None = None) -> dict[str, str]:
    """Return the ISO 3166-1 countries as code → name, by name, in the language of the screen unless given."""
    return _countries(_known_language(shown_in))


@lru_cache(maxsize=4)
def _countries(shown_in: str) -> dict[str, str]:
    # From a file that packaging/from_babel.py writes: Babel loads a quarter of a megabyte for them.
    names: dict[str, str] = json.loads((resources() / "countries" / f"{shown_in}.json").read_text(encoding="utf-8"))
    return names


def languages(shown_in: str | None = None) -> dict[str, str]:
    """Return the two-letter languages as code → name, by name."""
    return _languages(_known_language(shown_in))


def language_options(codes: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Return (code, name) of these languages, all for none, as they are written where they stand alone in a list."""
    names = languages()
    return [(code, name[:1].upper() + name[1:]) for code in codes or names if (name := names.get(code, code))]


@lru_cache(maxsize=4)
def _languages(shown_in: str) -> dict[str, str]:
    from babel import Locale

    names = {str(code): str(name) for code, name in Locale.parse(shown_in).languages.items()}
    listed = {code: names[code] for code in names if len(code) == _CODE}
    return dict(sorted(listed.items(), key=lambda pair: fold(pair[1])))


def document_languages() -> tuple[str, ...]:
    """Return the languages in which contracts can be written, as two-letter codes in their order."""
    from creatorbook.documents.words import clauses as library

    return library.languages()


def currencies(shown_in: str | None = None) -> dict[str, str]:
    """Return the currencies in use today as code → name, by code."""
    return _currencies(_known_language(shown_in))


@lru_cache(maxsize=4)
def _currencies(shown_in: str) -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global

    names = Locale.parse(shown_in).currencies
    in_use = {
        code
        for spans in get_global("territory_currencies").values()
        for code, _start, end, tender in spans
        if end is None and tender
    }
    return {code: names[code] for code in sorted(in_use) if code in names}


def _known_language(shown_in: str | None) -> str:
    code = shown_in or language()
    return code if code in SPOKEN else "en"


def _find(text: str, code: str, listed: list[dict[str, str]]) -> str | None:
    if any(code in names for names in listed):
        return code
    wanted = fold(text)
    for names in listed:
        for known, name in names.items():
            if fold(name) == wanted:
                return known
    return None


def currency_options(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return currencies as (code, words), such as ("EUR", "EUR – Euro"); a code of none is its own words."""
    names = currencies()
    return [(code, f"{code} – {names[code]}" if code in names else code) for code in codes]


def find_country(text: str) -> str | None:
    """Return the code of a country given by code or by name, in a language of the program or its own, or None."""
    alias = _ALIASES.get(fold(text).replace("-", " "))
    found = alias or _find(text, text.strip().upper(), [countries(), countries("en"), countries("fr")])
    if found is not None:
        return found
    from creatorbook.exchange.people.reach import read_country

    return read_country(text)


def find_language(text: str) -> str | None:
    """Return the code of a language given by code or by name, or None."""
    return _find(text, text.strip().lower(), [languages(), languages("en"), languages("fr")])


def find_currency(text: str) -> str | None:
    """Return the code of a currency given by code or by name, or None."""
    return _find(text, text.strip().upper(), [currencies(), currencies("en"), currencies("fr")])
