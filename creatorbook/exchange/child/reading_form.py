"""What was read in a contract, in the form in which it leaves the limited child: each passage once, values by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from creatorbook.common.codec.codec import Codec
from creatorbook.domain.contract_reading.noted import Noted, Reading, Remark
from creatorbook.domain.contract_reading.text.passages import Label, Passage
from creatorbook.domain.contract_reading.values.found import (
    Doubt,
    Duration,
    Found,
    Percent,
    Pieces,
    Span,
    Topic,
    Value,
    Words,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.child.codec import Refusal
from creatorbook.exchange.contract_pages.pages import ContractText
from creatorbook.exchange.contract_pages.word import TrackedChange


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    number: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    flag: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day."""

    day: date


@dataclass(frozen=True, slots=True)
class PackedFound:
    """A value found: `passage` is the number of its passage, `start` and `end` are its characters there."""

    topic: Topic
    value: Money | Percent | Duration | Pieces | Words | Number | Flag | Day
    passage: int
    start: int
    end: int
    score: float
    doubts: tuple[Doubt, ...] = ()
    extra: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class PackedNoted:
    """A remark: `passage` is the number of its passage, `start` and `end` are its characters there."""

    remark: Remark
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A reading on its way."""

    passages: tuple[Passage, ...]
    language: str
    found: tuple[PackedFound, ...] = ()
    remarks: tuple[PackedNoted, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedContract:
    """The bytes of the document to be read, and its file name."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's text, and what was read in it."""

    text: ContractText
    reading: PackedReading


@dataclass(frozen=True, slots=True)
class AnsweredContract:
    """What was read in the document, or why nothing was."""

    found: ReadDocument | Refusal


READINGS = Codec(
    (
        Money, Medium, Platform, Percent, Duration, Pieces, Words, Label, Passage, Topic, Doubt, Remark, ContractText,
        TrackedChange, Refusal,
    ),
    brief=True,
)  # fmt: skip
"""Fields at their default are left out, as in the records of other files."""


def pack_reading(reading: Reading) -> PackedReading:
    """Return a reading in the form in which it is sent."""
    places = {id(passage): number for number, passage in enumerate(reading.passages)}
    found = tuple(
        PackedFound(
            Topic(each.topic),
            _pack_value(each.value),
            places[id(each.passage)],
            *each.span,
            float(each.score),
            each.doubts,
            each.extra,
            each.order,
        )
        for listed in reading.found.values()
        for each in listed
    )
    remarks = tuple(PackedNoted(each.remark, places[id(each.passage)], *each.span) for each in reading.remarks)
    return PackedReading(reading.passages, reading.language, found, remarks)


def unpack_reading(packed: PackedReading) -> Reading:
    """Return the reading that was packed; raises IndexError for a passage that was not sent."""
    passages = packed.passages
    found: dict[Topic, list[Found]] = {topic: [] for topic in Topic}
    for each in packed.found:
        found[each.topic].append(
            Found(
                each.topic,
                _unpack_value(each.value),
                passages[each.passage],
                Span(each.start, each.end),
                each.score,
                each.doubts,
                each.extra,
                each.order,
            )
        )
    remarks = tuple(Noted(each.remark, passages[each.passage], Span(each.start, each.end)) for each in packed.remarks)
    return Reading(passages, packed.language, {topic: tuple(listed) for topic, listed in found.items()}, remarks)


def _pack_value(value: Value | date) -> Money | Percent | Duration | Pieces | Words | Number | Flag | Day:
    # A flag is a number too, and comes first.
    if isinstance(value, bool):
        return Flag(value)
    if isinstance(value, int):
        return Number(value)
    return Day(value) if isinstance(value, date) else value


def _unpack_value(value: Money | Percent | Duration | Pieces | Words | Number | Flag | Day) -> Value | date:
    if isinstance(value, Number):
        return value.number
    if isinstance(value, Flag):
        return value.flag
    return value.day if isinstance(value, Day) else value
