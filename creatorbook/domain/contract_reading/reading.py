"""Reads a contract: its passages, its language, and what is found in them, topic by topic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.agreed import agreed
from creatorbook.domain.contract_reading.noted import Reading
from creatorbook.domain.contract_reading.quoted import keep_newest
from creatorbook.domain.contract_reading.reckoned import reckon_exclusivity, reckon_term
from creatorbook.domain.contract_reading.reckoned_fee import reckon_fee
from creatorbook.domain.contract_reading.remarks import remarks
from creatorbook.domain.contract_reading.talked import keep_last_words
from creatorbook.domain.contract_reading.text.language import guess_language
from creatorbook.domain.contract_reading.text.passages import passages as passages_of
from creatorbook.domain.contract_reading.values import clauses, values
from creatorbook.domain.contract_reading.values import usage as uses
from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.days import is_month_first
from creatorbook.domain.contract_reading.values.deliverables import find_pieces
from creatorbook.domain.contract_reading.values.exclusivity import exclusivities
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Found, Span, Topic
from creatorbook.domain.contract_reading.values.labelled import find_labelled
from creatorbook.domain.contract_reading.values.local_dollars import in_local_dollars
from creatorbook.domain.contract_reading.yearless import find_yearless, written_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

_PER_PIECE = re.compile(
    r"^[^.\n]{0,24}?(?<![a-z])(?:(?:per|par|pro|je|por cada|por|/)\s+(?!(?:il |la |le |i |gli |tutt\w+ )|l'"
    r"|cent|creat|creador|influenc|person"
    r"|todo|tout|el\b|la\b|las\b|los\b"
    r"|nach\b|bank|vir)[a-z]|each\b|a piece|chacune?\b|cadaun|ciascun|l'un[oa])"
)
_ON_RECEIPT = re.compile(
    r"(?:payable|due|paid|pay|paiement|payee?s?|regle\w*|zahl\w*|fallig|pago"
    r"|pagader[oa])[^.\n]{0,60}?(?:upon receipt|on receipt"
    r"|a reception|sofort nach erhalt|nach erhalt der rechnung|a la recepcion|al ricevimento)"
)
_TERM_TITLE = re.compile(
    r"(?<![a-z])(?:term\b|duration|duree|laufzeit|vigencia|duracion|period of (?:the )?(?:agreement"
    r"|collaboration)|entry into|durata|decorrenza)"
)
# "The contract of 5 May": the day on which another paper was signed.
_OF_PAPER = re.compile(
    r"(?:vertrag\w*|vereinbarung|contrat(?: (?!court|va\b|dure|est\b|sera|prend|debut|commenc|couvre|s'"
    r"|vaut)\w+){0,3}|convention|agreement|contract|contrato(?: (?!tendra|tiene|vigen|dura|sera\b|es\b|va\b|rig"
    r"|comien|inici|entra|abarca|estara|se\b)\w+){0,3}"
    r"|acuerdo|convenio|auftrag\w*|order"
    r"|contratto|accordo|offerte|angebot|schreiben|devis|proposition|lettre|echange|offer|quote|quotation"
    r"|letter|presupuesto|oferta|carta)"
    r" (?:vom|du|of|dated|dated as of|de(?: fecha)?|del|signed on|en date du)\s*$"
)
_THEREAFTER = re.compile(
    r"(?<![a-z])(?:thereafter|after|following|from the end|apres|suivant|a l'issue|danach|nach|despues|posterior|tras)"
)
_PAYS = re.compile(
    r"(?<![a-z])(?:pay(?:s|able)?\b|paid\b|verse|paye|regle|zahlt|bezahlt|zahlbar|pagar|abonar|pagher|corrispo)"
)
_PAID_IN = re.compile(r"(?<![a-z])(?:a los|dentro de(?: los)?|within|dans les|sous|binnen|innerhalb(?: von)?) $")
_CONTRACT_ENDS = re.compile(
    r"(?:vertrag|vereinbarung|auftrag)[^.;]{0,40}? endet|(?:contract|agreement|term)[^.;]{0,30}? (?:ends|expires)"
    r"|(?:contrat|convention|mission)[^.;]{0,30}? (?:prend fin|s'acheve|se termine)"
    r"|contrato[^.;]{0,30}? (?:termina|finaliza)|contratto[^.;]{0,30}? (?:termina|cessa)"
)
_TIME_TO_PAY = re.compile(
    r"zahlungs(?:frist|ziel)|delai de (?:paiement|reglement)|payment (?:term|period|deadline)|plazo de pago"
    r"|termin[ei] di pagamento"
)
# What is so as a rule is where a talk begins.
_USUALLY = re.compile(
    r"(?<![a-z])(?:usually|normally|typically|generally|habituellement|d'habitude|normalement|en general|normalerweise"
    r"|di solito|ublicherweise|meistens?|normalmente|siempre|por lo general|habitualmente)(?![a-z])"
)
_LABELLED = re.compile(r"(?<![a-z])(?:pagament|pay|zahl|paiement|reglement|pago|net\b|terms)")
_ENDING = re.compile(
    r"(?<![a-z])(?:terminat|terminacion|dar por terminad|kundbar|resiliable|walk away|aussteig|ausstieg|rupture|arret"
    r"|bajar|baja(?! med)|leave\b|stop|exit|denonc|salir|sortir|notice period|end(?:s|ed|ing)?\b|rescin|cancel"
    r"|withdraw|resili|met(?:tre)? fin|fin au|kundig|beend"
    r"|rucktritt|recess|receder|recedere|disdett|risolv"
    r"|resol|rescis|desist|finaliz|denunci|renew|renouvel|verlanger|prorrog|reconduc)"
)
_CURE = re.compile(
    r"(?<![a-z])(?:(?:un)?cur(?:e|ed|ing)\b|remed(?:y|ied)|not mended|mise en demeure|remedie|abhilf|abgemahn"
    r"|subsan|diffid|nachfrist|inademp)"
)
_AT_FAULT = re.compile(
    r"(?<![a-z])(?:in caso di|se|if|where|wenn|falls|sofern|si) [^.;]{0,60}?(?:fails?(?![a-z])|breach|default|verstos"
    r"|verletz|manqu|incumpl)[^.;]{0,60}$"
)
_TO_CURE = re.compile(
    r"[^,;]{0,30}?(?<![a-z])(?:to (?:cure|remedy)|cure period|pour (?:y )?remedier|zur abhilfe|para subsanar)"
)
_PARTS = re.compile(r"[;.](?= |$)")
_EITHER = re.compile(
    r"(?<![a-z])(?:either (?:party|side|of us)|each party|both (?:parties|sides)|without (?:cause|reason)"
    r"|for (?:any|convenience)|at any time|jede (?:partei|seite)|beide (?:teile|seiten|parteien)|jederzeit|ordentlich"
    r"|chaque partie|chacune? des|l'une ou l'autre|a tout moment|sans motif|cualquiera de las"
    r"|en cualquier momento|ambas partes|ciascuna|ognuna delle|in (?:ogni|qualsiasi) momento)"
)
# What ends a contract after an event that nobody can help.
_BEYOND_CONTROL = re.compile(
    r"force majeure|hohere gewalt|fuerza mayor|forza maggiore|beyond (?:\w+ )?(?:reasonable )?control|(?:event"
    r"|ereignis|evenement|hindernis|evento|impedimento)\w* [^.]{0,30}(?:goes on|continues|lasts|persists"
    r"|andauer|dauert|se prolonge|perdure|se prolonga|persiste|si protrae)"
)
_RENEWS = re.compile(
    r"(?<![a-z])(?:(?:non-?)?renew|no renova|rolls? over|roll-over|tacite|renouvel|reconduc|reconduit"
    r"|verlanger|rinnov|prorog|prorrog|prorroga|renovac|renuev|lauft [^.]{0,40} weiter)"
)
_CLAUSES = re.compile(r"[;:]|, (?:or|ou|oder|o|and|et|und|y) ")
_BACK = 140
_LONG_TO_PAY = 185
_NEXT = 40
_ENOUGH = 0.2


def read(pages: Sequence[str], recognised: Collection[int] = ()) -> Reading:
    """Return what can be found in the pages of a contract; takes time in proportion to their length.

    `recognised` are the numbers, from 1, of pages whose text was recognised in a picture: nothing there is certain.
    """
    passages = passages_of(pages)
    language = guess_language(each.plain for each in passages)
    found: dict[Topic, list[Found]] = {topic: [] for topic in Topic}
    pairs = agreed(passages)
    told = tuple(one for one, _whole in pairs)
    us = is_month_first((each.plain for each in told), language)
    stretches, dated = tuple(values.times(told)), tuple(values.dates(told, us))
    for each in (*_times(stretches, told), *_dates(dated, told, language), *_all(told, us)):
        found[Topic(each.topic)].append(each)
    keep_newest(found, told)
    reckon_term(found, told, stretches, dated)
    find_yearless(found, told, written_on(pages, us))
    reckon_exclusivity(found)
    reckon_fee(found, told, stretches, dated)
    keep_last_words(found, told)
    found[Topic.FEE][:] = in_local_dollars(found[Topic.FEE], told)
    wholes = {id(one): whole for one, whole in pairs if one is not whole}
    for listed in found.values():
        listed[:] = [_as_it_stands(each, wholes, recognised) for each in listed]
    ranked = {topic: tuple(sorted(listed, key=lambda each: -each.score)) for topic, listed in found.items()}
    return Reading(passages, language, ranked, remarks(passages))


def _as_it_stands(found: Found, wholes: Mapping[int, Passage], recognised: Collection[int]) -> Found:
    """Return what was found with the passage that it stands in, and with the doubt about what was recognised."""
    whole = wholes.get(id(found.passage))
    found = found if whole is None else replace(found, passage=whole)
    return replace(found, doubts=(*found.doubts, Doubt.RECOGNISED)) if found.page in recognised else found


def _all(passages: Sequence[Passage], us: bool | None) -> Iterator[Found]:
    yield from in_local_dollars(_money(passages), passages)
    yield from in_local_dollars(find_labelled(passages, us), passages)
    yield from clauses.revisions(passages)
    yield from clauses.approvals(passages)
    yield from exclusivities(passages)
    yield from clauses.laws(passages)
    yield from uses.channels(passages)
    yield from uses.find_durations(passages)
    yield from uses.find_territories(passages)


_SUM_TOPICS = {
    "fee": Topic.FEE,
    "instalment": Topic.INSTALMENT,
    "product": Topic.PRODUCT_VALUE,
    "kill_fee": Topic.KILL_FEE,
}
_SHARE_TOPICS = {"kill_fee": Topic.KILL_FEE, "instalment": Topic.INSTALMENT, "affiliate": Topic.AFFILIATE}


def _money(passages: Sequence[Passage]) -> Iterator[Found]:
    for each in values.find_sums(passages):
        topic = _SUM_TOPICS.get(each.topic)
        if topic is None:
            continue
        after = each.passage.plain[each.span.end : each.span.end + 40]
        score = each.score * (0.5 if topic is Topic.FEE and _PER_PIECE.search(after) else 1.0)
        yield replace(each, topic=topic, score=score)
    for each in values.shares(passages):
        topic = _SHARE_TOPICS.get(each.topic)
        if topic is not None and each.score >= _ENOUGH:
            yield replace(each, topic=topic)


def _times(stretches: Iterable[Found], passages: Sequence[Passage]) -> Iterator[Found]:
    for each in stretches:
        duration = each.value
        if isinstance(duration, Duration) and duration.unit == "hour" and each.topic not in ("review", "exclusivity"):
            continue
        if isinstance(duration, Duration) and duration.is_endless:
            if uses.is_use(each.passage) and not uses.is_negated_at(each.passage, each.span.start):
                yield replace(each, topic=Topic.USE_DURATION, score=max(each.score, 0.9))
        else:
            yield from _time(each)
    for passage in passages:
        match = _ON_RECEIPT.search(passage.plain)
        if match is not None and not any(map(str.isdigit, passage.plain[match.start() : match.end() + 10])):
            yield Found(Topic.PAYMENT_DAYS, Duration(0), passage, Span(match.start(), match.end()), 0.5)


def _time(each: Found) -> Iterator[Found]:
    each = _as_days_to_pay(each)
    if each.topic == "payment":
        if isinstance(each.value, Duration) and (each.value.usual_days or 0) > _LONG_TO_PAY:
            return
        # A table's cell tells of one instalment, a sentence of every invoice.
        yield replace(each, topic=Topic.PAYMENT_DAYS, score=each.score * _weight_of_row(each))
    elif each.topic == "review":
        yield replace(each, topic=Topic.REVIEW_DAYS)
    elif each.topic == "notice" and _is_of_renewal(each):
        yield replace(each, topic=Topic.NOTICE, score=each.score * 0.45, doubts=(*each.doubts, Doubt.WEAK))
    elif each.topic == "notice" and not _is_cure(each):
        ends = _ENDING.search(each.passage.plain) or _ENDING.search(each.passage.title)
        doubts = each.doubts if ends else (*each.doubts, Doubt.WEAK)
        weight = (1.0 if ends else 0.6) + 0.4 * bool(_EITHER.search(each.passage.plain))
        if _BEYOND_CONTROL.search(each.passage.title) or _BEYOND_CONTROL.search(each.passage.plain):
            weight, doubts = weight * 0.45, (*doubts, Doubt.WEAK)
        yield replace(each, topic=Topic.NOTICE, score=each.score * weight, doubts=tuple(dict.fromkeys(doubts)))
    elif each.topic in ("notice", "cure"):
        yield replace(each, topic=Topic.NOTICE, score=each.score * 0.7, doubts=(*each.doubts, Doubt.CURE_TIME))
    elif each.topic == "exclusivity":
        later = _THEREAFTER.search(each.passage.plain, each.span.end, each.span.end + _NEXT)
        doubts = (*each.doubts, Doubt.AFTER_TERM) if later else each.doubts
        yield replace(each, topic=Topic.EXCLUSIVITY_DURATION, doubts=doubts)
    elif each.topic == "use" and uses.is_use(each.passage):
        yield replace(each, topic=Topic.USE_DURATION)


def _as_days_to_pay(each: Found) -> Found:
    """Return the same, as days to pay where its sentence tells of nothing else; what is only usual is unsure."""
    if each.topic in ("other", "delivery", "") and _PAYS.search(each.passage.plain) and amounts(each.passage.plain):
        # "A sum is paid within 30 days of delivery" says nothing else that days could be for.
        each = replace(each, topic="payment", score=max(each.score, 0.5))
    if each.topic == "notice" and _TIME_TO_PAY.search(each.passage.plain) and not _ENDING.search(each.passage.plain):
        # "The Zahlungsfrist is replaced by a Frist of 30 days."
        each = replace(each, topic="payment")
    if each.topic == "use" and each.passage.table and _PAID_IN.search(each.passage.plain, 0, each.span.start):
        # "USD 1,200, within five days of the signing of this licence" tells when it is paid.
        each = replace(each, topic="payment") if amounts(each.passage.plain) else each
    before = max(0, each.span.start - _NEXT)
    if each.topic == "payment" and _USUALLY.search(each.passage.plain, before, each.span.start):
        return replace(each, doubts=(*each.doubts, Doubt.WEAK))
    return each


def _weight_of_row(found: Found) -> float:
    if not found.passage.table:
        return 1.0
    # A row of two cells says it of everything that is paid, one with a sum of that sum.
    return 0.9 if _LABELLED.search(found.passage.title) and not amounts(found.passage.plain) else 0.45


def _is_of_renewal(found: Found) -> bool:
    """Return whether a length of time is that before the end in which a renewal has to be refused."""
    plain = found.passage.plain
    start = max((cut.end() for cut in _PARTS.finditer(plain, 0, found.span.start)), default=0)
    cut = _PARTS.search(plain, found.span.end)
    return bool(_RENEWS.search(plain, start, cut.start() if cut else len(plain)))


def _is_cure(found: Found) -> bool:
    """Return whether a length of time near "notice" is the one in which a breach has to be mended."""
    plain = found.passage.plain
    after = plain[found.span.end : found.span.end + _NEXT]
    before = plain[max(0, found.span.start - _BACK) : found.span.start]
    clause = _CLAUSES.split(before)[-1]
    return bool(_CURE.search(clause) or _AT_FAULT.search(before) or _TO_CURE.search(after))


_DATE_TOPICS = {"draft": Topic.DRAFT_ON, "post": Topic.POST_ON}


def _dates(dated: Iterable[Found], passages: Sequence[Passage], language: str) -> Iterator[Found]:
    listed = list(find_pieces(passages, language))
    yield from listed
    taken = {(id(each.passage), each.span) for each in listed}
    for each in dated:
        if (id(each.passage), each.span) in taken:
            continue
        way, _bar, other = each.extra.partition("|")
        found = replace(each, extra=other)
        topic = _DATE_TOPICS.get(each.topic)
        term = each.topic == "term" or (each.topic == "" and _TERM_TITLE.search(each.passage.title))
        if topic is Topic.POST_ON and way == "end" and _CONTRACT_ENDS.search(each.passage.plain):
            # "Published by 25 June at the latest, with which the contract ends."
            yield replace(found, topic=Topic.END, score=max(each.score, 0.6))
        elif topic is not None and not (way and _TERM_TITLE.search(each.passage.title)):
            yield replace(found, topic=topic)
        elif way and _OF_PAPER.search(each.passage.plain, max(0, each.span.start - 40), each.span.start):
            continue
        elif way and (term or _TERM_TITLE.search(each.passage.title)) and each.topic not in ("exclusivity", "law"):
            yield replace(found, topic=Topic.START if way == "start" else Topic.END, score=max(each.score, 0.3))
        elif each.topic == "exclusivity" and way == "end":
            yield replace(found, topic=Topic.EXCLUSIVITY_END)
        elif each.topic == "use" and way == "end" and uses.is_use(each.passage):
            yield replace(found, topic=Topic.USE_END)
