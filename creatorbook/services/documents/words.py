"""Words of rules and deals in the language of a document, which need not be that of the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.platforms import Medium
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.disclosure.rules import Place
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.records.deals import DealKind
    from creatorbook.domain.values.platforms import Platform

_USUAL = "usual"
_DELIVERED = "delivered"
_SEMICOLONS = {"fr": "\u00a0;"}


def quote_words(words: Iterable[str], language: str, country: str = "") -> str:
    """Return words in the quotation marks of the language (as the country has them), joined by "or"."""
    return speech_in(language, country).quote(words)


def places_text(found: Iterable[Place], language: str) -> str:
    """Return where a label stands, in the language of the document."""
    speech = speech_in(language)
    return ", ".join(speech.word("label_place", place) for place in found)


def switches(platforms: Iterable[Platform], language: str) -> str:
    """Return the names of the platforms' own settings, in the language of the document; "" where there are none."""
    book = rulebook().platforms
    names = [book[platform].switch_names for platform in platforms if platform in book]
    found = [each.get(language) or each.get("en", "") for each in names]
    # Two platforms may call it the same.
    speech = speech_in(language)
    return ", ".join(dict.fromkeys(speech.typeset(name) for name in found if name))


def cite_source(source: Source | None, country: str, language: str) -> Source | None:
    """Return a source as a contract cites it for the country's labels, in the language of the document.

    Its title is for who keeps the rules, and may say by whom it was reported: a contract names the law or the code.
    Where the country has no citation, a rule of the user's own, the title is printed as the language sets its words.
    """
    if source is None:
        return None
    speech = speech_in(language)
    cited = speech.word("citation", country)
    return replace(source, title=cited if cited != country else speech.typeset(source.title))


def nature(kind: DealKind, media: Iterable[Medium], language: str, pronoun: Pronoun = Pronoun.UNSAID) -> str:
    """Return the nature of the work that a kind of deal asks for, as French law wants it named.

    `media` are the forms of what is owed: content that is only handed over is not published, and who comes in person
    does more than make content. The creator is spoken of as `pronoun` says.
    """
    speech = speech_in(language, pronoun=pronoun)
    owed = frozenset(media)
    made = owed - {Medium.APPEARANCE}
    said = speech.word("nature", kind)
    if made == {Medium.RAW_CONTENT}:
        said = speech.word("nature", _DELIVERED)
    elif said == kind:
        said = speech.word("nature", _USUAL)
    present = speech.word("nature", Medium.APPEARANCE) if Medium.APPEARANCE in owed else ""
    # Nothing but an appearance is no work on content.
    parts = [said, present] if made or not owed else [present]
    return "; ".join(part for part in parts if part).replace(";", _SEMICOLONS.get(language, ";"))
