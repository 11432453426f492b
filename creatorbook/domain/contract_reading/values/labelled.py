"""What rows and clauses say under a label of their own: "Start date   4 January 2027", "Law: New York"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.alternatives import said_in
from creatorbook.domain.contract_reading.text.passages import Label
from creatorbook.domain.contract_reading.values.amounts import amounts, number
from creatorbook.domain.contract_reading.values.days import days, lengths
from creatorbook.domain.contract_reading.values.forms import MEDIUM_NAME
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Found, Span, Topic, Words
from creatorbook.domain.contract_reading.values.places import named_laws, named_places
from creatorbook.domain.values.currencies import CODES
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from creatorbook.domain.contract_reading.text.passages import Passage

_SURE = 1.2
_ARTICLE = (
    r"(?:the |your |our |votre |vos |notre |deine? |ihre? |unsere? |tu |tus |su |nuestr[oa] |le |la |l'"
    r"|les |die |der |das |el |los |las )?"
)
_BESIDE = r"(?:(?:,? (?:and|&|et|und|y)|\s?/) ?(?:\w+ ){0,2}\w+)?"
_START = (
    r"(?:flight |contract |campaign )?(?:start|begin(?:ning)?|starts|begins|opens|launch(?:es)?"
    r"|commencement)(?: date)?|effective date|startdatum"
    r"|go-?live(?: date)?|kick-?off|live (?:from|ab)|launch|demarrage|lancement|startet"
    r"|arranque|lanzamiento|inicia"
    r"|(?:vertrags)?beginn|inkrafttreten|(?:date de )?debut(?: de (?:la )?\w+)?|date d'effet"
    r"|(?:date d')?entree en vigueur"
    r"|fecha (?:de )?(?:inicio|arranque|comienzo)|(?:data di )?(?:inizio|decorrenza|avvio)|(?:fecha de )?inicio"
    r"|comienzo|entrada en vigor"
)
_END = (
    r"(?:flight |contract |campaign |term )?(?:end|ends|closes|expires|expiry|expiration|termination)(?: date)?"
    r"|kampagnenende|cloture|fin de (?:la )?(?:campagne|campana|mission|diffusion|difusion|prestation|periode"
    r"|parution|collaboration"
    r"|colaboracion|publication|publicacion)|cierre"
    r"|ende der (?:kampagne|zusammenarbeit|laufzeit)|termina|vence|enddatum|(?:vertrags)?ende|date de fin|fin"
    r"|(?:fecha de )?fin(?:alizacion)?|termino|fecha (?:de )?(?:termino|cierre|fin|termino)"
    r"|data di (?:fine|scadenza|termine)|fine|scadenza"
)
_TERM = (
    r"(?:initial |contract |campaign |flight |service |engagement |delivery )?(?:term|period|duration|dates?"
    r"|months?)|(?:start|begin|beginn|debut|inicio|inizio|von|from|du|del|dal) ?(?:/|-|&|und|and|et|y"
    r"|e) ?(?:ende?|fin|fine|bis|to|until|au|al)"
    r"|campaign|flight|(?:vertrags)?laufzeit"
    r"|(?:vertrags)?dauer|(?:vertrags|kampagnen|leistungs)?zeitraum|duree(?: d[ue] (?:la |present )?\w+)?|periode"
    r"|vigencia|durata(?: del \w+)?|campagna|date|duracion(?: del \w+)?|periodo(?: di (?:pubblicazione"
    r"|diffusione|campagna))?|campana|fechas|(?:go-live|posting|publication|publishing) window"
    r"|(?:fenetre|periode) de (?:publication|diffusion)"
    r"|(?:veroffentlichungs|posting|publikations)(?:fenster|zeitraum)|(?:ventana|periodo) de (?:publicacion"
    r"|difusion)|live|mise en ligne|livraison"
    r"|veroffentlichung|publicacion|fechas? de publicacion|when|runs?|quand|wann|cuando|zeitplan|calendrier|calendario"
    r"|timing|schedule|timeline"
)
_OTHER_TERM = re.compile(
    r"(?<![a-z])(?:exclusiv|exklusiv|wettbewerb|concurren|usage|licen[cs]|rights?\b|droits?\b|utilisation"
    r"|nutzung|rechte"
    r"|derechos?\b|usos?\b|cesion|cession|esclusiv|licenza|diritt|utilizz)"
)
_NOTICE = (
    r"(?:termination|cancellation) for convenience|convenience|notice(?: period)?|stopping|(?:early )?exit"
    r"|leaving|walking away|getting out|break clause"
    r"|(?:vorzeitige )?beendigung|ausstieg|kundbar|denonciation(?: libre)?|fin anticipee|rupture|sortie"
    r"|recesso(?: anticipato)?|disdetta|preavviso|desistimiento|extincion|extinction|fin du contrat|baja"
    r"|terminacion anticipada|rescision|termination"
    r"|cancellation|ending"
    r"|(?:ordentliche )?kundigung(?:sfrist)?|auflosung|preavis"
    r"|resiliation|preaviso|cancelacion|resolucion|terminacion"
)
_LAW = (
    r"(?:welches|what|which|quelle|que|quale|cual) (?:law|recht|loi|ley|legge)(?: \w+){0,3}|(?:governing "
    r"|applicable )?law|choice of law|droit et for|(?:droit|loi|law|recht|ley) (?:et|and|und"
    r"|y) \w+|legislacion aplicable|jurisdiction|droit(?: applicable)?|loi(?: applicable)?"
    r"|legge(?: applicabile)?(?: e foro)?|diritto(?: applicabile)?|(?:anwendbares )?recht|rechtswahl"
    r"|ley(?:es)?(?: aplicables?)?|legislacion|derecho(?: aplicable)?"
)
_PLACE = (
    r"territorio|ambito territoriale|dove|where(?: (?:they|it) runs?)?|ou|wo|donde|zones?|zonas?"
    r"|(?:verbreitungs|vertrags)gebiet|geltungsbereich"
    r"|(?:licen[cs]e |usage )?territor(?:y|ies)|countr(?:y|ies)|markets?|regions?"
    r"|geo(?:graphy)?|territoires?"
    r"|pays|(?:rechte)?gebiet|raum|lander|ambito(?: territorial)?|territorios?|paises"
)
_USE = (
    r"droit a l'image|buy-?out|re-?utilisation|reposts?|re-?posting|how long we (?:may|can) use (?:it|them)|werknutzung"
    r"|uso(?: (?:dei )?contenuti)?|utilizzo(?: (?:dei )?contenuti)?|diritti(?: d'uso| di (?:utilizzo"
    r"|utilizzazione))?|licenza(?: d'uso)?|durata (?:della licenza|dei diritti|licenza)|verwertung|zeitlich"
    r"|exploitation|explotacion|pauta|cesion(?: de \w+)*"
    r"|(?:donde y )?hasta cuando se usa|(?:paid|organic) usage|whitelisting|(?:content |usage "
    r"|image )?(?:licen[cs]e|usage|re-?use|uses?|rights?)|licen[cs]e (?:term|period)|(?:term"
    r"|period|duration) of (?:use|usage)"
    r"|usage (?:rights|term|period|duration)|droits(?: pub(?:licitaires?|licite)?| d'(?:utilisation"
    r"|exploitation|usage))?"
    r"|duree (?:d'utilisation|des droits)|utilisation|usages?|nutzung(?:s(?:rechte?|dauer))?|(?:bild)?rechte"
    r"|usos?|derechos(?: de uso)?|plazo de uso|duracion de(?:l uso| los derechos)"
)
_PAYMENT = (
    r"cobros?|incasso|payout|(?:termini|modalita|condizioni|tempi) di pagamento|pagamento|saldo|liquidacion|bezahlung"
    r"|auszahlung|abrechnung|settlement|invoice terms|como se paga|when (?:we"
    r"|you) (?:pay|get paid)|versement|payment(?: terms?)?|terms(?: of payment)?|payable|invoic(?:e|ing)"
    r"|paiement|reglement|echeance|facturation"
    r"|(?:conditions?|delai|modalites) de (?:paiement|reglement)|zahl(?:ung|bar)|fallig(?:keit)?|rechnung"
    r"|zahlungs(?:ziel|frist|bedingung(?:en)?)|pago|(?:forma|plazo|condiciones) de pago|vencimiento|when"
)
_FEE = (
    r"compenso(?: (?:lordo|netto|totale|pattuito|concordato))?|corrispettivo(?: (?:lordo|netto|totale))?"
    r"|onorario|importo(?: netto| totale)?|prezzo|imponibile|totale(?: imponibile)?|net payout(?: to \w+)?|rate"
    r"|pay|entgelt|fixum|pauschale|(?:auftrags|bestell)wert(?: netto)?|forfait|tarif|cuanto"
    r"|tarifa|contraprestacion|monto|cache|(?:net |total |flat |agreed |our "
    r"|creator |additional |new |revised |your |extra |campaign |creation |content |fixed |project |service "
    r"|all-in |talent |influencer )?fee(?: to (?:the )?\w+)?(?: \(.*)?|money|compensation|consideration"
    r"|what (?:we|you)(?:'ll| will)? (?:pay|get|earn|receive)(?: you)?|was wir (?:dir |ihnen )?zahlen"
    r"|was du (?:bekommst|verdienst)|ce que (?:nous|on) (?:te |vous )?(?:payons|paie|verse)"
    r"|lo que (?:te )?pagamos|quanto(?: paghiamo)?|combien|wie ?viel|how much|(?:das )?geld|l'argent|plata"
    r"|(?:total|montant|prix) ht|base imponible|neto(?: al? (?:la )?\w+)?|netto(?:wert|betrag|summe)?(?: [a-z]{3})?"
    r"|prix|remu\b|(?:purchase order|po|order|contract|agreement|booking|job) (?:value|total|amount|price)"
    r"|price|(?:net |sub)?total(?: [a-z]{3}| \(.*)?(?: excl.*)?|budget|honorar|(?:gesamt)?vergutung|gage|honoraires"
    r"|remuneration|cachet|precio"
    r"|honorarios|retribucion|importe(?: neto)?"
)
_CUT = re.compile(r"[;.,\n](?= |$)|   |[()]")
_BRACKETED = re.compile(r" ?\([^()]{0,40}\)$")
_LINE = re.compile(r"[^\n]+")
_PAIRS = 3
_UNTIL_DONE = re.compile(r"(?<![a-z])(?:draft|entwurf|rohschnitt|brouillon|borrador|shoot|tournage|dreh|rodaje)")
_NOT_ENDING = re.compile(
    r"(?<![a-z])(?:cur(?:e|ed|ing)|remed|breach|renew|manquement|mise en demeure|abmahn|abhilf|verlanger|subsan"
    r"|incumpl|prorrog|renov|ill(?:ness)?\b|maladie|krank|enferm)"
)
_NO_USE = re.compile(
    r"(?<![a-z])(?:annul|cancel|storn|kundig|(?:a )?separate fee|gesondert|par(?:t|te) aparte|pago aparte|en sus)"
    r"|per \d+ "
)
_KEPT_UP = re.compile(r"(?<![a-z])(?:live|online|en ligne|views?|vues|aufrufe|invoice|factur|rechnung)")


def names_term(passage: Passage, label: Label) -> bool:
    """Return whether a label names the time for which a contract runs, and not that of a right or an exclusivity."""
    return bool(_TERM_LABEL.fullmatch(label.words)) and not _OTHER_TERM.search(passage.title)


def find_labelled(passages: Iterable[Passage], us: bool | None) -> Iterator[Found]:
    """Yield what stands under a label that says what it is; `us` as for `days`."""
    for passage in passages:
        for label in passage.labels or tuple(_labels_above(passage)):
            words = _BRACKETED.sub("", label.words)
            for pattern, take in _TAKERS:
                if pattern.fullmatch(label.words) or pattern.fullmatch(words):
                    yield from take(passage, label, us)


def _labels_above(passage: Passage) -> Iterator[Label]:
    """Yield the labels of cells that stand above their values: "Start date", and in the line below its day."""
    lines = list(_LINE.finditer(passage.plain)) if passage.table else []
    known = [any(pattern.fullmatch(line[0].strip(" .:-")) for pattern, _take in _TAKERS) for line in lines]
    starts = [at for at in range(len(lines) - 1) if known[at] and not known[at + 1]]
    # One or two such words among cells may be the heads of columns.
    for at in starts if len(starts) >= _PAIRS else ():
        end = next((below for below in range(at + 1, len(lines)) if known[below]), len(lines))
        yield Label(lines[at][0].strip(" .:-"), lines[at + 1].start(), lines[end - 1].end())


def _days(topic: Topic) -> Callable[[Passage, Label, bool | None], Iterator[Found]]:
    def take(passage: Passage, label: Label, us: bool | None) -> Iterator[Found]:
        found = [each for each in days(passage.plain, us=us) if label.start <= each.span.start < label.end]
        # "11/02/2027 (November 2, 2027)": what is said twice is said by the one that can be read in one way.
        sure = next((each for each in found if not each.doubts), None)
        if sure is not None and all(sure.day in (each.day, each.other) for each in found):
            found = [sure]
        if len(found) == 1 and not found[0].way:
            yield Found(topic, found[0].day, passage, found[0].span, _SURE, found[0].doubts)

    return take


def _term(passage: Passage, label: Label, us: bool | None) -> Iterator[Found]:
    found = days(passage.plain, us=us) if names_term(passage, label) else ()
    if len(found) == 1 and not found[0].way and _PUT_INSTEAD.search(passage.plain, 0, found[0].span.start):
        # "Section 3 (Term): the date of 31 March is replaced by 30 June": a term is seldom given another beginning.
        yield Found(Topic.END, found[0].day, passage, found[0].span, 0.5, (*found[0].doubts, Doubt.WEAK))
    for each in found:
        # Days of drafts and of a shoot stand in a timetable beside those of going live.
        before = passage.plain[max(label.start, each.span.start - 30) : each.span.start]
        if each.way and label.start <= each.span.start < label.end and not _UNTIL_DONE.search(before):
            topic = Topic.START if each.way == "start" else Topic.END
            yield Found(topic, each.day, passage, each.span, _SURE, each.doubts)


def _notice(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    found = [
        each
        for each in lengths(passage.plain)
        if label.start <= each.span.start < label.end
        and not _NOT_ENDING.search(_clause(passage.plain, label, each.span))
    ]
    if len(found) == 1:
        doubts = tuple(each for each in found[0].doubts if each is not Doubt.WORKING_DAYS)
        yield Found(Topic.NOTICE, found[0].duration, passage, found[0].span, _SURE, doubts)


def _clause(plain: str, label: Label, span: Span) -> str:
    """Return the part of what stands under a label in which a value is."""
    start = max((cut.end() for cut in _CUT.finditer(plain, label.start, span.start)), default=label.start)
    cut = _CUT.search(plain, span.end, label.end)
    return plain[start : cut.start() if cut else label.end]


def _law(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    for code, start, end in named_laws(passage.plain):
        if label.start <= start < label.end:
            yield Found(Topic.LAW, Words((code,)), passage, Span(start, end), _SURE)
            return


def _places(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    # Where an exclusivity holds is no place of use.
    if _EXCLUSIVE.search(passage.title):
        return
    for code, start, end in named_places(passage.plain, passage.text):
        if label.start <= start < label.end:
            yield Found(Topic.USE_TERRITORY, Words((code,)), passage, Span(start, end), _SURE)


def _use(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    if not passage.table and len(passage.plain) > _SHORT:
        return
    found = lengths(passage.plain)
    endless = None if found else _UNLIMITED.search(passage.plain, label.start, label.end)
    if endless is not None:
        yield Found(Topic.USE_DURATION, Duration(None), passage, Span(endless.start(), endless.end()), _SURE)
    for each in found:
        near = passage.plain[max(label.start, each.span.start - 25) : each.span.end + 12]
        if (
            label.start <= each.span.start < label.end
            and not _KEPT_UP.search(near)
            and not _NO_USE.search(passage.plain)
        ):
            yield Found(Topic.USE_DURATION, each.duration, passage, each.span, _SURE, each.doubts)


def _payment(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    found = [
        each
        for each in lengths(passage.plain)
        if label.start <= each.span.start < label.end
        and each.duration.unit != "hour"
        and not _BARRED.search(passage.plain)
        and not _DISCOUNT.search(passage.plain[max(label.start, each.span.start - 30) : each.span.end + 30])
    ]
    if found and (passage.table or len(passage.plain) <= _SHORT):
        last = max(found, key=lambda each: each.duration.usual_days or 0)
        if (last.duration.usual_days or 0) <= _LONG_TO_PAY:
            # Days from when somebody else has paid are no days that the creator can count on.
            hangs = (Doubt.WEAK,) if _WHEN_PAID.search(passage.plain) else ()
            yield Found(Topic.PAYMENT_DAYS, last.duration, passage, last.span, _SURE, (*last.doubts, *hangs))


def _is_an_item(passage: Passage) -> bool:
    """Return whether a row prices one kind of content among others: it has its own number, or begins with its form."""
    several = len(passage.labels) > _PAIRS and bool(MEDIUM_NAME.search(passage.plain))
    return several or bool(MEDIUM_NAME.match(passage.plain))


def _fee(passage: Passage, label: Label, _us: bool | None) -> Iterator[Found]:
    if _IN_PARTS.search(f"{passage.title} {passage.plain}") or (passage.table and _is_an_item(passage)):
        return
    found = [
        each
        for each in amounts(passage.plain, passage.text)
        if label.start <= each.span.start < label.end
        # "Remuneration. … The goods (worth 180 EUR) are kept": under the heading of the fee, and none.
        and (passage.table or not _WORTH.search(passage.plain, max(0, each.span.start - _WORTH_BACK), each.span.start))
    ]
    if not found and (named := _CURRENCY_OF_LABEL.search(label.words)):
        code = named[0].upper()
        number_of = _FIGURES.search(passage.plain, label.start)
        if code in CODES and number_of is not None:
            span = Span(number_of.start(), number_of.end())
            yield Found(Topic.FEE, Money.of(number(number_of[0]), code), passage, span, _SURE)
    # What is said in words and in figures is one sum.
    found = found[:1] if len({each.money for each in found}) == 1 else found
    short = passage.table or len(passage.plain) <= _BARE
    whole = next((each for each in found if _EQUALS.search(passage.plain, 0, each.span.start)), None)
    net = [each for each in found if each.taxes == "excluded"]
    if whole is not None or (short and (len(found) == 1 or len(net) == 1)):
        chosen = whole or (net[0] if len(found) > 1 else found[0])
        gross = (Doubt.TAXES_INCLUDED,) if chosen.taxes == "included" else ()
        unsure = (Doubt.WEAK,) if _OFFERED.search(passage.plain) else ()
        doubts = (*chosen.doubts, *gross, *unsure)
        yield Found(Topic.FEE, chosen.money, passage, chosen.span, _SURE, doubts)


# Letters that agreed.py blots out: a day that no longer counts.
_PUT_INSTEAD = re.compile(r"~~[ ./-]~~")
_UNLIMITED = re.compile(
    r"(?<![a-z])(?:unlimited|unbegrenzt\w*|unbeschrankt\w*|unbefristet|illimite\w*|ilimitad[oa]s?"
    r"|illimitat[oaie]|dauerhaft|permanent|indefinid[oa]s?|open-ended|no limit)(?![a-z])"
    r"(?! (?:media|channels|impressions|posts|reposts|edits|number|formats|versions|supports|medios|kanale|medien))"
)
_DISCOUNT = re.compile(r"(?<![a-z])(?:skonto|escompte|discount|descuento|rabatt)|\d ?% ?\d")
_BARRED = re.compile(r"(?<![a-z])(?:not be (?:hono|paid)|lapse|forclos|verfall|caduc)")
_WHEN_PAID = re.compile(
    r"(?:once|after|until|unless|when)[^.]{0,40}(?:has paid|pays|received|cleared)|nicht vor|zahlungseingang"
    r"|apres (?:l')?encaissement|une fois (?:que )?[^.]{0,30}pay|una vez que[^.]{0,40}pag|tras el cobro"
    r"|cuando[^.]{0,30}cobr"
)
_IN_PARTS = re.compile(
    r"(?<![a-z])(?:instal|versement|acompte|solde|raten|teilbetr|falligk|anzahlung|anticipo|saldo|plazos"
    r"|deposit|balance)"
)
_EXCLUSIVE = re.compile(r"exclusiv|exklusiv|wettbewerb")
_WORTH = re.compile(
    said_in(
        en=r"worth|valued?|rrp|msrp|retail",
        de=r"(?:waren|produkt|sach|gegen|material|markt|laden)?wert\b|uvp",
        fr=r"valeur|prix public",
        es=r"valor|pvp",
        it=r"valore",
    )
)
_WORTH_BACK = 30
_EQUALS = re.compile(r"=\s?$")
_OFFERED = re.compile(
    r"(?<![a-z])(?:budget|proposal|vorschlag|proposition|propuesta|up to|bis zu|en 20\\d\\d fue|in 20\\d\\d was"
    r"|en 20\\d\\d|jusqu'a|hasta|ca\.?|around)"
)
_CURRENCY_OF_LABEL = re.compile(rf"(?<![a-z])(?:{chr(124).join(sorted(code.lower() for code in CODES))})(?![a-z])")
_FIGURES = re.compile(r"\d[\d.,' ]*\d|\d")
_LONG_TO_PAY = 185
_SHORT = 120
_BARE = 90
_TERM_LABEL = re.compile(f"{_ARTICLE}(?:{_TERM}){_BESIDE}")
_TAKERS = tuple(
    (re.compile(f"{_ARTICLE}(?:{words}){_BESIDE}"), take)
    for words, take in (
        (_START, _days(Topic.START)),
        (_END, _days(Topic.END)),
        (_TERM, _term),
        (_NOTICE, _notice),
        (_LAW, _law),
        (_PLACE, _places),
        (_PAYMENT, _payment),
        (_FEE, _fee),
        (_USE, _use),
        (_USE, _places),
    )
)
