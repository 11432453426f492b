"""Which old code page a text without a mark was written in: by its letters, and then by the country.

A page fits as far as one language that was written in it has the letters that it gives: Czech read as Western European
is made of letters that no one language has together. General detectors are not used: on the short texts of address
books they name code pages that nobody has used since 1990.
"""

from __future__ import annotations

import re

USUAL = "cp1252"
"""The page of Western Europe, and of what says nothing."""

# The letters beyond ASCII of the languages of each page, small ones; the first page that fits best is taken.
_ALPHABETS: dict[str, tuple[str, ...]] = {
    USUAL: (
        "àâæçéèêëîïôœùûüÿ",
        "äöüß",
        "áéíóúüñçàèòï",
        "ãõáâàéêíóôúüç",
        "àèéìíîòóùú",
        "éëïóöüáèê",
        "æøåéäö",
        "åäöéü",
        "áðéíóúýþæö",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1251": (
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "абвгдђежзијклљмнњопрстћуфхцчџш",
    ),
    "cp1253": ("αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς",),
    "cp1254": ("çğıöşüâîû",),
    "cp932": (),
}
_OF_COUNTRIES = {
    "cp1250": frozenset({"PL", "CZ", "SK", "HU", "RO", "SI", "HR", "BA", "AL"}),
    "cp1251": frozenset({"RU", "UA", "BG", "BY", "RS", "MK", "KZ", "KG", "ME", "MN"}),
    "cp1253": frozenset({"GR", "CY"}),
    "cp1254": frozenset({"TR"}),
    "cp932": frozenset({"JP"}),
}
# All that is beyond ASCII but what every page has, which says nothing of a language.
_BEYOND = re.compile(r"[^\x00-\x7f«»‘’“”–—…•€£§©®°·\xa0´ªº]")
# Counted in a whole line at once: one damaged byte has each line weighed for every language of every page.
_LETTERS = {page: tuple(re.compile(f"[{letters}]") for letters in alphabets) for page, alphabets in _ALPHABETS.items()}
# A word is of one script: a Latin one has plain letters too or is a single letter, and no other is mixed with them.
_LATIN_WORD = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_a-zA-Z]*+[a-zA-Z][^\W\d_]*+|[^\W\d_](?![^\W\d_]))",
)
_OTHER_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_a-zA-Z]++(?![^\W\d_])")
_LATIN = frozenset({USUAL, "cp1250", "cp1254"})
# How much a page with several languages is worth beside one with one.
_SEVERAL = 0.95
_SAMPLE = 65_536


def guess_code_page(data: bytes, country: str) -> str:
    """Return the code page of bytes that are not UTF-8; `country` (ISO 3166-1 alpha-2) decides between equals."""
    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    fits = {page: _fit(sample, page) for page in _ALPHABETS}
    best = max(fits.values())
    equal = [page for page, fit in fits.items() if fit == best]
    own = next((page for page, countries in _OF_COUNTRIES.items() if country in countries), USUAL)
    return own if own in equal else equal[0]


def _fit(sample: bytes, page: str) -> float:
    """Return which share of what is beyond ASCII one language of a page explains, 0 where the page cannot be it."""
    try:
        text = sample.decode(page)
    except UnicodeDecodeError as error:
        # A sample may end inside a letter.
        if error.end < len(sample):
            return 0.0
        text = sample.decode(page, "ignore")
    beyond = len(_BEYOND.findall(text))
    if not beyond:
        return 0.0
    if page == "cp932":
        return _count_japanese(text) / beyond
    words = _LATIN_WORD if page in _LATIN else _OTHER_WORD
    lines = ["".join(words.findall(line)).casefold() for line in text.split("\n")]
    whole = _explain("".join(lines), page)
    if whole == beyond:
        return 1.0
    # People of several countries stand in one list, each in a line of their own language: worth a little less.
    by_line = sum(_explain(line, page) for line in lines)
    return max(whole, by_line * _SEVERAL) / beyond


def _explain(letters: str, page: str) -> int:
    """Return how many letters the language of a page has that has the most of them."""
    return max(len(alphabet.findall(letters)) for alphabet in _LETTERS[page])


def _count_japanese(text: str) -> int:
    """Return how many characters are kana or kanji that no Latin letter stands right before."""
    return len(re.findall(r"(?<![A-Za-z])[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]", text))
