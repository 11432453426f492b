"""Terms said in words: rounds of changes, approval, governing law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Found, Span, Topic, Words
from creatorbook.domain.contract_reading.values.numbers import ARTICLES, COUNT, number_of_match
from creatorbook.domain.contract_reading.values.places import named_laws

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creatorbook.domain.contract_reading.text.passages import Passage

_ROUNDS = re.compile(
    rf"(?<![a-z0-9.,/]){COUNT}(?:(?:further|free|complimentary|reasonable|additional|maximum|gratuites?"
    rf"|kostenlose[nr]?"
    r"|weitere[nr]?|inkludierte[nr]?)\s+){0,2}(?:rounds?|(?:sets?|series?|jeux?) (?:of |de |d')(?=(?:\w+ )?(?:revis"
    r"|chang|amend|edit|correct|modif|retou))\w*(?: ?\w+)?|tours?|allers?[- ]retours?|cycles?|rondas?|vueltas?"
    r"|revisions?|revisiones|revision|korrekturschleifen?|korrekturrunden?|feedbackschleifen?|feedbackrunden?"
    r"|anderungsrunden?|anderungsschleifen?|anderungswunsche|corrections?|modifications?|retouches?|amendments?"
    r"|edits?|cambios?|modificaciones|correcciones)(?![a-z])"
)
_ROUND_ABOUT = re.compile(
    r"revis|chang|amend|edit|correct|feedback|modif|retour|retouch|korrektur|anderung|cambio|comment|remarque|adjust"
)
_UNLIMITED_ROUNDS = re.compile(
    r"(?:unlimited|any number of|illimite\w*|unbegrenzt\w*|beliebig\w*|ilimitad\w*)\s+(?:\w+\s+){0,3}?(?:rounds?"
    r"|revisions?|changes|corrections?|modifications?|korrektur\w*|anderung\w*|revision\w*|cambios|modificaciones)"
    r"|(?:revisions?|changes|corrections?|modifications?|korrektur\w*|anderung\w*|revisiones"
    r"|cambios) (?:\w+ ){0,3}?(?:until|jusqu'a|bis|hasta) (?:\w+ ){0,6}?(?:satisf|zufrieden|complete|entiere)"
)
_APPROVAL = re.compile(
    r"(?:prior|previous|before|until|written|for|subject to|final|obtain(?:ed|s)?)\s+(?:\w+\s+){0,6}?(?:approv\w*"
    r"|consent|sign-off)|approv\w*\s+(?:\w+\s+){0,8}?(?:before|prior to) (?:\w+ ){0,4}?(?:publi|post|upload|going"
    r"|release)|(?:submit|submits|submitted|provide|send)\w*\s+(?:\w+\s+){0,12}?(?:for|to) (?:\w+ ){0,4}?(?:approv"
    r"|review)\w*|validation\s+(?:\w+\s+){0,6}?(?:prealable|avant)|(?:soumet\w*|soumis\w*"
    r"|transmet\w*)\s+(?:[\w'-]+\s+){0,12}?(?:pour |a la )?(?:validation|approbation)"
    r"|approbation (?:ecrite )?(?:prealable|avant)|valid\w+ (?:\w+ ){0,6}?avant (?:\w+ ){0,3}?(?:publi|mise)|(?:vor"
    r"|vorherige\w*|schriftliche\w*|zur)\s+(?:\w+\s+){0,6}?(?:freigabe|genehmigung|zustimmung|freigeg)\w*"
    r"|freigabe\w*\s+(?:\w+\s+){0,6}?(?:vor|durch)|(?:aprobacion|validacion|autorizacion) (?:\w+ ){0,3}?(?:previa"
    r"|antes)|(?:pour|for (?:your |our |the )?|zur|para (?:su )?)\s?(?:validation|approval|freigabe|aprobacion)"
    r"|(?:days?|hours?) (?:in which )?to (?:approve|review)|previa (?:aprobacion|validacion)|(?:somet|envi|entreg"
    r"|present)\w*\s+(?:\w+\s+){0,12}?(?:aprobacion|validacion)"
)
_APPROVAL_ABOUT = re.compile(
    r"content|draft|veroffentlich|mise en ligne|brouillon|borrador|post\b|posts\b|publi|video|reel|story|contenu"
    r"|projet|entwu|inhalt|beitra|borrador|contenido|material|caption"
)
_NO_APPROVAL = re.compile(
    r"without (?:the )?(?:prior|previous|any)? ?(?:\w+ )?(?:approval|consent)|no (?:prior )?approval"
    r"|sans (?:la )?validation|sans (?:l')?approbation|ohne (?:vorherige )?(?:freigabe|genehmigung)"
    r"|keine(?:r)? (?:vorherigen )?freigabe|sin (?:la )?(?:aprobacion|validacion)|no (?:se )?(?:requiere"
    r"|necesita)[^.]{0,20}(?:aprobacion|validacion)"
)
_DENIES = re.compile(r"(?<![a-z])(?:not|never|no|pas|aucun|nicht|keine?|nada|ningun)\b")
_APPROVAL_TITLE = re.compile(r"approv|valid|freigabe|aprobac|review|genehmig")
_LAW = re.compile(
    r"(?<![a-z])(?:se estara a|se aplican?|resultan? aplicables?|regolat[oa] dal|disciplinat[oa] dal"
    r"|legge applicabile|si applica (?:la |il )"
    r"|soggett[oa] alla|interpreted (?:in|under)|se interpreta|interprete selon|governed|governing law"
    r"|applicable law|construed|subject to (?:the )?(?:\w+ )?law"
    r"|subject to (?:\w+ )?law|laws? of|droit applicable|loi applicable|soumis (?:au|a la|aux)|regie? par"
    r"|droit \w+ (?:est|s'applique)|unterliegt|anzuwenden ist|anwendbares recht|es gilt|vertrag gilt"
    r"|gilt (?:\w+ ){0,2}recht"
    r"|recht der|gilt (?:das )?(?:ausschlieslich )?(?:das )?recht|rechtswahl|se rige|se regira|ley aplicable"
    r"|legislacion|derecho \w+|sometid[oa])"
)
# "Droit belge", "the laws of Texas", "deutsches Recht": the law and whose it is stand together.
_OF_LAW = re.compile(
    r"(?:(?<![a-z])(?:laws?|legge|leggi|legislazione|diritto|droit|lois?|ley(?:es)?|legislacion(?:es)?|derecho"
    r"|recht|rechts?)(?: (?:federales|vigentes|aplicables|materielle[ns]?))?"
    r" (?:(?:of|in force in|en vigueur (?:au|en|dans)|de|du|des|del|dell[ao]|d'|der|en|vigentes? en"
    r"|aplicables? en)(?: (?:the|la|los|las|l'"
    r"|le))? ?)?(?:(?:the )?(?:state|province|commonwealth|republic|kingdom) of |(?:bundes)?republik "
    r"|republique |repubblica |ciudad de |province d[eu] (?:l')?|estado de |republica )?"
    r"|(?<![a-z])d'|(?<![a-z])l')$"
)
_LAW_OF = re.compile(r"(?: state)? (?:law|laws|recht|rechts|rechtes|rechte)(?![a-z-])")
# What obeys a law, or a law about something else, says nothing of the contract's own.
_OTHERS_LAW = re.compile(
    r"(?<![a-z])(?:required by|permitted by|allowed by|comply|compliance|complies|respecte\w*|conformement"
    r"|conforme|prevu|impose|au sens|im sinne|einhalt\w*"
    r"|beacht\w*|vorschrift\w*|cumpl\w*|registered|organi[sz]ed|existing|incorporated|tax|consumer|advertising|data"
    r"|gegrundet|constitue\w*|constituid\w*)[^.;]{0,60}$"
)
_GOVERNS = re.compile(
    r"(?<![a-z])(?:govern|construed|interpret|applicable|unterlieg|anwend|es gilt|regi[est]|soumis|rige|regira"
    r"|sometid|se aplica|regolat|disciplinat)"
)
_LAW_TITLE = re.compile(
    r"(?<![a-z])(?:law\b|governing|jurisdiction|droit applicable|loi applicable|recht\b|rechtswahl|gerichtsstand"
    r"|legge\b|foro\b|diritto applicabile|ley\b|legislacion|jurisdiccion|litige|schlussbestimm|miscellaneous|general)"
)
_LAW_NEXT = re.compile(r"law|droit|loi|recht|ley|legislac|derecho|legge|leggi|diritto|legislaz")
# "Droit français." alone, "Colorado law applies", "insbesondere: Recht der Bundesrepublik".
_PART = re.compile(r"[.;:()] ?| - ")
_LAW_BEFORE = re.compile(
    r"\s*(?:rige |es gilt |selon |the )?(?:le |la |el |das |the )?(?:droit|loi|ley|legislacion|derecho|recht"
    r"|leyes|legge|legislazione|diritto"
    r"|laws?)"
    r" (?:(?:of|de|der|in force in|du) )?(?:(?:the|la|los|las) )?(?:(?:state of|estado de|republique) )?"
)
_LAW_AFTER = re.compile(r" (?:law|recht)(?![a-z])")
_OTHER_LAW = re.compile(r" (?:n°|no\.|of \d|du \d|vom \d|de \d|sur |relative|sobre |sul |sulla |uber )")


def revisions(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the rounds of changes included; Words ("unlimited",) for as many as the brand likes."""
    for passage in passages:
        for match in _UNLIMITED_ROUNDS.finditer(passage.plain):
            yield Found(
                Topic.REVISIONS,
                Words(("unlimited",)),
                passage,
                Span(match.start(), match.end()),
                1.2,
                extra="unlimited",
            )
        if not _ROUND_ABOUT.search(passage.plain):
            continue
        for match in _ROUNDS.finditer(passage.plain):
            if number_of_match(match) > 20 or (match["word"] == "a" and not match["beside"]):  # noqa: PLR2004  no round is so often
                continue
            article = bool(match["word"]) and match["word"] in ARTICLES and not match["beside"]
            score = (0.6 if article else 1.0) + 0.4 * bool(_ROUND_ABOUT.search(passage.title))
            yield Found(Topic.REVISIONS, number_of_match(match), passage, Span(match.start(), match.end()), score)


