"""The letters: texts as data, one file a language, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.paths import resources
from creatorbook.documents.words.letter_conditions import LETTER_CONDITIONS
from creatorbook.domain.records.letters import LetterKind, Tone

PLACES = frozenset({"body", "head", "joined"})
LETTER_BLOCKS = frozenset({"deliverables", "rights", "claim", "interest"})


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One paragraph of a letter, and the table (one of LETTER_BLOCKS, or "") drawn after it.

    `place` is "body", "head" (a line over the subject, not in a mail) or "joined" (it goes on the paragraph before).
    """

    text: str
    place: str = "body"
    block: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterText:
    """One letter of a language: its name in lists, its title with placeholders, its paragraphs.

    A `formal` letter greets formally, at its beginning and at its end.
    """

    kind: LetterKind
    tone: Tone
    name: str
    title: str
    parts: tuple[LetterPart, ...]
    formal: bool = False


def letter_languages() -> tuple[str, ...]:
    """Return the languages in which there are letters, sorted."""
    return tuple(sorted(path.stem for path in (resources() / "letters").glob("*.toml")))


def letter_text(language: str, kind: LetterKind, tone: Tone = Tone.NONE) -> LetterText:
    """Return the letter of a kind; a reminder without a tone is the friendly one, other kinds have none.

    Raises BadInput where there are no letters in the language.
    """
    wanted = (tone or Tone.FRIENDLY) if kind is LetterKind.PAYMENT_REMINDER else Tone.NONE
    return next(text for text in letter_texts(language) if (text.kind, text.tone) == (kind, wanted))


@cache
def letter_texts(language: str) -> tuple[LetterText, ...]:
    """Return all letters of a language in the order of its file; raises as `letter_text` does.

    Raises ValueError where the file says what no letter can say: a fault of ours.
    """
    return tuple(_read_text(entry) for entry in _read(language)["letter"])


def letter_words(language: str, section: str) -> dict[str, str]:
    """Return the other words of letters, by section; raises as `letter_text` does.

    Sections are "words", "channel", "value", "salutation" and "closing".
    """
    return dict(_read(language)[section])


@cache
def _read(language: str) -> dict[str, Any]:
    if language not in letter_languages():
        raise BadInput(
            _("There are no letters in the language “{language}”.").format(language=language),
            where="language",
            hint=_("Choose one of: {languages}.").format(languages=", ".join(letter_languages())),
        )
    with (resources() / "letters" / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def _read_text(entry: dict[str, Any]) -> LetterText:
    _refuse_unknown_keys(entry, {"kind", "tone", "name", "title", "register", "part"})
    return LetterText(
        LetterKind(entry["kind"]),
        Tone(entry.get("tone", "")),
        entry["name"],
        entry["title"].strip(),
        tuple(_read_part(part) for part in entry["part"]),
        entry.get("register", "warm") == "formal",
    )


def _read_part(entry: dict[str, Any]) -> LetterPart:
    _refuse_unknown_keys(entry, {"text", "place", "block", "when", "unless"})
    place = entry.get("place", "body")
    if place not in PLACES:
        raise ValueError(f"unknown place in a letter: {place}")
    block = entry.get("block", "")
    if block and block not in LETTER_BLOCKS:
        raise ValueError(f"unknown table in a letter: {block}")
    return LetterPart(entry["text"].strip(), place, block, _conditions(entry, "when"), _conditions(entry, "unless"))


def _conditions(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    names = tuple(entry.get(key, ()))
    unknown = [name for name in names if name not in LETTER_CONDITIONS]
    if unknown:
        raise ValueError(f"unknown condition in a letter: {unknown[0]}")
    return names


def _refuse_unknown_keys(entry: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"unknown key in a letter: {unknown[0]}")
