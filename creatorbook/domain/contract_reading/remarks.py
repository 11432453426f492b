"""What a creator should look at in somebody else's contract, whatever the deal says: far-reaching or risky clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.noted import Noted, Remark
from creatorbook.domain.contract_reading.remark_words import english, french, german, italian, spanish
from creatorbook.domain.contract_reading.text.alternatives import said_in
from creatorbook.domain.contract_reading.text.language import spoken_languages
from creatorbook.domain.contract_reading.values.found import Span
from creatorbook.domain.contract_reading.values.usage import is_negated_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage


_WORDS = {"en": english.WORDS, "de": german.WORDS, "fr": french.WORDS, "es": spanish.WORDS, "it": italian.WORDS}
_PATTERNS = {
    language: {remark: re.compile(rf"(?<![a-z])(?:{'|'.join(words)})") for remark, words in told.items()}
    for language, told in _WORDS.items()
}
# Denials that a remark carries in itself, or that have nothing to do with it.
_DENIABLE = frozenset(Remark) - {
    Remark.MAY_WITHHOLD,
    Remark.HIDE_LABEL,
    Remark.KEPT_UP,
    Remark.VIEWS_CUT,
    Remark.UNLIMITED_WORK,
    Remark.NO_DISPARAGEMENT,
    Remark.ENDS_AT_WILL,
    Remark.PENALTY,
}
_DENIED_INSIDE = frozenset({Remark.MORAL_RIGHTS, Remark.ASSIGNMENT, Remark.MAY_WITHHOLD})
_NOT = re.compile(r"(?<![a-z])(?:not|nicht|keine?|ne|aucun|no|ningun)(?![a-z])")
# Cutting a film to the size that a platform takes is no change of the work.
_SIZE = re.compile(
    r"technical|technique|technisch|tecnic|length and format|format requirement|formato e (?:alla )?durata"
)
# A fee that does not hang on what was reached.
_FIXED = re.compile(
    said_in(
        en=r"(?:does|do|shall|will) not depend|not (?:be )?(?:reduced|cut)|regardless|irrespective",
        de=r"hangt weder|hangt nicht|unabhangig|nicht gekurzt",
        fr=r"ne depend|n'est pas redui",
        es=r"no depende|no se (?:reduc|reduz)",
        it=r"non dipende|non (?:si |viene |e )?(?:riduc|ridott)|indipendentemente",
    )
)
_ENDS_BY_ITSELF = re.compile(
    said_in(
        en=r"(?:does|do|shall|will) not (?:be )?(?:renew|extend)|without tacit",
        de=r"verlangert sich nicht|ohne stillschweigende",
        fr=r"ne se (?:renouvelle|reconduit|proroge) (?:pas|point)|sans tacite",
        es=r"no se (?:prorroga|renueva)|no tacit|sin tacita",
        it=r"non si (?:rinnova|proroga)|senza (?:tacito )?rinnovo|escluso (?:il )?(?:tacito )?rinnovo",
    )
)
_ABOUT_RIGHTS = re.compile(
    said_in(
        en=r"right|licen|use|usage|content|material|assign|grant|own|copyright|perpetu",
        de=r"recht|nutz|inhalt|ubertrag|raumt|exploit",
        fr=r"droit|cession|cede|usage|contenu|exploit",
        es=r"derecho|cede|cesion|uso|contenido|utiliz",
        it=r"diritt|cession|cede|uso|utilizz|contenut|licenz",
    )
)
_NEXT = 90
_BY_BRAND = re.compile(
    r"^[^.]{0,40}(?:brand|company|client|advertiser|annonceur|marque|auftraggeber\w*|unternehmen|anunciante|marca"
    r"|each party|both parties|chaque partie|jede partei|cada parte|ciascuna parte)(?: \w+){0,3}? (?:shall |will |must "
    r"|undertakes to |agrees to |s'engage a |verpflichtet sich |se compromete a )?(?:indemnif|hold|garanti|stellt"
    r"|indemniz|answers|relev|tien|manlev)"
)


def remarks(passages: Sequence[Passage]) -> tuple[Noted, ...]:
    """Return what is worth a look, the first place of each, in the order of the pages.

    It is looked for in the languages that are spoken there.
    """
    told = [_PATTERNS[language] for language in spoken_languages(each.plain for each in passages)]
    found: dict[Remark, Noted] = {}
    for passage in passages:
        for patterns in told:
            for remark, pattern in patterns.items():
                if remark not in found and (span := _meant_span(remark, pattern, passage)) is not None:
                    found[remark] = Noted(remark, passage, span)
    return tuple(sorted(found.values(), key=lambda each: (each.page, list(Remark).index(each.remark))))


def _meant_span(remark: Remark, pattern: re.Pattern[str], passage: Passage) -> Span | None:
    match = next((each for each in pattern.finditer(passage.plain) if _is_meant(remark, passage, each)), None)
    return None if match is None else Span(match.start(), match.end())


def _is_meant(remark: Remark, passage: Passage, match: re.Match[str]) -> bool:
    """Return whether the words of a remark say it here: they are not denied, and speak of no other thing."""
    plain = passage.plain
    if remark in _DENIABLE and is_negated_at(passage, match.start()):
        return False
    if remark in _DENIED_INSIDE and _NOT.search(plain, match.start(), match.end()):
        return False
    other = _OTHER_THINGS.get(remark)
    if other is not None and other.search(plain):
        return False
    if remark is Remark.PERPETUAL:
        return bool(_ABOUT_RIGHTS.search(f"{passage.title} {plain}"))
    return remark is not Remark.BRAND_MAY_CHANGE or not _SIZE.search(plain, match.start(), match.end() + _NEXT)


_OTHER_THINGS = {
    Remark.AUTOMATIC_RENEWAL: _ENDS_BY_ITSELF,
    Remark.VIEWS_CUT: _FIXED,
    Remark.INDEMNITY: _BY_BRAND,
}
