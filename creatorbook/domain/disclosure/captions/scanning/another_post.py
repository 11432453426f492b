"""Words that put a label on another post or another time: "last week's post was an ad", "manchmal mache ich Werbung".

English, French, German, Spanish, Italian and Dutch; facts of languages, not of law. Words are compared folded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning.form import BETWEEN, OPENERS, OPENING
from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

_OTHER = word_set(
    "last past previous prior other next earlier letzte letzten letzter letztes letztem vorige vorigen voriger "
    "voriges vergangene vergangenen vergangener andere anderen anderer anderes nachste nachsten nachster fruhere "
    "fruheren derniere dernier dernieres derniers passe passee precedent precedente precedents precedentes autre "
    "autres prochaine prochain prochains pasada pasado ultimo ultima ultimos ultimas anterior anteriores otro otra "
    "otros otras proxima proximo scorsa scorso passata passato precedenti altro altra altri altre prossima prossimo "
    "vorig laatste eerdere volgende"
)
_TIMES_AND_POSTS = word_set(
    "week weeks month months year years time times day days night weekend summer winter monday tuesday wednesday "
    "thursday friday saturday sunday post posts video videos reel reels story stories caption episode episodes "
    "woche wochen monat monate jahr jahre mal tag tage sommer montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag wochenende beitrag beitrage beitragen folge folgen semaine semaines mois annee annees an fois jour ete "
    "hiver lundi mardi mercredi jeudi vendredi samedi dimanche publication publications semana semanas mes meses "
    "ano anos vez dia dias verano lunes martes miercoles jueves viernes sabado domingo publicacion publicaciones "
    "settimana settimane mese mesi anno volta giorno estate lunedi martedi mercoledi giovedi venerdi domenica "
    "puntata weken maand jaar keer dag zomer maandag dinsdag woensdag donderdag vrijdag zaterdag zondag bericht "
    "berichten"
)
_SINGLE = word_set(
    "yesterday tomorrow ago gestern vorgestern neulich kurzlich ubermorgen avanthier demain autrefois ayer anteayer "
    "ieri domani gisteren morgen recently recemment recientemente recentemente onlangs"
)
_NOW_AND_THEN = word_set(
    "sometimes often occasionally usually manchmal oft haufig gelegentlich normalerweise meistens parfois souvent "
    "rarement rarely selten spesso talvolta soms vaak"
)
_PAIRS = frozenset({
    ("a", "veces"), ("a", "menudo"), ("a", "volte"), ("avant", "hier"), ("ab", "und"), ("de", "temps"),
    ("hier", "c"), ("hier", "j"), ("hier", "soir"), ("hier", "etait"), ("hier", "on"), ("hier", "il"),
    ("d", "hier"),
})  # fmt: skip
_NOW = word_set(
    "this today now here heute jetzt dies diese dieser dieses diesem aujourd ceci cette cet hoy ahora este esta esto "
    "oggi ora questo questa vandaag dit deze"
)
_LIKE = word_set("like as wie comme como come zoals after nach apres despues dopo na")
_WAS = word_set(
    "was were had been war waren gab gabs hatte hatten machte etait etaient fut ete avait era eran fue fueron hubo "
    "habia erano stato stata fu waren geweest"
)
_OF = word_set("from of von vom aus de du des del di della dell van s")
_THE = word_set("the la le l il el der dem den die de")
# What makes of a label a mere circumstance: "in paid partnership with Acme".
_CIRCUMSTANCE = OPENING | word_set("in im als under as")
_SENTENCE_ENDS = re.compile(r"[.!?…\n\r\u2028\u2029|/•·;:。！？]|\s[-–—]+\s|—")
_PART_ENDS = frozenset(",(")
_REACH = 12
_NEAR = 3


def speaks_of_another(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the label from token `first` to `last` is said of another post or time than this one.

    What is marked off ("(Werbung)", "#ad") or begins its part of the sentence labels this post, whatever else the
    sentence tells, unless it is named as that of another ("Die Werbung von letzter Woche").
    """
    between = text[tokens[first - 1].end : tokens[first].start] if first else ""
    if tokens[first].mark or not OPENERS.isdisjoint(between):
        return False
    if _is_named_as_anothers(text, tokens, last):
        return True
    start, part = _find_bounds(text, tokens, first)
    if all(tokens[at].word in OPENING for at in range(part, first)):
        # "Werbung war letzte Woche": even what comes first is told as past.
        return _is_told_as_past(text, tokens, last)
    past = any(tokens[at].word in _WAS for at in range(part, first))
    for at in range(first - 1, start - 1, -1):
        if _names_other(tokens, at):
            if at > start and tokens[at - 1].word in _LIKE:
                continue
            return past or (at >= part and not _is_in_passing(tokens, at, first, last))
        if tokens[at].word in _NOW and not _is_time(tokens, at + 1):
            return False
    return _has_other_after(text, tokens, last, past=past)


def _find_bounds(text: str, tokens: Sequence[Token], first: int) -> tuple[int, int]:
    """Return where the sentence begins that a word is in, and where its part between commas does."""
    part = None
    at = first
    while at > 0 and first - at < _REACH:
        between = text[tokens[at - 1].end : tokens[at].start]
        if _SENTENCE_ENDS.search(between):
            break
        if part is None and not _PART_ENDS.isdisjoint(between):
            part = at
        at -= 1
    return at, at if part is None else part


def _names_other(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].word
    if word in _SINGLE or word in _NOW_AND_THEN:
        return True
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].word
    return (
        (word in _OTHER and following in _TIMES_AND_POSTS)
        or (word in _TIMES_AND_POSTS and following in _OTHER)
        or (word, following) in _PAIRS
    )


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    # "Earlier this week" is not now.
    return at < len(tokens) and tokens[at].word in {"week", "month", "year", "summer", "winter", "weekend"}


def _is_in_passing(tokens: Sequence[Token], other: int, first: int, last: int) -> bool:
    # "Last week I went to Bali in paid partnership with Acme": what is told is of another day, the post is not.
    before = first - 1
    while before > other and tokens[before].word in BETWEEN:
        before -= 1
    return last > first and before > other + 1 and tokens[before].word in _CIRCUMSTANCE


def _is_named_as_anothers(text: str, tokens: Sequence[Token], last: int) -> bool:
    of = last + 1
    if of >= len(tokens) or tokens[of].word not in _OF:
        return False
    at = of + 1
    while at < min(len(tokens), of + _NEAR) and tokens[at].word in _THE:
        at += 1
    between = text[tokens[last].end : tokens[min(at, len(tokens) - 1)].start]
    return at < len(tokens) and _names_other(tokens, at) and "," not in between and not _SENTENCE_ENDS.search(between)


def _is_told_as_past(text: str, tokens: Sequence[Token], last: int) -> bool:
    following = last + 1
    if following >= len(tokens) or tokens[following].word not in _WAS:
        return False
    return _has_other_after(text, tokens, last, past=True)


def _has_other_after(text: str, tokens: Sequence[Token], last: int, *, past: bool) -> bool:
    for at in range(last + 1, min(len(tokens), last + 1 + _REACH)):
        between = text[tokens[at - 1].end : tokens[at].start]
        if "," in between or _SENTENCE_ENDS.search(between):
            return False
        if tokens[at].word in _NOW and not _is_time(tokens, at + 1):
            return False
        if _names_other(tokens, at):
            return past or tokens[at].word in _NOW_AND_THEN
    return False
