"""Numbers in words, in five languages: "three", "soixante", "zweitausendfünfhundert", "dos mil"."""

from __future__ import annotations

import re

_UNITS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "de": "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici",
}
_MORE = {
    "en": {"a": 1, "an": 1, "single": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
           "eighty": 80, "ninety": 90},
    "fr": {"une": 1, "dix-sept": 17, "dix-huit": 18, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
           "soixante": 60, "soixante-dix": 70, "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90},
    "de": {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "dreisig": 30, "dreissig": 30,
           "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90},
    "es": {"un": 1, "una": 1, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
           "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
           "setenta": 70, "ochenta": 80, "noventa": 90},
    "it": {"un'": 1, "diciassette": 17, "diciotto": 18, "diciannove": 19, "venti": 20, "trenta": 30, "quaranta": 40,
           "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90},
}  # fmt: skip
_FACTORS = {
    "hundred": 100, "thousand": 1000, "cent": 100, "cents": 100, "mille": 1000, "hundert": 100, "tausend": 1000,
    "cien": 100, "ciento": 100, "cientos": 100, "mil": 1000, "doscientos": 200, "trescientos": 300,
    "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800,
    "novecientos": 900, "million": 1_000_000, "millions": 1_000_000, "millon": 1_000_000, "millones": 1_000_000,
    "millionen": 1_000_000, "cento": 100, "mila": 1000,
}  # fmt: skip
_SETS = {"a couple of": 2, "couple of": 2, "a pair of": 2, "half a dozen": 6, "a dozen": 12, "une dizaine de": 10,
         "une douzaine de": 12, "ein dutzend": 12, "una docena de": 12, "un par de": 2,
         "una decena de": 10, "un paio di": 2, "una decina di": 10, "una dozzina di": 12}  # fmt: skip
_JOINTS = frozenset({"and", "et", "und", "y", "-"})
_ROUND = (100, 1000, 1_000_000)


def _table() -> dict[str, int]:
    found: dict[str, int] = {}
    for language, words in _UNITS.items():
        found |= {word: number for number, word in enumerate(words.split(), 1)}
        found |= _MORE[language]
    return found | _compounds() | _SETS


def _compounds() -> dict[str, int]:
    """Return the numbers between the tens: "twenty-four", "vingt-quatre", "vierundzwanzig", "ventiquattro"."""
    tens = {
        "en": "twenty thirty forty fifty sixty seventy eighty ninety",
        "fr": "vingt trente quarante cinquante soixante",
        "de": "zwanzig dreisig vierzig funfzig sechzig siebzig achtzig neunzig",
        "es": "veinti treinta_y_ cuarenta_y_ cincuenta_y_ sesenta_y_ setenta_y_ ochenta_y_ noventa_y_",
        "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    }
    found: dict[str, int] = {}
    for language, names in tens.items():
        for ten, name in enumerate(names.split(), 2):
            for unit, word in enumerate(_UNITS[language].split()[:9], 1):
                said = "ein" if language == "de" and unit == 1 else word
                short = name[:-1] if word in ("uno", "otto") else name
                joined = {
                    "de": f"{said}und{name}",
                    "es": f"{name}{said}".replace("_", " "),
                    "it": f"{short}{word}",
                }
                found[joined.get(language, f"{name}-{said}")] = ten * 10 + unit
    return found


WORDS = _table()
"""The number that a plain word means, the five languages together."""

# "Once" is eleven in Spanish only, and "a", "un" are articles more often than numbers: the asker decides.
ARTICLES = frozenset({"a", "an", "un", "une", "ein", "eine", "einen", "einem", "einer", "eines", "una", "uno", "un'"})

# "Due" and "sei" are words of other languages: numbers where an Italian noun follows.
_ITALIAN = (
    r"(?= (?:\(|mes[ei]|giorn|settiman|ann[oi]|ore\b|reels?\b|posts?\b|stor|video\b|shorts?\b|tik|carosell"
    r"|dirett|contenut"
    r"|articol|foto\b|pubblic|revision|round|ulterior|puntat|episod|rate\b|tranche|bozz|insta|you|live\b|nuov|milioni))"
)


def _written(word: str) -> str:
    return re.escape(word).replace(r"\-", "[- ]") + (_ITALIAN if word in ("due", "sei") else "")


_BY_LENGTH = sorted({*WORDS, *_FACTORS, "und"}, key=len, reverse=True)
COUNT = (
    r"(?:(?P<word>" + "|".join(_written(word) for word in sorted(WORDS, key=len, reverse=True)) + r")"
    r"(?:\b|(?=(?:tag|woch|monat|jahr|stund)[a-z]*ig))\s*"
    r"(?:\(\s*(?P<beside>\d{1,4})\s*\)\s*)?|(?P<digits>\d{1,4}(?!\d))(?:\s*\(\s*[a-z -]{2,30}\s*\))?\s*)"
)
"""A count as it is written: "3", "three", "three (3)", "3 (three)"; groups word, beside and digits."""


def number_of_match(match: re.Match[str]) -> int:
    """Return the number that a match of COUNT means."""
    if match["digits"]:
        return int(match["digits"])
    if match["beside"]:
        return int(match["beside"])
    # "Forty eight" is also written without its hyphen.
    word = match["word"]
    return WORDS[word] if word in WORDS else WORDS[word.replace(" ", "-")]


def spelled_number(words: list[str]) -> int | None:
    """Return the number that a row of plain words means, None where one of them is no number."""
    total = part = 0
    seen = False
    for word in words:
        if word in _JOINTS:
            continue
        numbers = _number_parts(word)
        if numbers is None:
            return None
        for number, factor in numbers:
            seen = True
            if not factor:
                part += number
            elif number in _ROUND:
                part = max(part, 1) * number
                if number >= 1000:  # noqa: PLR2004  a thousand closes what stood before it
                    total, part = total + part, 0
            else:
                part += number
    return total + part if seen else None


def _number_parts(word: str) -> list[tuple[int, bool]] | None:
    """Return the numbers of a word, German compounds taken apart; the flag tells factors."""
    if word in WORDS:
        return [(WORDS[word], False)]
    if word in _FACTORS:
        return [(_FACTORS[word], True)]
    found: list[tuple[int, bool]] = []
    rest = word.replace("-", "")
    while rest:
        part = next((each for each in _BY_LENGTH if rest.startswith(each)), None)
        if part is None or len(found) > 8:  # noqa: PLR2004  no number has more parts
            return None
        if part != "und":
            found.append((_FACTORS[part], True) if part in _FACTORS else (WORDS[part], False))
        rest = rest[len(part) :]
    return found or None
