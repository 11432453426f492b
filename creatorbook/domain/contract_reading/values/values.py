"""Sums, shares, days and lengths of time of a contract, each with the role that the words near it give it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.amounts import amounts, number
from creatorbook.domain.contract_reading.values.days import days, lengths
from creatorbook.domain.contract_reading.values.found import Doubt, Found, Percent, Span
from creatorbook.domain.contract_reading.values.near import Nearness
from creatorbook.domain.contract_reading.values.roles import DATES, SHARES, SUMS, TIMES
from creatorbook.domain.values.day_names import WEEKDAY_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.amounts import Amount
    from creatorbook.domain.contract_reading.values.days import Length

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|per ?cent|pour ?cent|prozent|por ciento|v\.h\.)")
_PER_CENT_WORDS = ("%", "cent", "prozent", "por ciento", "v.h.")
_TABLE_OF_PAYMENTS = re.compile(
    r"instal|versement|acompte|raten|teilbetr|falligk|pago\b|vencimiento|zahlungsplan|plazo|pagos|echeanc"
    r"|payment schedule"
)
_TOTAL = re.compile(r"(?:total|gesamt|summe)[^\d\n]{0,20}\n?[^\d\n]{0,12}$")
_START = re.compile(
    r"(?<![a-z])(?:from|(?:the |das |der |le |la |el )?(?:first|erste[rs]?|premiere?|primera?) (?:\w+ )?(?:am"
    r"|on|le|el)|kicks? off|(?:we )?start(?:ing)?|los geht'?s|geht'?s los|loslegen|arrancamos|empezamos"
    r"|empieza|on (?:demarre|commence|debute)|wir (?:starten|beginnen)|startet|startschuss|launch(?:es|ing)"
    r"|entre en vigueur|demarre|demarrage|arranca|starting|commencing"
    r"|effective|beginning|began|started|commenced|a commence|a debute|begann|comenzo|empezo|not before|no earlier than"
    r"|pas avant|fruhestens|nicht vor|no antes del?|begins?|starts?|commences?|as of|du|des le"
    r"|a compter du|a partir du|debute|commence|prend effet|effet|takes? effect|in effect|entra en vigor|en vigor"
    r"|surte efectos?|decorre(?:nza)?(?: dal)?|entra in vigore|ha (?:efficacia|effetto|inizio)(?: dal)?"
    r"|a (?:partire|decorrere) dal?|dal|inizia(?:mo)?(?: il)?|partiamo|cominciamo|parte(?: il)?|avvio"
    r"|a far data dal|ab|vom|(?:vertrags|kampagnen|leistungs)beginn|beginnt|seit|desde|a partir|inicio"
    r"|comienza|del|between|entre|zwischen|start(?: date)?|(?:start|beginn|inicio|inizio|debut)(?: (?:der|des"
    r"|du|de la|of (?:the )?|de los|dei|delle|del) \w+)?(?: ist| is| est"
    r"| es| e| am| war)(?: der| on| il)?"
    r"|beginn|since|tritt|tra|fra)(?: (?:a la date suivante|on the following da(?:te|y)|en la (?:siguiente fecha"
    r"|fecha siguiente)))?[\s:]*(?:on|the|le|el|il|dem|am|mit|from|de|zum|dia|date)?[\s:]*(?:the|le|el|il|dem"
    r"|dia|date du|fecha)?[\s:]*(?:(?:effective|start|commencement) date)?(?: of| being)?[\s:]*$"
)
_ENDS = re.compile(
    r"(?<![a-z])(?:until|no later than|latest|is over|(?:are|we're) done|done|up by|wrap(?:s|ping)?(?: up)?"
    r"|vence|si (?:chiude|conclude|finisce)|chiudiamo|chiusura"
    r"|finiamo|finisce|terminiamo|concludiamo|(?:fino|sino) al?|scade(?:nza)?(?: il)?|cessa(?: il)?|e il"
    r"|entro(?: e non oltre)?(?: il)?"
    r"|terminera|conclude|vence|venceran?|cerramos|acaba|acabamos|concluimos|terminamos|a mas tardar|como tarde,?"
    r"|letzte[rs]? (?:\w+,? )?am|last (?:\w+,? )?on|derniere? (?:\w+,? )?le|ultim[oa] (?:\w+,? )?el|como maximo"
    r"|(?<!no )antes del?|au plus tard|d'ici(?: le| au)?|on termine|spatestens(?: am| bis)?|lauft aus|lauft bis"
    r"|(?:schluss|ende|end|fin|fine|schlus)(?: ist| is| est| es| e| war)?(?: der| on| il)?|schluss"
    r"|kampagnenende|vertragsende|closes|finish(?:es|ing)|till|to|through|thru|ending|ends?|expires?"
    r"|expiring(?: at midnight)?"
    r"|conclud(?:es?|ing)|closes?"
    r"|terminat(?:es?|ing)"
    r"|au|jusqu'au|prend(?:ra)? fin|prenant fin|fin|(?:se )?termine\w*|s'achev\w*|expire\w*|endend"
    r"|bis(?: zum| einschlieslich)?|(?:vertrags|kampagnen|leistungs)ende|endet(?: mit ablauf des)?"
    r"|mit ablauf des|ende|hasta|al|finaliz\w*|terminara"
    r"|termina|concluira|concluye|echoit"
    r"|(?:everything|all of it) (?:is |must be |has to be |should be |goes )?(?:live|up|online|posted|published)"
    r"|tout (?:doit etre |est |sera )?(?:en ligne|publie|poste)|alles (?:ist |muss )?(?:online|live|veroffentlicht)"
    r"|todo (?:debe estar |tiene que estar |estara |esta )?(?:publicado|subido|en linea|online)"
    r"|tutto (?:deve essere |e |sara )?(?:online|pubblicato|in linea)"
    r"|end(?: date)?|and|et le|und|y el"
    r"|by)[\s:]*(?:on|the|le|el|il|dem|am|mit|zum|dia|including)?[\s:]*(?:the|le|el|il|dem|dia|including)?[\s:]*$"
)
_STARTED = re.compile(
    r"\s*(?:(?:to|-|until|through|au|jusqu'au|bis(?: zum)?|(?:fino |sino )?al|hasta(?: el)?)\s+(?:the "
    r"|le )?(?:\d|[a-z]{3,9}\s\d)"
    r"|in kraft|en vigueur)"
)
# What stands between the words before a day and the day itself: "starts on Monday, ", "w/c ".
_WEEKDAY = re.compile(
    rf"(?:(?:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})\.?,?|w/c|week (?:commencing|of)"
    rf"|semaine du|woche (?:vom|ab)|semana del)(?:,? (?:dem|den|le|el|the))?\s*$"
)
_PAID_LATE = re.compile(
    r"(?<![a-z])(?:(?:zahlungs)?verzug|verspatete[nr]? zahlung|late payment|overdue|paid late|interest\b"
    r"|retard de paiement|interets? (?:de retard|moratoire)"
    r"|indemnite forfaitaire|frais de recouvrement|demora|moratori|intereses|ritardo|costes de cobro|mahn"
    r"|penal(?:ty|ties|e|isera|izara|idad)|vertragsstrafe|liquidated damages"
    r"|per (?:breach|violation)|par manquement|je verstos|astreinte|clausula penal)"
)
_NAMED_FEE = re.compile(
    r"(?<![a-z])(?:fees?|[a-z]*honorar|honorai|honorari|[a-z]*vergutung|remunerat|compens|corrispettiv|cachet"
    r"|gage|retribuc|contrapres)(?!\w* de ret)"
)
# What a comma sets apart from a length of time is more likely said of something else.
_APART = 0.8
_WHOLE = 0.3
_NEARLY = 0.8
_PARTS = re.compile(
    r"%|(?<![a-z])(?:half|first|second|final|balance|instal|acompte|solde|moitie|halfte|rate[n]?\b|anzahl|mitad"
    r"|saldo|anticipo|acconto"
    r"|plazos?)"
)
_PARTED = re.compile(
    r"[^.;]{0,45}?[,:;(-]\s?(?:payable |paid |split |davon |dont |zahlbar |payables? |a pagar |of which "
    r"|davon |whereof )?(?:\w+ )?(?:50 ?%|half|moitie|halfte|mitad|in (?:two|three|2|3)|en (?:deux|trois|dos"
    r"|tres|2|3) |"
    r"a raison de|zur halfte)"
)
_REBATE = re.compile(
    r"(?<![a-z])(?:skonto|escompte|early payment discount|cash discount|pronto pago)|\d ?% ?\d{1,2},? net"
)
_NET = re.compile(r"(?<![a-z])net ?\d")
_PER_CENT = re.compile(r"\d ?%")
_TO = re.compile(r" ?(?:-|to|a|bis|and|et|und|y) ?")
# "Ends not on …, but on 31 December": what was blotted out stands between the word and its day.
_OLD = re.compile(
    r"(?<![a-z])(?:nicht|not|non|no|statt|anstatt|instead|au lieu|en lugar"
    r"|invece)(?: [a-z]{2,6}){0,2} ~[~ .,/-]{0,40},? (?:sondern|but|mais|sino|nun|now|desormais|ahora"
    r"|ora)(?: (?:am|on|le"
    r"|el|zum))? "
)
_BEFORE_OLD = 90
_BEFORE = 34
_MOST = 60


def find_sums(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the sums of money; `topic` is a role of roles.SUMS, or empty."""
    for passage in passages:
        found = amounts(passage.plain, passage.text)[:_MOST]
        if not found:
            continue
        near = Nearness(passage, SUMS)
        schedule = passage.table and bool(_TABLE_OF_PAYMENTS.search(passage.plain[:90] + passage.title))
        for order, each in enumerate(found):
            scores = near.scores(each.span, found[order - 1].span.end if order else 0)
            if schedule:
                total = bool(_TOTAL.search(passage.plain[max(0, each.span.start - 40) : each.span.start]))
                scores["fee" if total else "instalment"] += 0.8
            name = max(scores, key=lambda key: scores[key])
            doubts = each.doubts + ((Doubt.TAXES_INCLUDED,) if each.taxes == "included" else ())
            if _is_range(passage.plain, found, order):
                doubts = (*doubts, Doubt.SEVERAL)
            # "The fee is £3,000, invoiced on delivery": one sum is the whole.
            if name == "instalment" and order == 0 and _is_whole(passage, found, scores["fee"]):
                name = "fee"
            # What is owed for paying late is no fee, however flat it is.
            if name == "fee" and each.taxes != "excluded" and _is_paid_late(passage.plain, each.span):
                name, scores["fee"] = "late", scores["fee"] * 0.5
            # A price is said to be without taxes, whatever words for it are left out.
            if each.taxes == "excluded" and (name == "fee" or scores[name] <= 0.12 or _is_near(scores, name)):  # noqa: PLR2004  a word far away
                name, scores["fee"] = "fee", max(scores["fee"] + 0.3, 0.45)
            score = scores[name]
            yield Found(name if score > 0.12 else "", each.money, passage, each.span, score, doubts, order=order)  # noqa: PLR2004  a word far away


