"""Currencies: their ISO 4217 codes and decimals, and the signs and words that stand for them.

Everything that reads amounts reads this table. Signs and words are folded: lower case, without accents. A name that
several currencies share means the first of them where the amounts around it are in none of them.
"""

from __future__ import annotations

from typing import NamedTuple

CODES = frozenset(
    """
    AED ARS AUD BGN BHD BIF BRL CAD CHF CLP CNY COP CZK DJF DKK EGP EUR GBP GNF HKD HUF IDR ILS INR IQD ISK JOD JPY KMF
    KRW KWD LYD MAD MXN MYR NOK NZD OMR PEN PHP PLN PYG QAR RON RSD RWF SAR SEK SGD THB TND TRY TWD UAH UGX USD UYI VND
    VUV XAF XOF XPF ZAR
    """.split()  # noqa: SIM905  reads better as lines
)
"""The currencies that are known where any three letters could be a word."""
LIKE_WORDS = frozenset("ARS BIF COP HUF ILS MAD PEN PHP RON SAR TRY".split())  # noqa: SIM905  a line
"""Codes that are words or abbreviations in a language that is read: in a sentence only capitals tell them."""

# ISO 4217, table A.1: the currencies whose minor unit is not the hundredth.
_DECIMALS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(),  # noqa: SIM905
        0,
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),  # noqa: SIM905  reads better as a line
}

USUAL_CURRENCY = "EUR"
"""What is meant where neither an amount nor the book names a currency."""

SIGNS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₺": "TRY", "₩": "KRW", "₫": "VND", "zł": "PLN", "zl": "PLN", "fr.": "CHF",
    "sfr.": "CHF", "sfr": "CHF", "us$": "USD", "$us": "USD", "ca$": "CAD", "c$": "CAD", "$ca": "CAD", "a$": "AUD",
    "au$": "AUD", "nz$": "NZD", "r$": "BRL",
    # As amounts are printed in English and in French.
    "$au": "AUD", "$nz": "NZD", "$ar": "ARS", "$cl": "CLP", "$co": "COP", "$mx": "MXN", "mx$": "MXN", "$sg": "SGD",
    "hk$": "HKD", "nt$": "TWD", "£gb": "GBP", "cn¥": "CNY", "jp¥": "JPY", "₪": "ILS", "₱": "PHP", "fcfa": "XAF",
    "f\u202fcfa": "XOF", "f cfa": "XOF", "fcfp": "XPF", "cfpf": "XPF", "gb£": "GBP", "stg£": "GBP", "円": "JPY",
    "元": "CNY",
}  # fmt: skip
"""What stands beside a number and means nothing but a currency, whatever the language."""
SHORT = {
    "rs": "INR", "rp": "IDR", "fr": "CHF", "kc": "CZK", "ft": "HUF", "tl": "TRY", "dh": "MAD", "dhs": "MAD",
    "livre": "GBP",
}  # fmt: skip
"""What means something else in a sentence ("ft" is feet, "livré" delivered): for cells that hold an amount."""
WORDS = {
    "euro": "EUR", "euros": "EUR", "us dollar": "USD", "us dollars": "USD", "us-dollar": "USD", "u.s. dollars": "USD",
    "dolares estadounidenses": "USD", "canadian dollars": "CAD", "dollars canadiens": "CAD",
    "australian dollars": "AUD", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP", "british pounds": "GBP",
    "livres": "GBP", "livres sterling": "GBP", "pfund": "GBP", "libras": "GBP",
    "libras esterlinas": "GBP", "swiss francs": "CHF", "francs suisses": "CHF", "schweizer franken": "CHF",
    "franken": "CHF", "yen": "JPY", "pesos mexicanos": "MXN", "pesos argentinos": "ARS", "pesos chilenos": "CLP",
    "pesos colombianos": "COP", "new zealand dollars": "NZD", "dollars australiens": "AUD",
    "dolares canadienses": "CAD", "kanadische dollar": "CAD", "australische dollar": "AUD",
    "sterline": "GBP", "franchi svizzeri": "CHF", "dollari statunitensi": "USD", "dollari americani": "USD",
    "dolares americanos": "USD",
}  # fmt: skip
"""The names of currencies in English, French, German, Spanish and Italian."""


class Shared(NamedTuple):
    """A name that several currencies share: what it means by itself, and which ones it can mean."""

    usual: str
    possible: frozenset[str]


_DOLLARS = Shared("USD", frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"}))
_CROWNS = Shared("SEK", frozenset({"SEK", "NOK", "DKK", "ISK"}))
SHARED_SIGNS = {"$": _DOLLARS, "¥": Shared("JPY", frozenset({"JPY", "CNY"}))}
SHARED_SHORT = {"kr": _CROWNS, "kr.": _CROWNS}
SHARED_WORDS = dict.fromkeys(("dollar", "dollars", "dolares", "dollari"), _DOLLARS)
_SHARED = {**SHARED_SIGNS, **SHARED_SHORT, **SHARED_WORDS}
_NAMES = {**SIGNS, **SHORT, **WORDS}
# Council Regulation (EU) 2025/1409: Bulgaria pays in euros since 1 January 2026.
_NEWER = {"BG": "EUR"}

NAMES = tuple(sorted({*_NAMES, *_SHARED}, key=len, reverse=True))
"""All signs, abbreviations and words, the longest first."""


def exponent(currency: str) -> int:
    """Return how many decimals the currency has (EUR 2, JPY 0, KWD 3)."""
    return _DECIMALS.get(currency, 2)


def named_currency(name: str, near: str = "", country: str = "") -> str | None:
    """Return the code that a folded sign, word or known code stands for, None for none.

    `near` is the currency of the amounts around it, `country` (ISO 3166-1 alpha-2) where it is written: "$" is a
    Canadian dollar among those, and in Canada.
    """
    if name in _SHARED:
        return _near_shared(name, near, country) or _SHARED[name].usual
    code = name.upper()
    return _NAMES.get(name) or (code if code in CODES else None)


def could_be_another(name: str, near: str = "", country: str = "") -> bool:
    """Return whether a folded name is only guessed: kroner or yuan as well as what it usually means.

    A dollar by itself is the American one; `near` and `country` decide as for `named_currency`.
    """
    shared = _SHARED.get(name)
    return shared is not None and shared is not _DOLLARS and not _near_shared(name, near, country)


def possible_currencies(name: str, near: str = "", country: str = "") -> tuple[str, ...]:
    """Return the codes that a folded name can mean: several, the usual one first, where it is only guessed."""
    if not could_be_another(name, near, country):
        code = named_currency(name, near, country)
        return () if code is None else (code,)
    usual, possible = _SHARED[name]
    return (usual, *sorted(possible - {usual}))


def _near_shared(name: str, near: str, country: str) -> str | None:
    return near if near in _SHARED[name].possible else currency_of_language(name, country)


def currency_of_language(name: str, country: str) -> str | None:
    """Return the currency that a folded shared name means in the country of a format, None where it is none there."""
    own = currency_of_country(country)
    return own if name in _SHARED and own in _SHARED[name].possible else None


def currency_of_country(country: str) -> str:
    """Return the ISO 4217 code of what a country (ISO 3166-1 alpha-2) pays with today, "" where it is not known."""
    if not country:
        return ""
    if country in _NEWER:
        return _NEWER[country]
    from babel.numbers import get_territory_currencies

    return next(iter(get_territory_currencies(country)), "")


def is_shared(name: str) -> bool:
    """Return whether several currencies share a folded name, as dollars do."""
    return name in _SHARED
