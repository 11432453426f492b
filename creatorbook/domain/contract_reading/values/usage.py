"""Usage rights: in which channels and where their contract lets the brand use the work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.days import lengths
from creatorbook.domain.contract_reading.values.found import Doubt, Found, Span, Topic, Words
from creatorbook.domain.contract_reading.values.places import named_places
from creatorbook.domain.records.terms import UsageChannel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

_CHANNELS = {
    UsageChannel.WHITELISTING: r"white-?list\w*|allow-?list\w*|spark ads?|dark post\w*|dark ads?|partnership ads?"
    r"|branded content ads?|(?:through|via|from) the (?:creator|influencer|talent)['a-z]* (?:account|handle"
    r"|profile)|depuis le compte d[ue] (?:createur|creatrice|l'influenceu)|identite d[ue] (?:createur|creatrice"
    r"|l'influenceu)|uber das konto de[rs] (?:creator|influencer)\w*|desde la cuenta de[l ]+(?:creador|la creadora"
    r"|la influencer|influencer)",
    UsageChannel.PAID_SOCIAL: r"(?:campagne|inserzioni|pubblicita) a pagamento|sponsorizz\w*|inserzioni"
    r"|paid (?:social|media|ads?|advertising|promotion|amplification|usage)"
    r"|social media advertis\w*|social ads?|sponsored (?:ads?|posts? by)|boost\w*|paid-?media|media ?budget"
    r"|inversion publicitaria|publicite sur les reseaux|sponsoris\w*|achat d'espace|achats? media"
    r"|bezahlte\w* (?:werbung|anzeigen|medien|media)|anzeigen in sozialen|werbeanzeigen|bewerb\w*"
    r"|publicidad en redes|anuncios pagados|medios? de pago|pauta publicitaria|publicidad pagada|paid (?:and|or"
    r"|&) organic|(?<=and )paid(?! in)|(?<=or )paid(?! in)",
    UsageChannel.ORGANIC_SOCIAL: r"(?:propri|suoi|nostri) (?:canali|profili)(?: (?:digitali|social))?"
    r"|canali social|organic\w*|organiqu\w*|organisch\w*|organic[oa]s?|social media (?:of"
    r"|channels?|accounts?|pages?|profiles?)|(?:brand|company|client)['a-z]* (?:own )?(?:social|channels|accounts)"
    r"|own channels|repost\w*|regram\w*|social (?:channels|media|networks?)|reseaux sociaux"
    r"|social[- ]media[- ]kanale\w*|soziale\w* (?:medien|netzwerke)|redes sociales",
    UsageChannel.WEBSITE: r"sit[oi] (?:web|internet)|web-?sites?|online ?shop\w*|e-?commerce|site (?:internet"
    r"|web)|sites? et boutique"
    r"|boutique en ligne|webseiten?|sitios? web|pagina web|tienda (?:en linea|online)|site de l'|landing pages?"
    r"|product pages?",
    UsageChannel.EMAIL: r"newsletter\w*|e-?mail marketing|e-?mails? (?:and|et|und|campaigns?)|e-?mailings?"
    r"|infolettres?|courriels et|boletines|correos? electronicos? y|crm",
    UsageChannel.RETAIL: r"points? of sale|point-of-sale|in-?store|retail(?:ers?)?|plv|points? de vente"
    r"|magasins?|verkaufsstelle\w*|\bpos\b|im handel|handelspartner|puntos? de venta|en tienda",
    UsageChannel.OUT_OF_HOME: r"out[- ]of[- ]home|\bd?ooh\b|outdoor|billboards?|affichage|aussenwerbung"
    r"|auserwerbung|ausenwerbung|plakat\w*|publicidad exterior|vallas",
    UsageChannel.TV: r"\btv\b|televis\w*|televisuel\w*|broadcast\b|fernsehen|\bctv\b|cinema|kino",
    UsageChannel.PRINT: r"print\w*|presse|press\b|imprim\w*|druckwerke|printmedien|prensa|impres[oa]s?"
    r"|packaging|catalog\w*|flyers?",
    UsageChannel.AI_TRAINING: r"(?:train\w*|develop\w*|improv\w*"
    r"|fine-?tun\w*) [^.\n]{0,70}(?:artificial intelligence|machine learn\w*|\bai\b|algorithm\w*|models?\b)"
    r"|(?:artificial intelligence|machine learning|\bai\b|generative) [^.\n]{0,50}train\w*"
    r"|entrain\w* [^.\n]{0,70}(?:intelligence artificielle|\bia\b|modeles?|algorithm\w*|systemes)|(?:training"
    r"|trainieren) [^.\n]{0,60}(?:ki\b|kunstliche\w* intelligenz|modelle\w*|algorithm\w*)|ki-(?:training|modelle\w*"
    r"|systeme\w*)|(?:kunstliche\w* intelligenz|ki\b)[^.\n]{0,60}train\w*"
    r"|entren\w* [^.\n]{0,70}(?:inteligencia artificial|\bia\b|modelos?|algoritm\w*)"
    r"|inteligencia artificial[^.\n]{0,60}entren\w*|digital (?:replica|double|twin)s?|voice clon\w*|deep-?fakes?",
    UsageChannel.ALL_MEDIA: r"(?:all|any)(?: and all| kinds? of| forms? of| type of)? media|any medium"
    r"|all channels|tous (?:supports|medias)|tout (?:support|media)|alle[nr]? (?:medien|nutzungsarten|bekannten)"
    r"|todos los (?:medios|soportes)|cualquier (?:medio|soporte)|known or (?:hereafter|later|unknown)|now known"
    r"|connus? ou inconnus?|bekannten und unbekannten|conocid[oa]s? o por conocer",
}
_SOCIAL = (
    r"(?: (?:on|in|sur|auf|en)(?: \w+){0,2}? (?:social (?:media|networks?|channels)|reseaux sociaux"
    r"|sozialen (?:medien|netzwerken)|redes sociales))?"
)
_CHANNELS[UsageChannel.PAID_SOCIAL] = f"(?:{_CHANNELS[UsageChannel.PAID_SOCIAL]}){_SOCIAL}"
_CHANNEL = {channel: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for channel, words in _CHANNELS.items()}
_USE = re.compile(
    r"(?<![a-z])(?:(?:like to|want to|can|will|could|may|we'd|pouvons|pourrons|pourra|peut|peuvent|durfen|darf"
    r"|podremos|podemos|podra)"
    r" (?:\w+ ){0,3}?(?:use|reuse|re-use|share|repost|boost|utiliser|reprendre|partager|nutzen|teilen|verwenden"
    r"|usar|compartir"
    r"|utilizar|utilizzare|usare)(?![a-z])|get to use|run (?:it|them|the \w+) as|may exploit|exploiter|difundir"
    r"|reprise|usage"
    r"|licen[cs]\w*|rights? (?:to|of) use|right to|grants?\b|may (?:re-?)?(?:use|share|post"
    r"|publish|show|display|feature|exhibit|repurpose|embed)|peu(?:t|vent) (?:\w+ )?(?:montrer|diffuser|reprendre"
    r"|republier)"
    r"|podra[n]? (?:mostrar|difundir|publicar)|d(?:arf|urfen)[^.]{0,90}(?:zeigen|ausspielen|posten"
    r"|veroffentlichen|laufen lassen)|etre repris\w*|partag\w*|repartag\w*"
    r"|rediffus\w*|relay\w*|territoire|territory|gebiet|territorio|teilen|compartir"
    r"|use of the content|use the content|exploit\w*|droits? d|droit de reprod|cede\b|cession|autorise|concede"
    r"|utilizz\w*|licenza|diritto di|riprodurre|diffonder\w*|sui (?:nostri|propri|suoi) (?:\w+ )?(?:canali"
    r"|profili|social|siti)|accorde|utiliser les contenus|nutz\w*|raumt|lizenz|verwend\w*|derechos? (?:de"
    r"|sobre)|uso\b|whitelist\w*"
    r"|allowlist\w*|anzeigen|boost\w*|darf (?:die )?(?:inhalte|beitrage)|licencia|cesion|utilizar|explotacion"
    r"|repost\w*|reproduc\w*|reproduire|keep (?:it|them|the \w+|your \w+) (?:up|on our)|re-?utilis\w*"
    r"|repurpos\w*|ads? (?:may|can) run|(?:may|can|will) be used|used for|sponsoris\w*|promocionar\w* (?:el|tu|los)"
    r"|paid (?:ads|media|social|usage)|raumlich\w*|ortlich\w*|reutiliz\w*|utilis(?:ons|e|er|ent)\b"
    r"|peu(?:t|vent) etre (?:\w+ )?(?:utilis|diffus|exploit)\w*|repren(?:dre|ons|d)|republi\w*|paut(?:ar|a)\b"
    r"|us(?:amos|aremos|aran?|ar(?:l[oa]s?)?)\b|se us(?:a"
    r"|aran?)\b|utiliz\w*"
    r"|utilisation (?:des|du|de la|de l')|usare (?:i|il|le|la|gli)\b|ripubblic\w*|ripost\w*|ricondivi\w*"
    r"|condivid\w*|rechte\b[^.]{0,60}(?:ubertragen|eingeraumt|abgetreten|ubergehen)"
    r"|berechtigt,? [^.]{0,90}(?:zeigen|nutzen|verwenden|veroffentlichen|posten|einsetzen|teilen)"
    r"|ced(?:e?e?s|ent)\b|rights granted|(?:let|lets|allow|allows) (?:us|the brand|them) (?:to )?(?:use|share"
    r"|run|post)|sponso\b|sponsorizz\w*|pautamos|pautan\b"
    r"|put (?:\w+ )?(?:spend|money|budget|media) behind|spark ads?|boost\w*|buy-?out|werknutz\w*"
    r"|(?:on|in|to) our (?:own )?(?:(?:\w+ and )?\w+ )?(?:site|website|instagram|tiktok|youtube|channels"
    r"|socials?|feeds?|shop|store"
    r"|ads?)(?![a-z])|sur (?:nos|notre|leurs) (?:\w+ )?(?:reseaux|insta|tiktok|youtube|canaux|comptes?|site|boutique)"
    r"|(?:auf|in|fur) unser\w* (?:\w+ )?(?:internetseiten?|homepage|schaufenster|website|instagram|tiktok"
    r"|youtube|kanal\w*|seiten?|shop|ads?"
    r"|anzeigen|werbung)"
    r"|en nuestr[oa]s? (?:\w+ )?(?:redes|instagram|tiktok|youtube|feed|canales|web|tienda|perfil\w*)"
    r"|en redes(?: propias)?(?![a-z])"
    r"|^\W{0,4}(?:web(?:site|seite)?|homepage|redes|socials?|social media|paid social|organic|ads|anuncios"
    r"|reseaux|eigene kanale|canali|sito)\b[^.]{0,60}(?:month|mois|monat|mes|year|jahr|ans?\b|ano|anno|week"
    r"|woche|semain|settiman)"
    r"|(?:auf|in|fur|als) (?:\w+ ){1,3}(?:einsetzen|einsetzt|eingesetzt)|einsatz (?:auf|in|als|fur)\b"
    r"|tous supports|alle kanale|all channels|todos los canales|fur ads|schalten|a la tienda)"
)
_TITLE = re.compile(
    r"(?<![a-z])(?:usage|re-?use|re-?utilis|buy-?out|verwert|werknutz|pauta|reposts?|may use|se usa"
    r"|how (?:will|do|may|can) (?:we|you|they) use|wie (?:nutz|verwend|setz)\w+ wir"
    r"|(?:ce qu'on|ce que (?:nous|l'on)|comment (?:on|nous)) (?:\w+ ){0,2}?(?:fai|utilis|repren)"
    r"|como (?:l[oa]s? )?(?:us|utiliz)|que hacemos con|come (?:l[oiae] )?(?:us|utilizz)"
    r"|re-?posting|(?:do|happen\w*) with (?:it|them|the|my|our)|was (?:macht|passiert"
    r"|habt) (?:\w+ ){0,3}?(?:mit|damit|vor)|(?:faire|faites|fait|ferez) (?:\w+ )?(?:avec|de) (?:les|la|le|mes"
    r"|ces)|hacer con|cosa (?:ne )?(?:fate|farete)|licenza|diritti|utilizz|licen[cs]|rights?\b|use of"
    r"|intellectual property|ip\b|ownership"
    r"|droits?\b|exploitation"
    r"|cession|propriete|utilisation|nutzung|rechte|lizenz|urheber|derechos|uso\b|cesion|licencia|propiedad"
    r"|whitelist|paid media|content usage)"
)
_NO_TITLE = re.compile(
    r"exclusiv(?!e (?:licen|right))|exklusiv|no further use|no (?:usage )?rights|aucun autre usage"
    r"|keine weitere nutzung|ningun otro uso|absence d'autre exploitation|disclosure|information de l'audience"
    r"|kennzeichnung|identificacion como publicidad|data\b|datos|donnees|daten\b|applicable|anwendbar|governing"
    r"|moral|esclusiv|legge\b|trattamento dei dati"
)
_NEGATED = re.compile(
    r"(?<![a-z])(?:no rights?\b|not (?:include|extend|permit|allow|use|be used|grant)|may not|shall not|must not"
    r"|cannot|neither|excluding|excludes?|never|any (?:other|further) use|other use|requires? (?:a )?(?:prior"
    r"|separate)|needs a|aucun|ne (?:peut|peuvent|pourra|pourront|doit|comprend|sont|renonce|s'etend)|n'est pas"
    r"|sont exclus|a l'exclusion"
    r"|non (?:pu|poss|potra|potranno|comprende|include|sono|e )|nessun\w*|esclus[oaie] |tout(?:e)? autre|interdi\w*"
    r"|nicht|weder|kein\w*|ausgeschlossen|ausgenommen|jede (?:andere|weitere)|no incluye"
    r"|no podran?|no pued\w*|no se|ningun\w*|excluid\w*|queda prohibid|cualquier otr[oa]|todo otro)"
)
# What is done without: only as far as the next comma.
_WITHOUT = re.compile(
    r"(?<![a-z])(?:without(?! limit)|(?<!illimitato )senza(?! limit)|hors|sans(?! limit)|ohne|sin|except|sauf"
    r"|excepto|salvo|is not|are not|does not"
    r"|do not|no son|no es|no cede|ne cede)(?![a-z])"
)
_OTHER_USE = re.compile(
    r"any (?:other|further) use|tout autre usage|jede (?:andere|weitere) nutzung|(?:cualquier|todo) otro uso"
)
_NOT_EXCLUSIVE = re.compile(r"(?:non|not|nicht|no)[- ](?:(?:exclusi|ausschlies|exklusi)\w*)")
_BROKEN_OFF = re.compile(r"(?:without|sans|ohne|sin|hors)(?: a)?\s*$")
# What is denied after it was named: "paid advertising is not allowed".
_DENIED = re.compile(
    r"(?<![a-z])(?:is|are|ist|sind|est|sont|queda|quedan|esta|estan) (?:\w+ ){0,2}?(?:not|nicht|pas|exclu\w*"
    r"|ausgeschlossen|prohibi\w*|interdit\w*|untersagt|forbidden)|(?<![a-z])(?:no (?:se permite|esta permitid"
    r"|tienen|hay que|es necesario)|need not|needs? not to|n'ont pas|mussen (?:\w+ )?nicht)"
)
_CLAUSES = re.compile(r"[;:]|, (?:and|et|und|y) ")
_MUSIC = re.compile(r"(?<![a-z])(?:music\b|musique|musik\b|musica\b)")
_AROUND, _AFTER = 130, 70


def is_use(passage: Passage) -> bool:
    """Return whether the passage is about the brand's use of the work."""
    return _is_use(passage.plain, passage.title)