def approvals(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield whether the brand approves before publication: True or False."""
    for passage in passages:
        plain = passage.plain
        if not _APPROVAL_ABOUT.search(plain):
            continue
        if denied := _NO_APPROVAL.search(plain):
            # "Not published without approval" asks for it.
            asked = _DENIES.search(plain, 0, denied.start())
            span = Span(denied.start(), denied.end())
            yield Found(Topic.APPROVAL, bool(asked), passage, span, 1.2)
        elif match := _APPROVAL.search(plain):
            title = bool(_APPROVAL_TITLE.search(passage.title))
            yield Found(Topic.APPROVAL, True, passage, Span(match.start(), match.end()), 0.8 + 0.4 * title)


def laws(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the law that governs, as a country's code, or a state's ("US-NY")."""
    for passage in passages:
        title = bool(_LAW_TITLE.search(passage.title))
        named = named_laws(passage.plain) if title or _LAW_NEXT.search(passage.plain) else ()
        if not named:
            continue
        match = _LAW.search(passage.plain)
        for code, start, end in named:
            near = passage.plain[max(0, start - 45) : end + 18]
            if match is not None and _LAW_NEXT.search(near) and not _obeys(passage.plain, start):
                distance = abs(start - match.end())
                score = (0.8 + 0.4 * title) / (1 + distance / 60)
                yield Found(Topic.LAW, Words((code,)), passage, Span(start, end), score)
                break
            if _is_law_of(passage.plain, start, end):
                yield Found(Topic.LAW, Words((code,)), passage, Span(start, end), 0.65 + 0.4 * title)
                break
            if _is_named_alone(passage.plain, start, end):
                yield Found(Topic.LAW, Words((code,)), passage, Span(start, end), 0.7 + 0.4 * title)
                break


def _obeys(plain: str, start: int) -> bool:
    """Return whether a law is named as one that somebody obeys, and nothing says that it governs."""
    return bool(_OTHERS_LAW.search(plain[max(0, start - 60) : start])) and not _GOVERNS.search(plain)


def _is_law_of(plain: str, start: int, end: int) -> bool:
    """Return whether a law is said with whose it is: "the laws of Texas", "droit belge"."""
    before = plain[max(0, start - 60) : start]
    said = _LAW_OF.match(plain, end) or (_OF_LAW.search(before) and not _OTHER_LAW.match(plain, end))
    return bool(said) and not _OTHERS_LAW.search(before)


def _is_named_alone(plain: str, start: int, end: int) -> bool:
    """Return whether a law is all that the beginning of a sentence or of a part of it names: "Droit français, …"."""
    before = _PART.split(plain[max(0, start - 45) : start])[-1]
    after = plain[end : end + 14]
    named = bool(_LAW_BEFORE.fullmatch(before)) or (not before.strip() and bool(_LAW_AFTER.match(after)))
    return named and not _OTHER_LAW.match(plain, end)
