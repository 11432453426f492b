"""Deliverables: how many of which form on which platform, in sentences, lists and tables."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.alternatives import said_in
from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.days import days, lengths
from creatorbook.domain.contract_reading.values.forms import (
    MEDIUM,
    MEDIUM_NAME,
    PLATFORM,
    PLATFORM_NAME,
    may_name_form,
    medium_of,
    place_form,
    platform_of,
    resolve_form,
)
from creatorbook.domain.contract_reading.values.found import Doubt, Found, Pieces, Span, Topic
from creatorbook.domain.contract_reading.values.numbers import ARTICLES, COUNT, number_of_match
from creatorbook.domain.values.platforms import Medium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.values.platforms import Platform

_NOT = (
    r"(?:days?|hours?|minutes?|seconds?|months?|weeks?|years?|rounds?|revisions?|percent|per|within|before|after|of"
    r"|to|and|or|jours?|heures?|secondes?|mois|semaines?|ans?|avant|apres|par|et|ou|des|tage?n?|stunden?|minuten"
    r"|sekunden|monaten?|wochen?|vor|nach|pro|und|oder|dias?|horas?|minutos?|segundos?|meses|mes|semanas?|antes"
    r"|despues|por|y|o|die|der|das|den|dem|the|les|los|las|gli|il|i|giorni?|settiman[ae]|mesi|ann[oi]|ore|entro"
    r"|dopo|prima|di|dei|delle|al|e|eur|usd|gbp|chf"
    r"|euros?|dollars?|pounds?|francs?|ht|ttc|netto|un|une|ein|eine|einen|one|an?|una|two|three|four|five|six"
    r"|half|following|halfte|moitie|mitad|deux|trois|quatre|cinq|zwei|drei|vier"
    r"|funf|sechs|dos|tres|cuatro|cinco|seis)"
)
_PLATFORM_IN = re.sub(r"\?P<p_\w+>", "?:", PLATFORM)
_COUNTED = re.compile(
    rf"(?<![a-z0-9.,/%-])\(?{COUNT}(?:\)\s*)?(?:[x×]\s*|\*\s*)?(?:(?:sets?|series?|packs?|serien?) (?:of|de|von"
    rf"|di) )?(?P<adjectives>(?:(?!{_NOT}\b"
    rf"|\d+\s)[a-z0-9][a-z0-9'/-]{{0,24}}\s+){{0,4}}?)(?:(?:{_PLATFORM_IN})[- ])?(?:{MEDIUM})(?![a-z])(?P<after>\s*("
    rf"?:\(?(?:(?:on|su|sul|sur|auf|en|for|fur|pour|para|bei|via|de|von)\s+(?:the |le |la |el |der "
    rf"|dem )?(?:\w+ ){{0,2}}?)?(?:{_PLATFORM_IN})(?![a-z]))?)"
)
_LABELLED = re.compile(
    rf"(?<![a-z])(?:{MEDIUM})(?:\s+(?:de |d'|on |auf |sur "
    rf"|en )?(?:{_PLATFORM_IN}))?\s*(?:[:x(]\s*){{1,2}}(?P<n>\d{{1,2}})(?![\d.,%/-])"
)
_WHOLLY = re.compile(rf"(?:(?:{_PLATFORM_IN})[- ])?{_LABELLED.pattern}\)?(?: (?:stuck|pieces?|uds?|x|mal))?")
_SECTION = re.compile(
    r"piezas?\b|servicio\b|service\b|you(?:'ll| will) make|le travail|the work\b|deliverab|content\b"
    r"|contents?\b|services\b|scope"
    r"|obligations? of the (?:creator|influencer)|livrables?"
    r"|contenus?|prestations?|missions?\b|leistung|inhalte?\b|entregables?|contenidos?|publicaciones|servicios"
    r"|contenut[oi]|attivita|prestazion[ei]|oggetto\b|objet\b|gegenstand|objeto\b|schedule|calendrier|campaign"
    r"|annex|plan"
)
_OWED = re.compile(
    r"(?<![a-z])(?:shall|will|must|agrees? to|undertakes?|commits?|creates?|makes?|produces?|delivers?"
    r"|publish(?:es)?|post|s'engage|realise|publie|produi[tr]|livre|creera|publiera|remet|verpflichtet|erstellt"
    r"|veroffentlicht|liefert|produziert|erbringt|se compromete|creara|realizara|publicara|entregara|elaborara"
    r"|confions|commande|commissions|beauftragt|encarga|following|suivants?|folgende|siguientes|looking for"
    r"|we (?:need|want|would like)|includes?|comprend|umfasst|enthalt"
    r"|incluye|cherchons|souhaitons|realisera|realiser|publier|produire|buscamos|necesitamos|suchen|wunschen"
    r"|writes?\b|records?\b|shoots?\b|films?\b|hosts?\b|schreib|dreht|graba|escrib|ecri[tv]|ge(?:liefert"
    r"|postet|plant|dreht|wunscht)|number of|nombre de|anzahl"
    r"|numero de|cantidad de|provide|supply|tu (?:fais|publies|postes|tournes)|you(?:'ll| will)? (?:make|post"
    r"|do|film|shoot|record"
    r"|create|deliver)|geschuldet|schuldet|owed?\b|(?:du|sie) (?:machst"
    r"|postest|drehst)"
    r"|anime(?:ra)?\b|moderiert|conduce|conducira|presenta\b|realizz|pubblicher|pubblicare|pubblica\b|produrr"
    r"|creera|consegner|si impegna|chiediamo|prevede|comprende"
    r"|hace[nrs]?\b|publicas?\b|grabas?\b|produce\b|crea\b"
    r"|upload|issue|realizar|publicar|erstell|veroffentlich|liefer|produzier|drehen|creer|fournir|fournit|tourne)"
)
_OWED_AFTER = re.compile(
    r"[^.;]{0,70}? (?:(?:will|shall|must|is to|are to) be (?:delivered|published|posted|created|produced|made)"
    r"|(?:wird|werden) (?:[\w-]+ ){0,4}?(?:erstellt|veroffentlicht|geliefert|produziert|gepostet)"
    r"|ser(?:a|ont) (?:publi|livr|realis|produi|post|mis)|se (?:publicara|entregara|realizara)|sar(?:a"
    r"|anno) (?:pubblicat|realizzat|consegnat))"
)
_EXTRA = re.compile(
    r"additional|further|extra|supplementaire|zusatzlich|weitere[rs]?\b|adicional|example|exemple|beispiel|ejemplo"
)
# "A photo session", "a story highlight", "one reel cover": the form is only part of the word.
_OTHER_THING = re.compile(
    r"[\s-]*(?:sessions?|shoots?|shootings?|credits?|captions?|links?|views?|comments?|approvals?|deadlines?"
    r"|fees?|covers?"
    r"|highlights?|drafts?\b|copy|descriptions?|stickers?|tags?|formats?|per(?:iod)?\b(?! [€$£]?\d)"
    r"|production (?:cost|budget)|editing)"
)
_SUBJECT = re.compile(
    r"\s*(?:which|that|qui|must|has to|should|may|muss|doit|debe) (?:hold|contain|include|show|feature|mention"
    r"|carry|have"
    r"|be tagged|enthalten"
    r"|zeigen|contenir|montrer|mentionner|contener|mostrar)"
)
# "Four posts, one post a month": the second says how they are spread.
_RATE = re.compile(
    r"\W*(?:pro|per|par|al|je|each|every|chaque|cada|a|/) ?(?:monat|month|mois|mes|woche|week|semaine|semana)"
)
_COUNTS_AS = re.compile(r"(?<![a-z])(?:as|als|comme|como)\s*$")
_EACH_OF_THEM = re.compile(r"(?<![a-z])(?:per|par|pro|je|por|each|every)\s*$")
_CONDITION = re.compile(
    r"(?<![a-z])(?:if|when(?:ever)?|where|once|unless|any|in case|should|si|s'|lorsque?|quand|des que|wenn|falls"
    r"|sobald|sofern"
    r"|cuando|en caso|qualora|quando|dopo|prima|after|before|within|apres|avant|nach|vor|tras"
    r"|antes)(?![a-z])[^.;]{0,60}$"
)
# A list of content alone: "1 reel, 3 stories".
_LIST = re.compile(r"\W*(?:\w{1,30}:\s*)?(?:\d|one |two |three |un[ae]? |deux |trois |ein[e]? |zwei |drei |dos |tres )")
_GENERAL = frozenset({Medium.FEED_POST, Medium.VIDEO, Medium.SHORT_VIDEO})
_IN_BRACKETS = re.compile(
    rf" ?(?:(?:on |sur |auf |en )?(?:{_PLATFORM_IN}) ?)?[(](?:(?:{_PLATFORM_IN})[- ])?(?:{MEDIUM})(?![a-z])"
)
# "One carousel (5 photos)": what it is made of.
_IN_A_CAROUSEL = re.compile(
    r"[(][^()]{0,20}$|(?:carous|carrous|karus|carosel|carrus|diapo|album|slideshow"
    r"|galer)\w* (?:\w+ )?(?:de|of|mit|with|avec|con|aus|da|di) $"
)
_POSTED_ON = re.compile(
    rf"[^.,;()\d]{{0,40}}? (?:on|auf|sur|en|su|in) (?:(?:your|dein\w*|ihr\w*|votre|ton|tu|su|the|her|his|tuo"
    rf"|suo) ){{0,2}}(?:{_PLATFORM_IN})(?![a-z])"
)
_ASKED = re.compile(r"what|quoi|was|que|qty|content|contenido|contenu|inhalt|umfang|format")
_ITEM = re.compile(rf"\W{{0,3}}{COUNT}(?:[x×]\s*)?(?:(?:{_PLATFORM_IN})[- ])?(?:{MEDIUM})(?![a-z])")
_COLUMN = re.compile(
    r"^(?:draft|projet|entwurf|borrador|due|date|datum|fecha|live date|publications?|veroffentlichung|publicacion"
    r"|publicaciones|livrables?|deliverables?|contents?|contenus?|inhalte?|contenidos?|entregables?|formate?o?|type"
    r"|tipo|kanal|canal|art|medium|platform|plateforme|plattform|plataforma|quantit|quantity|number|nombre|anzahl"
    r"|menge|cantidad|numero|go live|stuck|posting)"
)
_CELL = re.compile(r"\n|\t| {3,}")
_ALONE = re.compile(
    r"\s*(\d{1,2})\s*(?:[x×]|st(?:k|ck|uck)?\.?|ea\.?|pcs?\.?|pz\.?|uds?\.?|units?|pieces?|psch\.?)?\s*"
)
_NUMBERED = re.compile(
    r"(?<!\S)(?:pos(?:ition|icion|ten|\.)?|line|item(?: no\.?)?|ligne|n[ro°º]?\.?|no\.|lfd\.? ?nr\.?|linea|renglon"
    r"|partida|#|ref\.?)"
    r"(?:\t| {3})"
)
_FIRST_NUMBER = re.compile(r"\s*(\d{1,3})(?![\d.,])")
# "In all": what is counted after it is the whole.
_WHOLE = re.compile(
    said_in(
        en=r"in total|in all\b|altogether|totall?ing|a total of|that is\b",
        de=r"insgesamt|in summe|zusammen\b|also\b|das sind",
        fr=r"soit\b|au total|en tout\b",
        es=r"en total|es decir|o sea|en conjunto|total de",
        it=r"in totale|in tutto|per un totale|complessiv\w+|cioe|ossia",
    )
)
_MONTH_WORDS = said_in(
    en=r"(?:each|every|per|a) (?:calendar )?month|monthly",
    de=r"(?:jeden|pro|im|je) monat\b|monatlich\w*",
    fr=r"(?:chaque|par) mois|mensuel\w*|mensuellement",
    es=r"(?:cada|al|por) mes\b|mensual\w*",
    it=r"(?:ogni|al|per) mese|mensil\w*",
)
_MONTHLY = re.compile(_MONTH_WORDS)
# "2 reels on Instagram a month", and neither "4 reels, one a month" nor "invoiced monthly".
_EVERY_MONTH = re.compile(
    r"(?: (?!one\b|ein|une?\b|una?\b|invoic|paid|payab|zahl|pay|factur|fattur|pag)[a-z]+){0,3} " + _MONTH_WORDS
)
_MONTHS = {"month": 1, "year": 12}
# What is there already is none of the work: "published in 2026", "hat … erstellt und veröffentlicht".
_MADE_ALREADY = re.compile(
    r"(?<![a-z])(?:has|have|had|were|was) (?:already |previously |since |been |herself |himself |themselves ){0,3}"
    r"(?:made|created|shot|filmed|published|posted|recorded|produced|uploaded|taken)(?![a-z])"
    r"|first published|already (?:published|exist|posted|made)|(?:published|posted|uploaded|shot"
    r"|filmed)[^.;]{0,60}? on (?:or about )?\d"
    r"|(?:licensor|lizenzgeber\w*|concedant\w*|licenciante)[^.;]{0,30} (?:made|published|posted|uploaded"
    r"|created)(?![a-z])"
    r"|(?:a|ont|avait|aura) (?:deja |lui-meme |elle-meme |spontanement ){0,2}(?:realise|publie|cree|tourne"
    r"|filme|produit|poste"
    r"|photographie)e?s?(?![a-z])|deja (?:publie|realise|en ligne|existant|poste|tourne)|premiere publication (?:le|en)"
    r"|(?:hat|haben|hatte)(?: (?!zu )[^ .;]{1,24}){0,18}? (?:erstellt|veroffentlicht|gedreht|produziert"
    r"|gepostet|aufgenommen"
    r"|fotografiert|hochgeladen|gefilmt)(?![a-z]| werden| wird)|bereits (?:veroffentlicht|erstellt|vorhanden"
    r"|bestehend|gepostet)|erstveroffentlich"
    r"|(?:ha|han|habia) (?:ya )?(?:creado|publicado|grabado|realizado|producido|subido|filmado|fotografiado)"
    r"|gia (?:pubblicat|realizzat|esistent|creat)|ha (?:gia )?(?:realizzato|pubblicato|creato|svolto)"
    r"|ya (?:publicad|existent|cread|grabad|realizad)[oa]?s?|(?:que )?(?:subio|grabo|filmo) (?:a|en|el)"
    r"|(?:nobody|no one) (?:ordered|commissioned)|sin encargo|ohne auftrag|sans commande"
)
_BESIDES = re.compile(
    r"(?<![a-z])(?:in addition to|besides|on top of|as well as|en sus|en plus|outre|zusatzlich|neben d"
    r"|ausser d|ademas|aparte de"
    r"|(?:one|two|three|\d) more)"
)
# A licence of what exists says so: its counts are of works that are used, and none that are to be made.
_NOTHING_NEW = re.compile(
    r"no new (?:content|work|material|video|photo|shoot)[^.;]{0,40}(?:is|are|will|shall|to be|made|created|required)"
    r"|(?:did|does|do) not commission|existing (?:content|works?|material|assets)|content already published"
    r"|aucun(?:e)? (?:nouveau|nouvelle) (?:contenu|creation|oeuvre|production|tournage)|contenus? (?:deja )?existants?"
    r"|contenus? deja (?:publie|realise|cree)|(?:neuproduktion|neuerstellung|neue inhalte)[^.;]{0,40}(?:nicht|kein)"
    r"|kein\w* (?:neu\w* (?:inhalt|produktion|dreh|aufnahme)|neuproduktion)|(?:vorhandene|bestehende"
    r"|existierende)[nr]? (?:inhalte|werke"
    r"|beitrage|aufnahmen|material)|inhalte bestehen bereits|(?:material|contenido|obras?"
    r"|videos?) ya (?:publicad|existent|cread)"
    r"|(?:contenidos?|material|obras?) (?:pre)?existentes?|no se (?:crea|produc|graba|encarg)\w+ (?:contenido"
    r"|material|nada)"
)
# "Two are added to the three, the four stories are dropped": the sum of it is in another sentence.
_ADDED = re.compile(
    r"(?<![a-z])(?:(?:is|are) added to|s'(?:en )?ajoutent?|viennent s'ajouter|kommen\b[^.;]{0,40}hinzu"
    r"|se (?:suman|anaden|agregan))"
)
_DROPPED = re.compile(
    r"\s*(?:\([^)]{0,80}\) )?(?:on \w+ |sur \w+ |auf \w+ |en \w+ )?(?:(?:is|are|will be"
    r"|shall be) (?:hereby )?(?:deleted|dropped|removed"
    r"|cancelled|struck|waived)|falls? away|(?:est|sont|seront) (?:supprim|retir|annul|abandonn)|disparai"
    r"|(?:entfallt|entfallen)"
    r"|(?:wird|werden) (?:ersatzlos )?(?:gestrichen|gekurzt)|fallen weg|fallt weg|se (?:suprim|elimin|cancel"
    r"|retir|anul)"
    r"|(?:queda|quedan) (?:suprimid|eliminad|anulad|sin efecto)|desaparece)"
)
_EACH_OF = re.compile(
    r"[^.;,]{0,24}?(?<![a-z])(?:each of the|jede[nmrs] der|chacune? des|cada un[oa] de (?:los|las)|every one of the)"
    rf"(?: next| prochains?| nachsten| proximos)? {COUNT}"
)
# "Two story sets of four frames each".
_FRAMES_EACH = re.compile(
    rf"[^.;,]{{0,24}}?(?<![a-z])(?:of|mit|with|aus|von|de|a|con|da|di|zu)(?: je| jeweils)? {COUNT}(?:frames?"
    rf"|slides?|bildern?)(?![a-z])"
)
_FRAMES = re.compile(r"(?:frames?|slides?)\W*$")
_OF = re.compile(r"(?<![a-z])(?:of|mit|with|aus|von|de|a|con|da|di|zu)(?: je| jeweils)? \W?$")
_EACH_WITH = re.compile(r"(?<![a-z])(?:each|chacune?|jeweils|je|cada un[oa])(?![a-z])[^.;:]{0,45}$")
_INTEGER = re.compile(r"(?<![\d.,/:#-])(\d{1,2})(?![\d.,/:%-])")
_JOINING = re.compile(
    r"^[^.;:!?]*(?:,|\+|&|(?<![a-z])(?:and|e|plus|et|ainsi que|und|sowie|y|e|mas|as well as"
    r"|along with)(?![a-z]))[^.;:!?]*$"
)
_NEXT_TO = 60
_MOST = 60
_CELLS_BACK = 2
_LIST_LONGEST = 200
_MOST_PIECES = 500


def find_pieces(passages: Iterable[Passage], language: str = "en") -> Iterator[Found]:
    """Yield the deliverables counted; in tables with their days too, as Topic.DRAFT_ON and Topic.POST_ON.

    `language` tells whether "a" is a number: it is a preposition in French and Spanish.
    """
    listed = list(passages)
    nothing_new: bool | None = None
    counting = _count_rows(listed)
    for passage in listed:
        numbered = passage.title in counting
        pieces = _pieces_of_table(passage, numbered=numbered) if passage.table else []
        pieces = pieces or _in_all(passage, list(_pieces_of_sentence(passage, language, numbered=numbered)))
        if not pieces or _tells_of_made(passage.plain) or (passage.table and _MADE_ALREADY.search(passage.title)):
            continue
        if nothing_new is None:
            nothing_new = any(_NOTHING_NEW.search(each.plain) for each in listed)
        unsure = nothing_new or bool(_ADDED.search(passage.plain))
        for each in pieces:
            yield replace(each, doubts=(*each.doubts, Doubt.WEAK)) if unsure else each


def _count_rows(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the headings of tables whose first column only counts the rows; "No." heads numbers of pieces too."""
    first: dict[str, list[int]] = defaultdict(list)
    for each in passages:
        if each.table and _NUMBERED.search(each.title) and (number := _FIRST_NUMBER.match(each.plain)):
            first[each.title].append(int(number[1]))
    return frozenset(
        title for title, numbers in first.items() if all(one < two for one, two in itertools.pairwise(numbers))
    )


