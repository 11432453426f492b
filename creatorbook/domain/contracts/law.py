"""What a country's law asks of a contract between a creator and an advertiser: mentions, threshold, minors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.reading import RuleTable, is_in_force, read_sources, sources_cited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.values.money import Money

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
    "governing_law_said",
    "payment_date",
    "payment_within",
    "rights_delimited",
    "rights_paid",
    "signed_writing",
    "unknown_uses",
    "future_works",
    "vat_numbers",
)


class Weight(StrEnum):
    """How heavily a mention weighs: the law demands it, or it is only wise."""

    MUST = "must"
    ADVISED = "advised"


class Reach(StrEnum):
    """What brings a deal under a country's contract law."""

    CREATOR = "creator"
    AUDIENCE = "audience"
    BRAND = "brand"
    GOVERNING_LAW = "governing_law"


@dataclass(frozen=True, slots=True)
class Region:
    """A state whose own rules count: found by its names, or its postal letters, in the address of these parties."""

    code: str
    letters: str
    names: tuple[str, ...]
    parties: frozenset[Reach]


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that the contract must say, by the name of the check that looks for it.

    `region` is the state that asks for it ("" for the whole country), `days` the most that a payment term may be.
    `from_threshold` says that it is only asked for once the sum for a written contract is reached.
    """

    id: str
    check: str
    weight: Weight
    region: str
    days: int | None
    from_threshold: bool
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: str


@dataclass(frozen=True, slots=True)
class WrittenThreshold:
    """From which sum (excluding VAT) a contract must be written; `warn_percent` is when to warn before it.

    The sum is that of a year unless `within_days` says how far back it reaches. `region` is the state whose threshold
    it is, "" for the whole country. `unclear` names what the law leaves open, as short codes.
    """

    amount: Money
    warn_percent: int
    region: str
    within_days: int | None
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: str
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContractLaw:
    """One country's rules for these contracts; `minor_age` is the age under which a professional must write them.

    `country` is an ISO 3166-1 alpha-2 code, or EU for what holds in all of the European Economic Area.
    """

    country: str
    reach: frozenset[Reach]
    regions: tuple[Region, ...]
    mentions: tuple[Mention, ...]
    thresholds: tuple[WrittenThreshold, ...]
    minor_age: int | None
    minor_sources: tuple[Source, ...]

    def threshold_on(self, day: date) -> WrittenThreshold | None:
        """Return the country's own yearly threshold in force on the day, None where there is none."""
        return next((each for each in self.thresholds_on(day) if not each.region and each.within_days is None), None)

    def thresholds_on(self, day: date) -> tuple[WrittenThreshold, ...]:
        """Return all thresholds in force on the day, those of states too."""
        return tuple(each for each in self.thresholds if is_in_force(day, each.valid_from, each.valid_to))

    def mentions_on(self, day: date) -> tuple[Mention, ...]:
        """Return the mentions that the law asks for on the day."""
        return tuple(each for each in self.mentions if is_in_force(day, each.valid_from, each.valid_to))


def read_contract_law(file: str, data: Mapping[str, object]) -> ContractLaw:
    """Return the law that a parsed `contracts/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    country = table.text("country")
    reach = table.choices("reach", Reach)
    if not reach:
        raise table.error("reach", "what brings a deal under this law is needed here")
    regions = tuple(_region(entry) for entry in table.tables("region"))
    known = {region.code for region in regions}
    mentions = tuple(_read_mention(entry, sources, known) for entry in table.tables("mention"))
    thresholds = tuple(_threshold(entry, sources, known) for entry in table.tables("written_contract"))
    minors = table.table("minors")
    minor_age: int | None = None
    minor_sources: tuple[Source, ...] = ()
    if minors is not None:
        minor_age, minor_sources = minors.whole_number("under_age", least=1), sources_cited(minors, sources)
        minors.refuse_unread()
    table.refuse_unread()
    return ContractLaw(country, reach, regions, mentions, thresholds, minor_age, minor_sources)


def _region(entry: RuleTable) -> Region:
    region = Region(
        entry.text("id"),
        entry.text("letters"),
        entry.texts("names", needed=True),
        entry.choices("parties", Reach),
    )
    if not region.parties or not region.parties <= {Reach.CREATOR, Reach.BRAND}:
        raise entry.error("parties", "whose address tells the state is needed here: creator, brand or both")
    entry.refuse_unread()
    return region


def _read_region(entry: RuleTable, known: set[str]) -> str:
    region = entry.text("region", "")
    if region and region not in known:
        raise entry.error("region", f"{region!r} is none of the file's regions")
    return region


def _read_mention(entry: RuleTable, sources: Mapping[str, Source], regions: set[str]) -> Mention:
    check = entry.text("check")
    if check not in MENTIONS:
        raise entry.error("check", f"{check!r} is none of {', '.join(MENTIONS)}")
    mention = Mention(
        entry.text("id"),
        check,
        entry.choice("weight", Weight, Weight.MUST),
        _read_region(entry, regions),
        entry.whole_number("days", least=1),
        entry.flag("from_threshold") is True,
        sources_cited(entry, sources),
        entry.day("valid_from"),
        entry.day("valid_to"),
        entry.confidence(),
    )
    if (mention.days is None) == (check == "payment_within"):
        raise entry.error("days", "payment_within needs its days, and nothing else has any")
    entry.refuse_unread()
    return mention


def _threshold(entry: RuleTable, sources: Mapping[str, Source], regions: set[str]) -> WrittenThreshold:
    amount, warn = entry.money("amount"), entry.whole_number("warn_percent", least=1)
    if amount is None or warn is None:
        raise entry.error("amount", "a threshold needs its amount and its warn_percent")
    threshold = WrittenThreshold(
        amount,
        warn,
        _read_region(entry, regions),
        entry.whole_number("within_days", least=1),
        sources_cited(entry, sources),
        entry.day("valid_from"),
        entry.day("valid_to"),
        entry.confidence(),
        entry.texts("unclear"),
    )
    entry.refuse_unread()
    return threshold
