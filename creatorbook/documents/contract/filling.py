"""Putting values into a text: {{ dotted.names }} are the only logic, and what comes out of one is never read again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.documents.text.pdf_text import Run, normalise_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.words.speech import Speech

_PLACEHOLDER = re.compile(r"\{\{[ \t]{0,20}([^{}\n]{0,100}?)[ \t]{0,20}\}\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its values in, the names that had none, and the names that do not exist."""

    runs: tuple[Run, ...]
    empty: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def fill(
    text: str, read: Callable[[str], str | None], speech: Speech, named: Callable[[str], str] | None = None
) -> Filled:
    """Return the text with its values in; where one is missing, a visible note stands in its place.

    `read` gives the value of a name, "" where it is not known and None where there is no such name; `named` says a name
    in the words of the document's language (the words file has those of contracts).
    """
    runs: list[Run] = []
    empty: list[str] = []
    unknown: list[str] = []
    for index, piece in enumerate(_split(text)):
        if index % 2 == 0:
            # A sentence that ends in a value which brings its own full stop needs no second one.
            ended = runs and not runs[-1].gap and runs[-1].text.rstrip().endswith((".", "…"))
            runs.append(Run(piece[1:] if ended and piece.startswith(".") else piece))
            continue
        said = read(piece)
        if said is None:
            unknown.append(piece)
            runs.append(Run(speech.word("document", "unknown").format(name=piece), gap=True))
        elif has_visible_text(said):
            runs.append(Run(said.strip()))
        else:
            empty.append(piece)
            runs.append(gap_run(piece, speech, named))
    return Filled(tuple(run for run in runs if run.text), tuple(empty), tuple(unknown))


@lru_cache(maxsize=512)
def _split(text: str) -> tuple[str, ...]:
    """Return a text and the names in it by turns; those of the library are the same from contract to contract."""
    return tuple(_PLACEHOLDER.split(text))


def has_visible_text(text: str) -> bool:
    """Return whether anything of a text shows: spaces, controls and invisible characters alone are no value."""
    return bool(normalise_text(text).strip())


def has_stray_braces(text: str) -> bool:
    """Return whether a text has double braces that are no placeholder: they would be printed as they stand."""
    rest = _PLACEHOLDER.sub("", text)
    return "{{" in rest or "}}" in rest


def gap_run(placeholder: str, speech: Speech, named: Callable[[str], str] | None = None) -> Run:
    """Return the visible note that stands where a value is missing."""
    name = named(placeholder) if named is not None else speech.word("value", placeholder)
    return Run(speech.word("document", "gap").format(name=name), gap=True)
