"""Reading parsed rule files strictly: every key is asked for by name, and what nobody asked for is refused."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from creatorbook.domain.findings.finding import Source
from creatorbook.domain.law.backing import Reading, is_home_page, is_verifiable
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIDENCES = ("high", "medium", "low")
HIGH = "high"
# The languages that rules are written in.
LANGUAGES = ("en", "fr")
_CODE_LENGTH = 2

_E = TypeVar("_E", bound=StrEnum)


class RuleFileError(ValueError):
    """A rule file that cannot be trusted: the message names the file, the table and the key."""

    def __init__(self, file: str, where: str, problem: str) -> None:
        super().__init__(f"{file}: {where}: {problem}" if where else f"{file}: {problem}")
        self.file = file
        self.where = where


class RuleTable:
    """One table of a rule file. Read its keys, then call `refuse_unread`, which refuses keys that were never read."""

    def __init__(self, file: str, data: Mapping[str, object], where: str = "") -> None:
        self.file = file
        self.where = where
        self._data = data
        self._read: set[str] = set()

    def error(self, key: str, problem: str) -> RuleFileError:
        """Return the error that names this file, table and key."""
        return RuleFileError(self.file, f"{self.where}.{key}".strip("."), problem)

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._data

    def _take(self, key: str) -> object:
        self._read.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; one that is missing without a default, or blank, is refused."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "a text is needed here")
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is missing unless it is needed; a written one is never empty."""
        value = self._take(key)
        if value is None and not needed:
            return ()
        if not isinstance(value, list) or not value:
            raise self.error(key, "a list of texts is needed here")
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "every entry is to be a text")
        if len(set(value)) != len(value):
            raise self.error(key, "an entry is there twice")
        return tuple(value)

    def confidence(self) -> str:
        """Return how far the rule can be trusted: high, medium or low."""
        value = self.text("confidence")
        if value not in CONFIDENCES:
            raise self.error("confidence", f"{value!r} is none of {', '.join(CONFIDENCES)}")
        return value

    def choice(self, key: str, choices: type[_E], default: _E | None = None) -> _E:
        """Return a member of the enumeration by its value."""
        if default is not None and not self.has(key):
            self._read.add(key)
            return default
        value = self.text(key)
        try:
            return choices(value)
        except ValueError:
            raise self.error(key, f"{value!r} is none of {', '.join(choices)}") from None

    def choices(self, key: str, choices: type[_E]) -> frozenset[_E]:
        """Return a set of members of the enumeration, empty where the key is missing."""
        found = set()
        for value in self.texts(key):
            try:
                found.add(choices(value))
            except ValueError:
                raise self.error(key, f"{value!r} is none of {', '.join(choices)}") from None
        return frozenset(found)

    def day(self, key: str) -> date | None:
        """Return a day, None where the key is missing."""
        value = self._take(key)
        if value is None:
            return None
        if type(value) is not date:
            raise self.error(key, "a day such as 2026-01-31 is needed here, without quotation marks")
        return value

    def whole_number(self, key: str, *, least: int = 0) -> int | None:
        """Return a whole number not under `least`, None where the key is missing."""
        value = self._take(key)
        if value is None:
            return None
        if type(value) is not int or value < least:
            raise self.error(key, f"a whole number not under {least} is needed here")
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool | None:
        """Return a yes or no, the default where the key is missing."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.error(key, "true or false is needed here")
        return value

    def money(self, key: str) -> Money | None:
        """Return an amount written as "1000.00 EUR", None where the key is missing."""
        if not self.has(key):
            self._read.add(key)
            return None
        amount, _, currency = self.text(key).partition(" ")
        try:
            return Money.of(amount, currency)
        except ValueError as error:
            raise self.error(key, f"an amount such as 40.00 EUR is needed here ({error})") from None

    def table(self, key: str) -> RuleTable | None:
        """Return a table inside this one, None where the key is missing."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(key, "a table is needed here")
        return RuleTable(self.file, value, f"{self.where}.{key}".strip("."))

    def tables(self, key: str) -> tuple[RuleTable, ...]:
        """Return a list of tables, empty where the key is missing; each is named by its `id` or its place."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "a list of tables is needed here")
        return tuple(
            RuleTable(self.file, item, f"{self.where}.{key}[{item.get('id', number)}]".strip("."))
            for number, item in enumerate(value)
        )

    def translations(self, key: str) -> dict[str, str]:
        """Return a text in every language that rules are written in; one that lacks is refused."""
        table = self.table(key)
        if table is None:
            raise self.error(key, "an explanation by language is needed here")
        texts = {language: table.text(language) for language in LANGUAGES}
        table.refuse_unread()
        return texts

    def country(self) -> str:
        """Return the country that a file is about: two capital letters."""
        code = self.text("country")
        if len(code) != _CODE_LENGTH or not code.isascii() or not code.isupper():
            raise self.error("country", f"{code!r} is not an ISO 3166-1 code of two capital letters")
        return code

    def keys(self) -> tuple[str, ...]:
        """Return the keys as they stand, for tables whose keys are data (languages, media); all count as read."""
        self._read.update(self._data)
        return tuple(self._data)

    def refuse_unread(self) -> None:
        """Refuse the table where it holds a key that was never read: a misspelt key must not go unnoticed."""
        unknown = sorted(set(self._data) - self._read)
        if unknown:
            raise self.error(unknown[0], "this key is not known")


def read_sources(table: RuleTable) -> dict[str, Source]:
    """Return the file's sources by id; a file without any is refused."""
    sources: dict[str, Source] = {}
    for entry in table.tables("source"):
        key = entry.text("id")
        if key in sources:
            raise entry.error("id", f"{key!r} is there twice")
        checked_on = entry.day("checked_on")
        if checked_on is None:
            raise entry.error("checked_on", "the day of the last check is needed here")
        confidence = entry.confidence()
        basis = entry.choice("basis", Reading, Reading.SEEN)
        if basis is Reading.OWN:
            raise entry.error("basis", "a shipped rule never rests on the user's own word")
        url = entry.text("url")
        if not url.startswith("https://"):
            raise entry.error("url", "an address beginning with https:// is needed here")
        if basis is Reading.SEEN and is_home_page(url):
            raise entry.error("url", "what was read at the source stands on a page of its own, not on a home page")
        source = Source(entry.text("title"), url, checked_on.isoformat(), confidence, basis.value)
        if confidence == HIGH and not is_verifiable(source):
            where = "a home page" if is_home_page(url) else "memory"
            raise entry.error("confidence", f"a source known from {where} alone is never of high confidence")
        sources[key] = source
        entry.refuse_unread()
    if not sources:
        raise table.error("source", "at least one source is needed")
    return sources


def sources_cited(table: RuleTable, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """Return the sources that a rule names.

    A rule without one is refused, and so is one of high confidence that rests on home pages or on memory alone: nobody
    could look it up.
    """
    found = []
    for key in table.texts("sources", needed=True):
        if key not in sources:
            raise table.error("sources", f"{key!r} is not among the file's sources")
        found.append(sources[key])
    sure = table.has("confidence") and table.confidence() == HIGH
    if sure and not any(is_verifiable(source) for source in found):
        raise table.error("confidence", "high confidence needs a source that was read, at a page of its own")
    return tuple(found)


def is_in_force(on: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Return whether a dated rule holds on the day; both ends count, a missing end is open."""
    return (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to)