@lru_cache(maxsize=16_384)
def _is_use(plain: str, title: str) -> bool:
    if title and _NO_TITLE.search(title):
        return False
    # Who clears the music of a use is no grant of it.
    if _MUSIC.search(plain):
        return False
    asked = "?" in title and _USE.search(title)
    return bool(_TITLE.search(title) or asked or _USE.search(plain))


def is_negated_at(passage: Passage, start: int) -> bool:
    """Return whether what stands at a place is denied there: by a word before it in the same sentence or cell."""
    before = passage.plain[max(0, start - _AROUND) : start]
    # A cell's own line, with the one before where that breaks off after "without": cells are narrow.
    *_earlier, last, cell = ["", "", *before.split("\n")]
    cell = f"{last} {cell}" if not cell.strip() and _BROKEN_OFF.search(last) else cell
    part = cell if passage.table else _CLAUSES.split(before)[-1]
    part = _NOT_EXCLUSIVE.sub(" ", part)
    if _OTHER_USE.search(before) and not passage.table:
        return True
    if _NEGATED.search(part) or _WITHOUT.search(part.rsplit(",", 1)[-1]):
        return True
    after = passage.plain[start : start + _AFTER].split(",", 1)[0]
    return not passage.table and bool(_DENIED.search(after))


def channels(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield each channel that is granted, once a passage."""
    for passage in passages:
        if not is_use(passage):
            continue
        near = 0.5 + 0.5 * bool(_TITLE.search(passage.title)) + 0.3 * bool(_USE.search(passage.plain))
        # The words of a narrow cell go on in its next line.
        plain = passage.plain.replace("\n", " ")
        for channel, pattern in _CHANNEL.items():
            matches = list(pattern.finditer(plain))
            match = next((each for each in matches if not is_negated_at(passage, each.start())), None)
            if match is not None:
                span = Span(match.start(), match.end())
                yield Found(Topic.USE_CHANNELS, Words((channel.value,)), passage, span, near)
            # "Social media advertising" is advertising, and not social media once more.
            for each in matches:
                plain = plain[: each.start()] + "#" * (each.end() - each.start()) + plain[each.end() :]


def find_durations(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield the one length of time in a sentence about use: it says for how long, however far off its words are."""
    for passage in passages:
        if passage.table or not is_use(passage) or _NO_DURATION.search(passage.plain):
            continue
        found = [each for each in lengths(passage.plain) if each.duration.unit != "hour"]
        if len(found) == 1 and not is_negated_at(passage, found[0].span.start):
            each = found[0]
            yield Found(Topic.USE_DURATION, each.duration, passage, each.span, 0.6, each.doubts)


_NO_DURATION = re.compile(
    r"(?<![a-z])(?:retard|late\b|overdue|verzug|demora|suspend|pay(?:able|ment|ments)?\b|invoice|factur"
    r"|rechnung|zahl|pago|notice|preavis|kundig|preaviso|preavvis|recess|pagament|fattur|esclusiv|bozz"
    r"|(?<!non )(?<!non-)(?<!not )(?<!no )(?<!licence )(?<!licencia )(?<!titre )exclusiv(?!e (?:licen|right))"
    r"|(?<!nicht )(?<!nicht-)exklusiv|compet|concurr"
    r"|konkurr|draft|entwurf|review|valid|freigab|aproba|remain|delet|keep|kept|take[ns]? down|supprim|losch|retir"
    r"|online(?!-?(?:stell|gang|schalt))|(?<!mise )en ligne|deliver|livr|liefer|entreg|within|binnen|innerhalb"
    r"|sous \d|cookie|link|commission|provision|comision)"
)


def find_territories(passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield the places named in passages about use."""
    for passage in passages:
        if not is_use(passage) and not _PROMOTES.search(passage.plain):
            continue
        score = 0.4 + 0.4 * bool(_TITLE.search(passage.title)) + 0.4 * bool(_TERRITORY.search(passage.plain))
        # Where the creator promotes, or the brand looks at it among its own, need not be where it may be used.
        is_other = not is_use(passage) or _INTERNAL.search(passage.plain)
        doubts = (Doubt.WEAK,) if is_other else ()
        for code, start, end in named_places(passage.plain, passage.text):
            near, before = passage.plain[max(0, start - 40) : end + 25], passage.plain[max(0, start - 80) : start]
            if not is_negated_at(passage, start) and not _LAW_NEAR.search(near) and "droit et tribuna" not in before:
                yield Found(Topic.USE_TERRITORY, Words((code,)), passage, Span(start, end), score, doubts)


_PROMOTES = re.compile(r"(?<![a-z])(?:promot|advertis|market)\w* [^.]{0,60}(?:within|throughout) (?:the )?[a-z]")
_INTERNAL = re.compile(
    r"(?<![a-z])(?:internally|internal (?:use|purpose|communication|training|meeting|presentation)s?|en interne"
    r"|(?:usage|fins?|communication) internes?|intern (?:nutz|verwend|genutzt|verwendet)\w*|interne\w* (?:zweck|nutzung"
    r"|verwendung|kommunikation)\w*|uso interno|usos internos|internamente|fines internos|comunicacion interna)"
)
_TERRITORY = re.compile(
    r"(?<![a-z])(?:territor|pays\b|gebiet|raumlich|geogra|weltweit|world|monde|mundo|countr|lander|paises|paesi)"
)
_LAW_NEAR = re.compile(
    r"(?<![a-z])(?:law\b|laws\b|code\b|courts?\b|loi\b|droit (?:francais|applicable)|gesetz|recht\b(?!,| (?:ein|zu"
    r"|auf|an)\b)|ley\b|legge\b|foro\b|tribuna"
    r"|act\b)"
)