def _is_paid_late(plain: str, span: Span) -> bool:
    """Return whether a sum is owed for paying late or for a breach: its part of the sentence says so, and no fee."""
    start, cut = plain.rfind(";", 0, span.start) + 1, plain.find(";", span.end)
    part = plain[start : cut if cut >= 0 else len(plain)]
    return bool(_PAID_LATE.search(part)) and not _NAMED_FEE.search(plain, max(start, span.start - _BEFORE), span.start)


def _is_near(scores: dict[str, float], name: str) -> bool:
    """Return whether the words for a fee say nearly as much as those for the price of a right or an option."""
    return name in ("use", "option") and scores["fee"] >= scores[name] * _NEARLY


def _is_whole(passage: Passage, found: Sequence[Amount], fee: float) -> bool:
    """Return whether the only sum of a sentence is the fee itself, though it tells too when it is paid."""
    if passage.table or fee < _WHOLE:
        return False
    parts = _PARTS.search(passage.plain) if len(found) == 1 else found
    # "£2,000, half on signing and half on posting": the sum that is parted is the whole.
    return parts is None or bool(_PARTED.match(passage.plain, found[0].span.end))


def _is_range(plain: str, found: Sequence[Amount], order: int) -> bool:
    """Return whether a sum is one end of a range: "between £5,000 and £6,000"."""
    spans = [each.span for each in found[max(0, order - 1) : order + 2]]
    joined = (plain[one.end : other.start] for one, other in itertools.pairwise(spans))
    return any(_TO.fullmatch(between) for between in joined)


