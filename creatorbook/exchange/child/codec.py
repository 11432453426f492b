"""What passes between the child process that reads a file and the one that asked: records, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from creatorbook.common.codec.codec import Codec
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.problems import Notice, Params
from creatorbook.exchange.base.records import FileKind, ParsedFile, ReadOptions


@dataclass(frozen=True, slots=True)
class AskedFile:
    """The file to be read, by its whole path; `kind` is what it must be, None where that is to be found out."""

    path: str
    kind: FileKind | None
    options: ReadOptions


@dataclass(frozen=True, slots=True)
class Refusal:
    """A FileProblem on its way: its code, its place, what fills in its sentence."""

    code: str
    at: str = ""
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in the file, or why nothing was."""

    found: ParsedFile | Refusal


RECORDS = Codec(
    (Stage, Expectation, GiftFate, Money, Medium, Platform, Notice, FileKind, ReadOptions, ParsedFile), brief=True
)
"""Fields at their default are left out: most of a record's are, and the memory to write it in is little."""
