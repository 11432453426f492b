"""Findings: what a rule has to say, as a code and parameters; the words are found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a finding matters: an error stops an action, a warning does not, an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a legal or platform fact comes from, and the day it was last checked (ISO 8601).

    `confidence` is high, medium or low; `basis` is "seen" where its own text was read, "elsewhere" where somebody's
    account of it was, "memory" where the fact was written down from knowledge and awaits a reading, "own" where it is
    the user's own word and no source of ours.
    """

    title: str
    url: str
    checked_on: str
    confidence: str
    basis: str = "seen"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    `code` names the sentence (services/wording holds the texts), `params` fill it in (Money, dates, enums and
    plain text), `about` names the field it is about ("fee", "creator.legal_name"), `record` is (kind, id) of the
    record to open, `sources` are the legal sources behind it, `span` the characters of a text that it is about.
    """

    code: str
    severity: Severity
    params: Mapping[str, object] = field(default_factory=dict)
    about: str = ""
    record: tuple[str, str] | None = None
    sources: tuple[Source, ...] = ()
    span: tuple[int, int] | None = None