def _in_all(passage: Passage, found: list[Found]) -> list[Found]:
    """Return the pieces of a sentence as they are owed in all.

    "A reel a month, 8 reels in all" are eight; "each month for six months two reels" are twelve, reckoned; where the
    months are said elsewhere, the count is that of one and not sure.
    """
    plain = passage.plain
    whole = _WHOLE.search(plain, found[0].span.end) if len(found) > 1 else None
    told = [each for each in found if whole is not None and each.span.start >= whole.start()]
    if told:
        forms = {each.value.medium for each in told if isinstance(each.value, Pieces)}
        return [
            each
            for each in found
            if each in told or not (isinstance(each.value, Pieces) and each.value.medium in forms)
        ]
    if not found or _WHOLE.search(plain) or not _is_monthly(plain, found):
        return found
    spans = [each.duration for each in lengths(plain) if each.duration.unit in _MONTHS]
    months = spans[0].count * _MONTHS[spans[0].unit] if len(spans) == 1 and spans[0].count else 0
    return [_times(each, months) for each in found]


def _is_monthly(plain: str, found: Sequence[Found]) -> bool:
    """Return whether pieces are those of one month: "each month two reels", "two reels a month"."""
    after = _EVERY_MONTH.match(plain, max(each.span.end for each in found))
    return bool(_MONTHLY.search(plain, 0, found[0].span.start) or after)


