"""How amounts, days, countries and laws read in each language: written apart from the program, to hold it to them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import get_month_names

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money

# What a language puts around and into an amount: (before, after, thousands, decimals).
_STYLES = {
    "en": ("{sign}", "", ",", "."),
    "fr": ("", " {sign}", " ", ","),
    "de": ("", " {sign}", ".", ","),
    "es": ("", " {sign}", ".", ","),
}
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_SIGNS_ABROAD = {("fr", "GBP"): "£GB", ("fr", "USD"): "$US", ("es", "GBP"): "GBP"}
_ANY_SIGN = r"(?:€|£GB|£|\$US|\$|GBP)"
_FIGURES = r"\d{1,3}(?:[ .,]\d{3})*[.,]\d{2}"
LAWS = {
    ("FR", "fr"): "droit français",
    ("FR", "en"): "French law",
    ("FR", "de"): "französisches Recht",
    ("FR", "es"): "Derecho francés",
    ("DE", "de"): "deutsches Recht",
    ("DE", "en"): "German law",
    ("DE", "es"): "Derecho alemán",
    ("ES", "es"): "Derecho español",
    ("ES", "en"): "Spanish law",
    ("GB", "en"): "the law of England and Wales",
    ("GB", "fr"): "droit de l’Angleterre et du pays de Galles",
    ("GB", "es"): "Derecho de Inglaterra y Gales",
}
DAYS = {"en": ("day", "days"), "fr": ("jour", "jours"), "de": ("Tag", "Tage"), "es": ("día", "días")}


def flat(text: str) -> str:
    """Return the text with every kind of space, and every run of them, as one space."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def tight(text: str) -> str:
    """Return the text without any space, and without the hyphens at which a line may have ended."""
    return re.sub(r"[\s\u00a0\u202f\u00ad-]+", "", text)


def amount(money: Money, language: str) -> str:
    """Return an amount as a document of the language must write it, two decimals, one space."""
    before, after, thousands, decimals = _STYLES[language]
    sign = _SIGNS_ABROAD.get((language, money.currency), _SIGNS[money.currency])
    figures = f"{money.amount:,.2f}".translate(str.maketrans(",.", thousands + decimals))
    return f"{before.format(sign=sign)}{figures}{after.format(sign=sign)}"


def amounts_in(text: str, language: str) -> set[str]:
    """Return every amount of money that a text names."""
    pattern = rf"{_ANY_SIGN}{_FIGURES}" if language == "en" else rf"{_FIGURES} {_ANY_SIGN}"
    return set(re.findall(rf"(?<![\d.,]){pattern}", flat(text)))


def days_in(text: str, language: str) -> set[date]:
    """Return every day that a text names with its month in words, long or short."""
    months: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, Locale(language))
            months |= {str(name).lower().rstrip("."): number for number, name in names.items()}
    months |= {"sept": 9}
    name = "|".join(sorted((re.escape(each) for each in months), key=len, reverse=True))
    said = flat(text).lower()
    found = re.findall(rf"(?<!\d)(\d{{1,2}})(?:er|\.)? (?:de )?({name})\.? (?:de )?(\d{{4}})", said)
    found += [(day, month, year) for month, day, year in re.findall(rf"({name})\.? (\d{{1,2}}), (\d{{4}})", said)]
    return {date(int(year), months[month], int(day)) for day, month, year in found}


def country(code: str, language: str) -> str:
    """Return the name of a country in a language."""
    return str(Locale(language).territories[code])
