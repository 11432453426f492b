"""What a country's law asks of a contract between a creator and an advertiser: mentions, threshold, minors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.rule_reading import RuleTable, cited, in_force, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings import Source
    from creatorbook.domain.money import Money

# What contract_check knows how to look for; a rule file may ask for nothing else.
MENTIONS = (
    "identity",
    "address",
    "email",
    "tax_residence",
    "missions",
    "consideration",
    "product_value",
    "rights",
    "governing_law",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that the contract must say, by the name of the check that looks for it."""

    id: str
    check: str
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: str


@dataclass(frozen=True, slots=True)
class WrittenThreshold:
    """From which sum (excluding VAT) a contract must be written; `warn_percent` is when to warn before it.

    `unclear` names what the law leaves open, as short codes.
    """

    amount: Money
    warn_percent: int
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: str
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContractLaw:
    """One country's rules for these contracts; `minor_age` is the age under which a professional must write them."""

    country: str
    mentions: tuple[Mention, ...]
    thresholds: tuple[WrittenThreshold, ...]
    minor_age: int | None
    minor_sources: tuple[Source, ...]

    def threshold_on(self, day: date) -> WrittenThreshold | None:
        """Return the threshold in force on the day, None where there is none."""
        return next((each for each in self.thresholds if in_force(day, each.valid_from, each.valid_to)), None)

    def mentions_on(self, day: date) -> tuple[Mention, ...]:
        """Return the mentions that the law asks for on the day."""
        return tuple(each for each in self.mentions if in_force(day, each.valid_from, each.valid_to))


def read_contract_law(file: str, data: Mapping[str, object]) -> ContractLaw:
    """Return the law that a parsed `contracts/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    country = table.text("country")
    mentions = tuple(_mention(entry, sources) for entry in table.tables("mention"))
    thresholds = tuple(_threshold(entry, sources) for entry in table.tables("written_contract"))
    minors = table.table("minors")
    minor_age: int | None = None
    minor_sources: tuple[Source, ...] = ()
    if minors is not None:
        minor_age, minor_sources = minors.whole("under_age", least=1), cited(minors, sources)
        minors.done()
    table.done()
    return ContractLaw(country, mentions, thresholds, minor_age, minor_sources)


def _mention(entry: RuleTable, sources: Mapping[str, Source]) -> Mention:
    check = entry.text("check")
    if check not in MENTIONS:
        raise entry.error("check", f"{check!r} is none of {', '.join(MENTIONS)}")
    mention = Mention(
        entry.text("id"),
        check,
        cited(entry, sources),
        entry.day("valid_from"),
        entry.day("valid_to"),
        entry.confidence(),
    )
    entry.done()
    return mention


def _threshold(entry: RuleTable, sources: Mapping[str, Source]) -> WrittenThreshold:
    amount, warn = entry.money("amount"), entry.whole("warn_percent", least=1)
    if amount is None or warn is None:
        raise entry.error("amount", "a threshold needs its amount and its warn_percent")
    threshold = WrittenThreshold(
        amount,
        warn,
        cited(entry, sources),
        entry.day("valid_from"),
        entry.day("valid_to"),
        entry.confidence(),
        entry.texts("unclear"),
    )
    entry.done()
    return threshold