def _times(found: Found, months: int) -> Found:
    if not isinstance(found.value, Pieces) or months < 2:  # noqa: PLR2004  a month alone repeats nothing
        return replace(found, doubts=(*found.doubts, Doubt.WEAK))
    return replace(
        found,
        value=replace(found.value, count=found.value.count * months),
        doubts=(*found.doubts, Doubt.RECKONED),
    )


def _tells_of_made(plain: str) -> bool:
    """Return whether a sentence tells of content that is there, and not of when it will be ("once she has posted")."""
    match = _MADE_ALREADY.search(plain)
    if match is None or _BESIDES.search(plain):
        return False
    return not _CONDITION.search(plain, max(0, match.start() - 70), match.start())


def _pieces_of_sentence(passage: Passage, language: str, *, numbered: bool) -> Iterator[Found]:
    if not may_name_form(passage.plain):
        return
    counted = list(_COUNTED.finditer(passage.plain))[:_MOST]
    labelled = list(_LABELLED.finditer(passage.plain))[:_MOST]
    if not counted and not labelled:
        return
    platforms = {platform_of(match) for match in PLATFORM_NAME.finditer(passage.plain)}
    only = next(iter(platforms)) if len(platforms) == 1 else None
    asked, owed = _is_asked_and_owed(passage)
    weight = 0.45 + 0.45 * asked + 0.5 * owed
    taken: list[Span] = []
    counts: list[int] = []
    for order, match in enumerate(counted):
        count = number_of_match(match)
        # A year or the number of a paragraph; "à publier" is no article.
        if count == 0 or count > _MOST_PIECES or (match["word"] in ("a", "an") and language != "en"):
            continue
        article = bool(match["word"]) and match["word"] in ARTICLES and not match["beside"]
        before, after = passage.plain[: match.start()], passage.plain[match.end() :]
        with_each = _EACH_WITH.search(before, taken[-1].end) if taken and count == 1 else None
        if (
            (numbered and _counts_the_rows(passage, match))
            or (taken and _is_part_of_another(match, before))
            or _OTHER_THING.match(after)
            or _DROPPED.match(after)
            or (count == 1 and _SUBJECT.match(after))
            or ((_COUNTS_AS.search(before) or (not match["digits"] and _EACH_OF_THEM.search(before))) and not with_each)
            or (taken and _RATE.match(after))
            or (article and _CONDITION.search(before))
        ):
            continue
        if article and not (
            _OWED.search(before)
            or _OWED_AFTER.match(after)
            or _LIST.match(passage.plain)
            or asked
            or _EACH_OF.match(after)
            or _is_listed(passage.plain, match, counted)
        ):
            continue
        said = PLATFORM_NAME.search(match[0])
        count = _counted_in_all(match, after, count, counts[-1] if with_each else 0)
        score = (
            (weight + 0.4 * (said is not None and not owed))
            * (0.9 if article else 1.0)
            * (0.3 if _EXTRA.search(match["adjectives"]) else 1.0)
        )
        taken.append(Span(match.start(), match.end()))
        counts.append(count)
        yield _found_piece(passage, match, count, (platform_of(said) if said else None, only), score, order)
    for order, match in enumerate(labelled, _MOST):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        said = PLATFORM_NAME.search(match[0])
        yield _found_piece(passage, match, int(match["n"]), (platform_of(said) if said else None, only), weight, order)


