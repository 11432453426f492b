"""How a document speaks: its words, and money, days and places as its language writes them (not the screen's)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources
from creatorbook.documents.words import clauses as library
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.currencies import exponent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from babel import Locale

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.values.money import Money

_NO_BREAK = "\u00a0"
_CODE_LENGTH = 2
_LETTER_BEFORE_DIGIT = re.compile(r"(?<=[A-Za-z])(?=[\d-])")
# A day in a table, unmistakable in any country; the languages and countries not here write "14 Mar 2026".
_SHORT_DAY = {"de": "d. MMM y", "en_US": "MMM d, y"}
_SHORT_DAY_ELSEWHERE = "d MMM y"
# Between a day and its month: "14 March", "14 de marzo".
_DAY_SPACES = {"es": 2}
# French spaces that no line may end at: inside quotation marks, before two-part marks, after "n°".
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=[»:;!?])|(?<=[nN]°) ")
# Spanish "y" and "o" give way to "e" and "u" before the sound that they are themselves.
_SPANISH_BEFORE = {
    "y": ("e", re.compile(r"\W*(?:i|í|hi(?!e)|hí)", re.IGNORECASE)),
    "o": ("u", re.compile(r"\W*(?:h?[oó])", re.IGNORECASE)),
}


class Speech:
    """The voice of one language in one country; `locale_name` is one that the words file lists ("en_GB").

    It speaks of the creator as `pronoun` says.
    """

    def __init__(self, language: str, locale_name: str, pronoun: Pronoun = Pronoun.UNSAID) -> None:
        self.language = language
        self.locale_name = locale_name
        self.pronoun = pronoun
        self._words = library.document_words(language)
        self._spelling = [*_forms(language, pronoun), *_spellings().get(locale_name, {}).items()]
        self._spelt: dict[str, str] = {}
        self._patterns: dict[int, str] = {}

    @cached_property
    def locale(self) -> Locale:
        """The locale of numbers, days and names of countries."""
        from babel import Locale

        return Locale.parse(self.locale_name)

    @property
    def tag(self) -> str:
        """The language as BCP 47 has it, for the PDF: "en-GB"."""
        return self.locale_name.replace("_", "-")

    def word(self, section: str, key: str) -> str:
        """Return a word of the language, or the key itself where the language has none."""
        value = self._words[section].get(key)
        return key if value is None else self.spell(str(value))

    def has_word(self, section: str, key: str) -> bool:
        """Return whether the language has a word of that key."""
        return key in self._words[section]

    def spell(self, text: str) -> str:
        """Return words of ours as the country spells them and as the creator is spoken of.

        Swiss German has no "ß", Mexican Spanish says "video", a woman is "la Créatrice".
        """
        spelt = self._spelt.get(text)
        if spelt is None:
            spelt = text
            for ours, theirs in self._spelling:
                spelt = spelt.replace(ours, theirs)
            # Only words of ours come here, and there are so many and no more.
            self._spelt[text] = spelt
        return spelt

    def typeset(self, text: str) -> str:
        """Return words of rules with the apostrophes and no-break spaces of the language ("« Case »", "n° 5")."""
        if self.language != "fr":
            return text
        return _FRENCH_SPACE.sub(_NO_BREAK, text.replace("'", "’"))

    def quote(self, words: Iterable[str]) -> str:
        """Return words in the quotation marks of the language, joined by "or"."""
        start, end = self.word("quote", "open"), self.word("quote", "close")
        return self.join([f"{start}{word}{end}" for word in words], self.word("quote", "or"))

    def money(self, amount: Money) -> str:
        """Return the amount with its currency's own number of decimals: "1 500,00 €"."""
        return self._currency(amount.amount, amount.currency, exponent(amount.currency))

    def price(self, amount: Decimal, currency: str) -> str:
        """Return a price in major units with as many decimals as it has, but no fewer than its currency."""
        places = amount.normalize().as_tuple().exponent
        own = exponent(currency)
        return self._currency(amount, currency, max(own, -places if isinstance(places, int) else own))

    def quantity(self, number: Decimal) -> str:
        """Return a number with the decimals that it has."""
        from babel.numbers import format_decimal

        return format_decimal(number.normalize(), locale=self.locale, decimal_quantization=False)

    def _currency(self, amount: Decimal, currency: str, decimals: int) -> str:
        from babel.numbers import format_currency

        if decimals not in self._patterns:
            pattern = self.locale.currency_formats["standard"].pattern
            self._patterns[decimals] = pattern.replace(".00", f".{'0' * decimals}" if decimals else "")
        text = format_currency(amount, currency, self._patterns[decimals], locale=self.locale, currency_digits=False)
        # A currency that shows as letters stands apart from its figures.
        return _LETTER_BEFORE_DIGIT.sub(_NO_BREAK, text).replace(" ", _NO_BREAK)

    def day(self, day: date) -> str:
        """Return the day written out, its number kept with its month."""
        from babel.dates import format_date

        text = self._first(day, format_date(day, "long", locale=self.locale))
        return text.replace(" ", _NO_BREAK, _DAY_SPACES.get(self.language, 1))

    def short_day(self, day: date | None) -> str:
        """Return the day as a table has it, unmistakable in any country ("14 Mar 2026"); a dash where None."""
        from babel.dates import format_date

        if day is None:
            return self.word("say", "none")
        here = _SHORT_DAY.get(self.locale_name) or _SHORT_DAY.get(self.language, _SHORT_DAY_ELSEWHERE)
        text = format_date(day, here, locale=self.locale)
        return self._first(day, text).replace(" ", _NO_BREAK)

    def month(self, day: date) -> str:
        """Return the month of the day with its year, short: "Oct 2026"."""
        from babel.dates import format_date

        return format_date(day, "MMM y", locale=self.locale).replace(" ", _NO_BREAK)

    def long_month(self, day: date) -> str:
        """Return the month of the day with its year, written out: "October 2026"."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=self.locale).replace(" ", _NO_BREAK)

    def _first(self, day: date, text: str) -> str:
        """French says "1er mars" but "2 mars"."""
        return text.replace("1 ", "1er ", 1) if self.language == "fr" and day.day == 1 else text

    def percent(self, basis_points: int) -> str:
        """Return the rate as a percentage with as many decimals as it needs."""
        from decimal import Decimal

        from babel.numbers import format_percent

        text = format_percent(Decimal(basis_points) / 10_000, locale=self.locale, decimal_quantization=False)
        return text.replace(" ", _NO_BREAK)

    def count(self, kind: str, number: int) -> str:
        """Return the number with the form of the word that it asks for; `kind` is one of "days", "rounds", "years"."""
        forms = self._words["plural"][kind]
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return str(form).format(n=self.number(number)).replace(" ", _NO_BREAK, 1)

    def number(self, number: int) -> str:
        """Return a whole number with the separators of the language."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale)

    def country(self, code: str) -> str:
        """Return the name of a country, of a group or of a part of one, or what was given where it is not a code."""
        key = code.strip().upper()
        for section in ("territory", "region", "part"):
            if key in self._words[section]:
                return self.word(section, key)
        return str(self.locale.territories.get(key, code)) if _is_code(key) else code

    def territories(self, codes: tuple[str, ...]) -> str:
        """Return the names joined; none is the whole world."""
        named = [self.country(code) for code in codes if code.strip()]
        return self.join(named) if named else self.word("say", "world")

    def join(self, items: list[str], link: str = "") -> str:
        """Return the items as a list in words: "a, b and c"; `link` stands for "and"."""
        if len(items) < 2:  # noqa: PLR2004  one item is no list
            return "".join(items)
        link = link or self.word("document", "and")
        if self.language == "es" and link in _SPANISH_BEFORE:
            other, sound = _SPANISH_BEFORE[link]
            link = other if sound.match(items[-1]) else link
        return f"{', '.join(items[:-1])} {link} {items[-1]}"

    def law(self, governing_law: str) -> str:
        """Return the name of the law of a country code (or "US-NY"), or the words given; "" stays ""."""
        key = governing_law.strip().upper()
        if key in self._words["law"]:
            return self.word("law", key)
        if key in self._words["region"]:
            return self.word("law", "state").format(state=self.word("region", key))
        if not _is_code(key):
            return governing_law.strip()
        return self.word("law", "other").format(country=self.country(key))


