"""The letter to the brand that lists where its contract differs from what was agreed, in the brand's language."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.paths import resources
from creatorbook.common.text import cut_at_word
from creatorbook.domain.contract_reading.comparing.asking import lines_to_ask
from creatorbook.domain.contract_reading.comparing.comparison import Result, is_for_another
from creatorbook.domain.contract_reading.values.found import Duration, Percent, Pieces, Topic, Words
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.money import Money
from creatorbook.services.book.settings import setting
from creatorbook.services.deals import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.contract_reading.comparing.comparison import Line
    from creatorbook.domain.contract_reading.noted import Noted, Remark
    from creatorbook.domain.contract_reading.values.found import Value
    from creatorbook.services.their_contract.comparing import TheirReading
    from creatorbook.store.engine.reading import Executes

LANGUAGES = ("en", "fr", "de", "es")
"""In which a letter can be written."""
CLAUSE_LANGUAGES = (*LANGUAGES, "it")
"""In which a clause can be offered instead of another."""
_SENTENCE = 240
_DIFFERENT = (Result.DIFFERS, Result.ONLY_THEIRS, Result.NOT_FOUND)


def letter_words(language: str) -> dict[str, Any]:
    """Return the letter's words in a language of LANGUAGES, English for any other."""
    return _words(language if language in LANGUAGES else "en")


def offered_clauses(language: str) -> Mapping[str, str]:
    """Return what can be offered instead of each remark, in a language of CLAUSE_LANGUAGES, English for any other."""
    clauses: Mapping[str, str] = _words(language if language in CLAUSE_LANGUAGES else "en")["counter"]
    return clauses


@cache
def _words(code: str) -> dict[str, Any]:
    with (resources() / "comparison" / f"{code}.toml").open("rb") as file:
        return tomllib.load(file)


def letter_language(reading: Executes, their: TheirReading) -> str:
    """Return the contract's language where there are words in it, else the brand's, the book's, or English."""
    brand = facts.dossier(reading, their.deal_id).deal.brand
    named = brand.language if brand is not None else ""
    for code in (their.comparison.language, named, setting(reading, "language")):
        if code in LANGUAGES:
            return code
    return "en"


def counter_clause(remark: Remark, language: str, pronoun: Pronoun = Pronoun.UNSAID) -> str:
    """Return what a creator can offer instead of a remarked clause, in a contract's language; "" for none.

    It speaks of the creator as `pronoun` says, as our own contracts do; the Italian words speak of everybody alike.
    """
    from creatorbook.documents.words.speech import speech_in

    clause = offered_clauses(language).get(remark.value, "")
    return clause if language not in LANGUAGES else speech_in(language, pronoun=pronoun).spell(clause)


def letter(
    reading: Executes,
    their: TheirReading,
    language: str = "",
    remarks: Collection[Remark] = (),
    points: Sequence[Line] | None = None,
) -> tuple[str, str]:
    """Return subject and text of a polite letter about points of their contract; ours stand as the deal has them.

    `language` is "en", "fr", "de" or "es", that of the contract where it is not given. `points` are the lines that it
    takes up, None for what differs and is not better than what the deal says; `remarks` those of which it speaks too,
    each with a clause to put instead in the contract's language. What was only spoken of is not called agreed.
    """
    from creatorbook.documents.words.speech import speech_in

    deal = facts.dossier(reading, their.deal_id).deal
    code = language or letter_language(reading, their)
    said = letter_words(code)
    speech = speech_in(code, deal.brand.country if deal.brand is not None else "")
    name = deal.contact.name if deal.contact is not None else ""
    greeting = said["greeting"].format(name=name) if name else said["greeting_unnamed"]
    basis = "" if deal.is_agreed else "_open"
    taken = lines_to_ask(their.comparison.lines) if points is None else points
    listed = [f"- {_point(line, said, speech, basis)}" for line in taken if line.result in _DIFFERENT]
    listed += [
        "- " + _about_remark(noted, said, their.comparison.language, their.pronoun)
        for noted in their.comparison.remarks
        if noted.remark in remarks
    ]
    opening, none = said[f"opening{basis}"], said[f"none{basis}"]
    body = [greeting, opening, "\n".join(listed), said["closing"]] if listed else [greeting, none]
    signed = f"{said['goodbye']}\n{deal.creator.name}"
    return said["subject"].format(deal=deal.title), "\n\n".join([*body, signed]) + "\n"


def _about_remark(noted: Noted, said: dict[str, Any], offered_in: str, pronoun: Pronoun) -> str:
    sentence = cut_at_word(noted.sentence, _SENTENCE)
    clause = counter_clause(noted.remark, offered_in, pronoun) if offered_in else ""
    key = "propose" if clause else "look"
    return str(said[key].format(page=noted.page, sentence=sentence, clause=clause))


def _point(line: Line, said: dict[str, Any], speech: Speech, basis: str) -> str:
    ours, theirs = line.ours.value if line.ours else None, line.theirs.value if line.theirs else None
    both = [value_in(line.topic, each, said, speech) for each in (ours, theirs)]
    if is_for_another(line) and line.ours is not None and line.theirs is not None:
        both = [line.ours.about, str(said["quoted"]).format(sentence=cut_at_word(line.theirs.sentence, _SENTENCE))]
    key = str(line.result) if line.result is Result.ONLY_THEIRS else f"{line.result}{basis}"
    return str(
        said[key].format(
            topic=said["topic"][line.topic], ours=both[0], theirs=both[1], page=line.theirs.page if line.theirs else 0
        )
    )


def value_in(topic: Topic, value: Value | date | None, said: dict[str, Any], speech: Speech) -> str:
    """Return a value in the letter's language."""
    if value is None:
        return "–"
    if isinstance(value, Words):
        return _codes(topic, value, said, speech)
    return next(show(value, said, speech) for kind, show in _BY_TYPE if isinstance(value, kind))


def _pieces_text(value: Pieces, _said: dict[str, Any], speech: Speech) -> str:
    where = f" ({speech.word('platform', value.platform)})" if value.platform is not None else ""
    return f"{value.count} × {speech.word('medium', value.medium)}{where}"


def _duration(value: Duration, said: dict[str, Any], speech: Speech) -> str:
    from babel.units import format_unit

    if value.count is None:
        return str(said["endless"])
    if value.count == 0:
        return str(said["receipt"])
    if value.working and value.unit == "day":
        text = f"{value.count} {said['working']}"
    else:
        text = format_unit(value.count, f"duration-{value.unit}", locale=speech.locale)
    return f"{text}, {said['month_end']}" if value.month_end else text


# A flag is a number too, and comes first.
_BY_TYPE: tuple[tuple[type, Callable[[Any, dict[str, Any], Speech], str]], ...] = (
    (bool, lambda value, said, _speech: str(said["yes"] if value else said["no"])),
    (Money, lambda value, _said, speech: speech.money(value)),
    (Percent, lambda value, _said, speech: speech.percent(value.bp)),
    (date, lambda value, _said, speech: speech.day(value)),
    (Duration, _duration),
    (Pieces, _pieces_text),
    (int, lambda value, _said, speech: speech.number(value)),
)


def _codes(topic: Topic, value: Words, said: dict[str, Any], speech: Speech) -> str:
    if value.codes == ("unlimited",):
        return str(said["unlimited"])
    if topic is Topic.USE_CHANNELS:
        return speech.join([speech.word("channel", code) for code in value.codes])
    if topic is Topic.LAW:
        return speech.law(value.codes[0])
    return speech.territories(value.codes)