def _counted_in_all(match: re.Match[str], after: str, count: int, each_with: int) -> int:
    """Return how many pieces are meant; `each_with` is how many others each have one, 0 where it is not said.

    "Three videos, each with a story", "a story on each of the two Fridays", "two sets of four frames each".
    """
    if (frames := _FRAMES_EACH.match(after)) and medium_of(match) is Medium.STORY:
        count *= number_of_match(frames) or 1
    if each_of := _EACH_OF.match(after):
        return count * (number_of_match(each_of) or 1)
    return each_with or count


def _is_part_of_another(match: re.Match[str], before: str) -> bool:
    """Return whether what is counted is what another piece consists of: "a carousel (5 photos)", "of 4 frames each"."""
    if _FRAMES.search(match[0]) and _OF.search(before):
        return True
    inside = match[0].startswith("(") or bool(_IN_A_CAROUSEL.search(before))
    return medium_of(match) is Medium.RAW_CONTENT and bool(match["digits"]) and inside


def _counts_the_rows(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether a number stands in the first column of a table that counts its rows there."""
    return passage.table and not passage.plain[: match.start()].strip() and bool(match["digits"])


def _is_asked_and_owed(passage: Passage) -> tuple[bool, bool]:
    """Return whether the heading of a sentence asks what is to be made, and whether its words tell that it is owed."""
    plain = passage.plain
    asked = bool(_SECTION.search(passage.title)) or any(_ASKED.fullmatch(label.words) for label in passage.labels)
    # A line of a list that begins with a number names what is to be made, as a sentence with a verb does.
    owed = (
        bool(_OWED.search(plain))
        or len(_COUNTED.findall(plain[:_LIST_LONGEST])) > 1
        or bool(_WHOLLY.fullmatch(plain.strip(" .;,)")))
        or bool(_ITEM.match(plain))
        or (not asked and any(_ITEM.match(plain, each.start) for each in passage.labels))
    )
    return asked, owed


def _is_listed(plain: str, match: re.Match[str], counted: Iterable[re.Match[str]]) -> bool:
    """Return whether "a reel" stands in a row with others that are counted: "two stories and a reel"."""
    for each in counted:
        between = plain[min(match.end(), each.end()) : max(match.start(), each.start())]
        if each is not match and len(between) < _NEXT_TO and _JOINING.search(between):
            return True
    return False


def _found_piece(
    passage: Passage,
    match: re.Match[str],
    count: int,
    platforms: tuple[Platform | None, Platform | None],
    score: float,
    order: int,
) -> Found:
    named = medium_of(match)
    if named is Medium.RAW_CONTENT and (posted := _POSTED_ON.match(passage.plain, match.end())):
        # "Two photographs of the shop on your Instagram" are posted, and not only handed over.
        platforms = (platform_of(PLATFORM_NAME.search(posted[0]) or posted), platforms[1])
    if named in _GENERAL and (nearer := _IN_BRACKETS.match(passage.plain, match.end())):
        # "Five posts (Reels on Instagram)": what is in brackets says what they are.
        named = medium_of(nearer)
    medium, on = place_form(named, *platforms, match[0])
    return Found(
        Topic.DELIVERABLE, Pieces(medium, count, on), passage, Span(match.start(), match.end()), score, order=order
    )


# Tables


def _pieces_of_table(passage: Passage, *, numbered: bool) -> list[Found]:
    """Return what a row or a run of cells lists: each item begins with a form at the start of a cell."""
    plain = passage.plain
    starts = [0, *(match.end() for match in _CELL.finditer(plain))]
    starts = _skip_column_heads(plain, starts)
    heads = [(start, match) for start in starts if (match := _form_at_start(plain, start)) is not None][:_MOST]
    items: list[list[Found]] = []
    at = 0
    while at < len(heads):
        start, match = heads[at]
        follow = at + 1
        item: list[Found] = []
        # Until it has its number, what looks like another form is a description of this one.
        while True:
            end = heads[follow][0] if follow < len(heads) else len(plain)
            item = _item(passage, Span(start, end), match, at, numbered=numbered)
            if item or follow >= len(heads):
                break
            follow += 1
        items.append(item)
        at = follow
    return [found for item in items for found in item]


def _skip_column_heads(plain: str, starts: list[int]) -> list[int]:
    """Leave out the cells of a table's first row that name its columns ("Publication" is also a form of content)."""
    if "\n" not in plain and any(map(str.isdigit, plain)):
        return starts
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(plain)
        cell = plain[start:end].strip()
        named = _COLUMN.search(cell) and len(cell.split()) <= 4  # noqa: PLR2004  a column's head is short
        if not named or any(map(str.isdigit, cell)):
            return starts[at:]
    return starts


def _form_at_start(plain: str, start: int) -> re.Match[str] | None:
    while start < len(plain) and plain[start] == " ":
        start += 1
    match = MEDIUM_NAME.match(plain, start)
    if match is not None:
        return match
    platform = PLATFORM_NAME.match(plain, start)
    return MEDIUM_NAME.match(plain, platform.end() + 1) if platform is not None else None


def _item(passage: Passage, span: Span, match: re.Match[str], order: int, *, numbered: bool) -> list[Found]:
    start, end = span
    text = passage.plain[start:end]
    dated = days(text)
    platform = PLATFORM_NAME.search(text)
    count = _count(text, platform.end() if platform else -1)
    if platform is None and "\n" not in passage.plain:
        # "Twitch   Live, two hours   2": the platform in a cell of its own, before the form.
        platform = PLATFORM_NAME.search(passage.plain, 0, start)
    before = _count_before(passage.plain, start)
    alone = count is not None and any(_ALONE.fullmatch(cell) for cell in _CELL.split(text))
    if before is not None and not alone:
        count = before, match.end() - start
    if count is None:
        return []
    number, place = count
    # The first column counts the rows.
    if before is not None and not alone and numbered:
        return []
    named = medium_of(match)
    if named in _GENERAL and (nearer := _IN_BRACKETS.match(passage.plain, match.end())):
        named = medium_of(nearer)
    medium, on = resolve_form(named, platform_of(platform) if platform else None)
    score = 0.9 + 0.5 * bool(_SECTION.search(passage.title))
    made = Found(
        Topic.DELIVERABLE,
        Pieces(medium, number, on),
        passage,
        Span(start, min(end, start + max(place, match.end() - start))),
        score,
        order=order,
    )
    found = [made]
    for at, each in enumerate(dated[:2]):
        topic = Topic.DRAFT_ON if at == 0 and len(dated) > 1 else Topic.POST_ON
        span = Span(start + each.span.start, start + each.span.end)
        found.append(replace(made, topic=topic, value=each.day, span=span, doubts=each.doubts, extra=str(medium)))
    return found


def _count_before(plain: str, start: int) -> int | None:
    """Return the number of pieces that stands in a cell before what they are: "4   EA   TikTok video"."""
    row = plain[plain.rfind("\n", 0, start) + 1 : start]
    cells = [cell for cell in _CELL.split(row) if cell.strip()][-_CELLS_BACK:]
    found = [int(alone[1]) for cell in cells if (alone := _ALONE.fullmatch(cell))]
    return found[-1] if found and found[-1] else None


def _count(text: str, after_platform: int) -> tuple[int, int] | None:
    """Return the number of pieces and where it ends: a cell of its own, else the number right after the platform."""
    start = 0
    for gap in [*_CELL.finditer(text), None]:
        cell = text[start : gap.start() if gap else len(text)]
        alone = _ALONE.fullmatch(cell)
        if alone and int(alone[1]):
            return int(alone[1]), start + len(cell)
        start = gap.end() if gap else start
    masked = text
    for span in [*(each.span for each in days(text)), *(each.span for each in lengths(text))]:
        masked = masked[: span.start] + "#" * (span.end - span.start) + masked[span.end :]
    for amount in amounts(text):
        masked = masked[: amount.span.start] + "#" * (amount.span.end - amount.span.start) + masked[amount.span.end :]
    found = _INTEGER.search(masked, max(after_platform, 0)) or _INTEGER.search(masked)
    if found is None or not int(found[1]):
        return None
    return int(found[1]), found.end()