def _is_code(key: str) -> bool:
    return len(key) == _CODE_LENGTH and key.isascii() and key.isalpha()


@cache
def _spellings() -> dict[str, dict[str, str]]:
    with (resources() / "clauses" / "countries" / "spelling.toml").open("rb") as file:
        read = tomllib.load(file)
    return {locale: words for locale, words in read.items() if isinstance(words, dict)}


@cache
def _forms(language: str, pronoun: Pronoun) -> tuple[tuple[str, str], ...]:
    """Return the phrases that change with how the creator is spoken of, in the order in which they are changed."""
    path = resources() / "clauses" / "persons" / f"{language}.toml"
    if pronoun not in {Pronoun.SHE, Pronoun.NEUTRAL} or not path.exists():
        return ()
    with path.open("rb") as file:
        read = tomllib.load(file)
    if pronoun is Pronoun.SHE:
        return tuple(read["she"].items())
    neutral = read["neutral"]
    return (*neutral["before"].items(), *read["she"].items(), *neutral["after"].items())


@cache
def _speech(language: str, locale_name: str, pronoun: Pronoun) -> Speech:
    return Speech(language, locale_name, pronoun)


def speech_in(language: str, country: str = "", pronoun: Pronoun = Pronoun.UNSAID) -> Speech:
    """Return the voice of a language, as a country speaks it where the language has a form there, else as at home.

    Raises BadInput where there are no clauses in the language.
    """
    locales = library.document_words(language)["locales"]
    wanted = f"{language}_{country.strip().upper()}"
    return _speech(language, wanted if wanted in locales else locales[0], pronoun)


def speech_for(contract: ContractInput) -> Speech:
    """Return the voice of the contract: its language as the brand's country speaks it, of the creator as they wish.

    Raises as `speech_in` does.
    """
    return speech_in(contract.language, contract.brand.country, contract.creator.pronoun)