def shares(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the percentages; `topic` is a role of roles.SHARES, or empty."""
    for passage in passages:
        may_be = any(word in passage.plain for word in _PER_CENT_WORDS)
        matches = list(_PERCENT.finditer(passage.plain))[:_MOST] if may_be else []
        if not matches:
            continue
        near = Nearness(passage, SHARES)
        for order, match in enumerate(matches):
            span = Span(match.start(), match.end())
            name, score = near.best(span)
            yield Found(name, Percent(int(number(match[1]) * 100)), passage, span, score, order=order)


def times(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the lengths of time; `topic` is a role of roles.TIMES, or empty."""
    for passage in passages:
        found = lengths(passage.plain)[:_MOST]
        if not found:
            continue
        near = Nearness(passage, TIMES, apart=_APART)
        rebate = _rebate(passage.plain, found)
        for order, each in enumerate(found):
            name, score = near.best(each.span)
            if each is rebate:
                continue
            yield Found(name, each.duration, passage, each.span, score, each.doubts, order=order)


def _rebate(plain: str, found: Sequence[Length]) -> Length | None:
    """Return the days in which less may be paid: "2 % within 8 days, 30 days net"; None where there are none."""
    if not _REBATE.search(plain):
        return None
    if len(found) > 1:
        return min(found, key=lambda each: each.duration.usual_days or 0)
    # "2% 10, net 60" tells the days to pay, "2 % Skonto binnen 8 Tagen" those of the rebate alone.
    return found[0] if _PER_CENT.search(plain) and not _NET.search(plain) else None


def dates(passages: Sequence[Passage], us: bool | None) -> Iterator[Found]:
    """Yield the days; `topic` is a role of roles.DATES, or ""; `extra` is "start", "end" or "" by the words before."""
    for passage in passages:
        found = days(passage.plain, us=us)[:_MOST]
        if not found:
            continue
        near = Nearness(passage, DATES)
        name, score = "", 0.0
        for order, each in enumerate(found):
            paired = each.way == "end" and order > 0 and found[order - 1].way == "start"
            # Two days that are said as one stretch of time are about one thing.
            name, score = (name, score) if paired else near.best(each.span)
            before = passage.plain[max(0, each.span.start - _BEFORE_OLD) : each.span.start]
            before = _WEEKDAY.sub("", _OLD.sub("", before)[-_BEFORE:])
            way = each.way or ("end" if _ENDS.search(before) else "start" if _START.search(before) else "")
            # "1 June to 31 August", "tritt am 1. Juni in Kraft".
            way = way or ("start" if _STARTED.match(passage.plain, each.span.end) else "")
            other = each.other.isoformat() if each.other else ""
            yield Found(name, each.day, passage, each.span, score, each.doubts, f"{way}|{other}", order)
