"""What a contract says now: what it tells of before, gives as an example or puts something else for is left out.

A value that no longer counts is blotted out in the plain letters, character by character: no pattern finds it then, and
every place in the text stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.past import is_past, past_asides
from creatorbook.domain.contract_reading.values.amounts import amounts
from creatorbook.domain.contract_reading.values.days import days, lengths
from creatorbook.domain.contract_reading.values.forms import MEDIUM
from creatorbook.domain.contract_reading.values.numbers import COUNT
from creatorbook.domain.contract_reading.values.places import named_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage

# "The fee of £900 is replaced by £1,200": what stands before it is no longer so.
_BECOMES = (
    r"(?:wird|werden) durch(?= [^.;]{1,90} ersetzt)|(?:wird|werden) auf(?= [^.;]{1,50} (?:erhoht|verlangert"
    r"|gesenkt|angehoben|verkurzt|reduziert|festgesetzt))"
    r"|(?:let's |we )?make (?:that|it)(?= \d)|extended (?:through|until|up to|till)(?= )|verlangert sich (?:bis|auf|um)"
    r"|(?:deleted and )?(?:replaced|superseded|substituted)(?: in (?:its|their) entirety| entirely)? (?:by"
    r"|with)|deleted and replaced|(?:is"
    r"|are) (?:now )?amended to"
    r"|(?:(?:is|are|shall be|will be|has been) )?(?:hereby |now )?(?:changed|increased|reduced|extended"
    r"|shortened|raised|lowered|prolonged"
    r"|moved|brought forward|cut|lengthened|widened|narrowed) to|becomes?(?= )|now reads?|(?:shall|is to"
    r"|will) be read as|shall (?:now )?read"
    r"|(?:remplacee?s?|substituee?s?) par|devien(?:t|nent)|passe(?:nt)? a(?= )|est desormais(?: de| fixee? a)?"
    r"|(?:portee?s?|ramenee?s?"
    r"|prolongee?s?|reduite?s?|etendue?s?|augmentee?s?|fixee?s? desormais|reportee?s?"
    r"|repoussee?s?) (?:jusqu')?(?:a|au|aux)(?= )|ersetzt durch|wird zu|lautet (?:nun|neu|kunftig)"
    r"|(?:sustituid[oa]s?|reemplazad[oa]s?|sustituye|reemplaza|cambia) por|pasan? a ser(?: de)?"
    r"|queda (?:fijad[oa] )?en(?= )|se (?:amplian?|extienden?|prorrogan?|reducen?|elevan?|aumentan?|aplazan?)"
    r" (?:a|al|hasta)(?= )|queda(?:n)? asi|(?:ampliad[oa]|prorrogad[oa]|extendid[oa]|reducid[oa]"
    r"|elevad[oa]) (?:a|al|hasta)(?= )"
    r"|(?:sostituit[oaie]|modificat[oaie]) (?:da|con|in)(?= )|(?:elevat|prorogat|ridott|portat|estes"
    r"|aumentat)[oaie] (?:a|al|fino al)(?= )|passa(?:no)? (?:da .{1,30})?a(?= \d)|diventa(?:no)?(?= )|(?:makes?"
    r"|gives?) way (?:for|to)|fai(?:t|sant) place a|cede (?:la place a|el paso a)|weicht(?= )|deja paso a"
)
# "Shortened from thirty to twelve days": the first of the two.
_FROM_TO = (
    r"(?:chang|increas|reduc|extend|shorten|rais|lower|prolong|mov|goes|go\b|cut|reportee?s?|repoussee?s?"
    r"|postpon|verschob|verlegt|aplaz|rinviat|spostat|portee?s?|ramenee?s?"
    r"|passe(?:nt)?|augment|reduit"
    r"|erhoht|verlangert|verkurzt|gesenkt|geandert|pasan?|aument|reduc|ampli|cambia|prorrog|eleva|up\b|down\b)"
    r"(?:[^.;]|[.](?=\d)){0,40}?(?<![a-z])(?P<from>(?:from|de|von|vom|du|des|del|d')(?: |(?<='))(?:[^.;:]"
    r"|[.](?=\d)){1,60}?)(?= (?:to|a|au"
    r"|auf|aux|al|bis zum) )"
    r"|(?<![a-z])von (?P<auf>(?:bisher )?[^;: ]{1,15}(?: [^;: ]{1,12}){0,2}?)"
    r"(?= auf (?:\w+ ){0,2}?(?:\d|(?:eine?n?|zwei|drei|vier|funf|sechs|acht|zehn|zwolf|vierzehn"
    r"|achtzehn) (?:tag|woch|monat|jahr)))"
)
# "Net 30 instead of net 60": what stands after it.
_INSTEAD = (
    r"of which(?= [^.;]{0,30}(?:already|has been|have been) )|dont(?= [^.;]{0,30}(?:deja|ont ete|a ete) )"
    r"|(?:davon|wovon)(?= [^.;]{0,30}bereits )"
    r"|de los cuales(?= [^.;]{0,30}ya )|instead of|invece (?:di|dei|che)|anziche|al posto d(?:i|ei|el)"
    r"|in luogo d(?:i|ei|el)|precedentemente|in precedenza|in place of|in lieu of|rather than|(?:up|down) from"
    r"|previously|formerly|(?<=[(])(?:was|were"
    r"|old|prior|before|bisher"
    r"|alt|vorher|zuvor|statt|ancien|avant|antes|anterior)(?: |:)|(?:and )?no longer(?= [^.]{0,12}\d)"
    r"|an die stelle (?:von|des|der)|an (?:seine|ihre) stelle|au lieu d(?:e|u|es)(?= )|au lieu d'"
    r"|en lieu et place d|a la place d"
    r"|precedemment|auparavant|anciennement|jusque-la|jusqu'ici|jusqu'alors|statt(?: bisher| der bisherigen"
    r"| wie bisher)?(?= )|anstatt|anstelle|bisher(?:ige[nrs]?)?(?= )"
    r"|zuvor|vormals|en lugar de|en vez de|antes(?=:? (?:era|eran|\d|de \d))|anteriormente|hasta ahora|zuletzt"
    r"|en dernier lieu|most recently|en ultimo lugar"
    r"|d'origine de(?= )|initiale? de(?= \d)|ursprunglich(?:e[nrs]?)? (?:vergutung|honorar|entgelt) von(?= )"
    r"|originari[ao] di(?= )|original (?:fee|compensation) of(?= )|(?:retribucion|precio|importe"
    r"|honorarios) (?:inicial|original)(?:es)? de(?= )"
    r"|who expired|which (?:was (?:due |set )?to|would have|would otherwise(?: have)?"
    r"|had been set to) (?:end(?:ed)?|expired?|lapsed?|run until)"
    r"|(?:in addition to|on top of|besides|over and above|further to|apart from)(?= [^,;:.]{0,60}(?:already"
    r"|previously|original))"
    r"|(?:en plus|en sus|outre|au-dela) (?:d(?:e|es|u) |les? )?(?=[^,;:.]{0,60}(?:deja|initial))"
    r"|(?:zusatzlich zu|neben|uber)(?:[mr])? (?=[^,;:.]{0,60}(?:bereits|schon|ursprunglich))"
    r"|ademas de (?=[^,;:.]{0,60}(?:ya |inicial|original))|oltre a(?:i|lle|gli|l|lla)? (?=[^,;:.]{0,60}(?:gia "
    r"|inizial))"
    r"|qui (?:aurait|auraient) (?:du |pris |expire)|que habria(?:n)? (?:vencido|terminado|finalizado|expirado)"
    r"|che (?:sarebbe (?:scadut|terminat)\w+|scadeva|terminava)|(?:la cui|con) scadenza (?:originaria|originale)"
    r"|qui (?:expirait|devait|s'achevait|prenait fin)|que (?:vencia|terminaba|finalizaba|expiraba)|(?:die|der"
    r"|das) (?:am|bis|zum) (?=\d)[^,.]{0,30}(?:endete|auslief)"
)
# "Last time it was 12 months", "for example two reels": until the sentence, or what is said against it, ends.
_ASIDE = (
    r"l'anno scorso|la volta scorsa|l'altra volta|nel 20\d\d (?:era|erano)|last (?:time|year|season|campaign"
    r"|round)|in 20\d\d (?:it was|we paid|you had)|the year before"
    r"|(?:la )?derniere fois|l'an(?:nee)? (?:dernier|dernière|passee?)|la fois precedente"
    r"|letzte[sn]? (?:mal|jahr)|im vorjahr|beim letzten mal|(?:la )?(?:vez|campana) pasada|la ultima vez|el ano pasado"
    r"|for example|for instance|e\.g\.|such as|par exemple|p\. ?ex\.|a titre d'exemple|zum beispiel|z\. ?b\."
    r"|beispielsweise|por ejemplo|p\. ?ej\.|ad esempio|per esempio|p\. ?es\."
    r"|good examples|pour (?:s'|vous )inspirer|inspiration|exemples?(?= (?:de|d'|:))|beispiele?(?= (?:aus|von"
    r"|:))|ejemplos?(?= (?:de|:))"
    r"|(?:la )?campagne (?:de )?20\d\d|(?:la )?campana de 20\d\d|kampagne (?:von )?20\d\d|you asked (?:for"
    r"|about)|i (?:had )?asked|my usual (?:rate|fee)|mon tarif habituel|mein ublicher|mi tarifa habitual"
)
_MARKS = re.compile(rf"(?<![a-z])(?:(?P<becomes>{_BECOMES})|{_FROM_TO}|(?P<instead>{_INSTEAD})|(?P<aside>{_ASIDE}))")
_BEGIN = re.compile(
    r"(?<![.])[.;:](?= )|,(?= (?:and|et|und|y|but|mais|aber|pero) )|\b(?:and|et|und|y) (?=(?:the|le|la|l'|die"
    r"|der|das|el|the) )"
)
_REPLACED_END = re.compile(
    r"[.;:!?)](?: |$)|, |\n| (?:now|new|neu|nun|nunmehr|jetzt|gilt|gelten|kunftig|desormais|ahora|nuev[oa]"
    r"|treten|tritt|sondern|betragt|betragen|lautet|sind|erhalt|wird|werden|sera|seront|son|es|seran|pasa|queda"
    r"|are|shall"
    r"|will|it is|we|payment|the|le|la|est|ist|sera|is|are|by)(?= )"
)
_ASIDE_END = re.compile(
    r"[.;!?](?: |$)|[)]|\n|,? (?:but|mais|aber|pero|this time|cette fois|diesmal|esta vez|this year|cette annee"
    r"|dieses jahr|este ano)(?= )"
)
_LIKE_LAST = re.compile(
    r"(?<![a-z])(?:not|pas|nicht|no) (?:the |les? |die |los? )?(?P<old>\d[^,.;]{0,24}?) (?:like|as|comme|wie|como) "
)
# "30 jours ne passe pas chez moi", "1.200 is too low": what stands before it in its part of the sentence is refused.
_REFUSED = re.compile(
    r"(?<![a-z])(?:(?:ca |cela )?(?:ne |n')?(?:me |nous )?(?:passe|marche|va|convient|conviennent"
    r"|suffit)(?:ra)? pas(?! de)|c'est (?:un peu |trop )?(?:non\b|trop|juste|court|long|peu)"
    r"|(?:est|sont|serait) (?:un peu |beaucoup )?trop (?:long|court|peu|bas|juste)|(?:geht|passt|klappt|reicht"
    r"|funktioniert) (?:\w+ ){0,3}?nicht|(?:ist|sind|ware) (?:\w+ ){0,2}?(?:zu (?:lang|kurz|wenig|knapp|viel"
    r"|niedrig)|nicht (?:drin|moglich|machbar))"
    r"|(?:doesn't|don't|does not|do not|won't|wouldn't|can't|cannot) (?:\w+ )?(?:work|do|fly|accept|agree)"
    r"|(?:is|was|are|feels|seems|sounds) (?:\w+ ){0,3}?too (?:low|long|short|little|much|tight|far)|(?:is"
    r"|was) a bit (?:low|long|short|much|tight)"
    r"|no (?:me |nos )?(?:sirven?|vale|puedo|podemos|va bien|encajan?|es posible|llega)|(?:es|son"
    r"|queda) (?:muy |demasiado )(?:poco|largo|corto|bajo)"
    r"|non (?:va bene|posso|possiamo|mi va|ci sta|basta|e possibile)|(?:e|sono) (?:un po' |troppo )(?:poc|lung"
    r"|cort|bass))"
)
_REFUSED_BACK = 70
_PARTS = re.compile(r"[.;:!?,](?= )|(?<![a-z])(?:but|mais|aber|pero|ma|donc|so|also) ")
_PIECES = re.compile(rf"(?<![a-z0-9]){COUNT}(?:\w+ )?(?:{re.sub(r'[?]P<m_[a-z_]+>', '?:', MEDIUM)})(?![a-z])")
_OLD_HEAD = re.compile(
    r"(?:bisher\w*|alt(?:er|e|es)?|old|previous(?:ly)?|current(?:ly)?|existing|original|before|was|ancien\w*"
    r"|avant|actuel\w*|antes|anterior|actual|vigente|hasta ahora|from)(?: \w+){0,2}"
)
_NEW_HEAD = re.compile(
    r"(?:neu\w*|new|now|amended|revised|after|becomes|nouve\w*|apres|desormais|nuev\w*|ahora|despues"
    r"|modificad\w*|to|kunftig|ab \w+)(?: \w+){0,2}"
)
# "[ ] none   [x] 3 months   [ ] 12 months": what stands after an empty box is not agreed.
_TICKED = re.compile(r"\[ ?[x✓✔] ?\]|[☑☒✓✔✅]")
_EMPTY_BOX = re.compile(r"(?:\[ {0,3}\]|\( {0,3}\)|[☐□○])(?P<old>[^\[☐☑☒□○✓✔✅\n]{1,80})")
_NOT_BUT = re.compile(
    r"(?<![a-z])(?:nicht(?: mehr)?(?: am| bis| zum)*|not(?: on)?|non(?: pas)?(?: le)?"
    r"|no(?: el)?) (?P<old>\d[^,;]{0,40}?),"
    r" (?:sondern|but|mais|sino)(?= )"
)
_BUT = (", sondern ", ", but ", ", mais ", ", sino ")
_NUMBER = re.compile(r"\d[\d.,]*")
_LETTER = re.compile(r"[^\W_]")
_BACK, _ON = 160, 120
_BLOT = "~"


def agreed(passages: Sequence[Passage]) -> tuple[tuple[Passage, Passage], ...]:
    """Return the passages without those that tell of what was, and with what no longer counts blotted out.

    Beside each is the passage as it stands in the document.
    """
    return tuple((_without_old(each), each) for each in passages if not is_past(each))


def _without_old(passage: Passage) -> Passage:
    spans = [*_old_cells(passage), *_old_words(passage.plain)]
    plain = passage.plain
    for start, end in spans:
        plain = plain[:start] + _LETTER.sub(_BLOT, plain[start:end]) + plain[end:]
    return replace(passage, plain=plain) if spans else passage


def _old_cells(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the cells of the column that tells how it was, beside the one that tells how it is."""
    old = [each for each in passage.labels if _OLD_HEAD.fullmatch(each.words)]
    if old and any(_NEW_HEAD.fullmatch(each.words) for each in passage.labels):
        yield from ((each.start, each.end) for each in old)


def _old_words(plain: str) -> Iterator[tuple[int, int]]:
    for start, end in past_asides(plain) if "(" in plain else ():
        yield from _values(plain, start, end)
    for match in _MARKS.finditer(plain):
        if match["from"] or match["auf"]:
            yield match.span("from" if match["from"] else "auf")
        elif match["becomes"]:
            start = max(0, match.start() - _BACK)
            cuts = [cut.end() for cut in _BEGIN.finditer(plain, start, match.start())]
            yield from _values(plain, cuts[-1] if cuts else start, match.start())
        else:
            ends = (_REPLACED_END if match["instead"] else _ASIDE_END).search(plain, match.end() + 1, match.end() + _ON)
            last = ends.start() if ends else min(len(plain), match.end() + _ON)
            yield from _values(plain, match.end(), last)
    for match in _REFUSED.finditer(plain) if _NUMBER.search(plain) else ():
        start = max(0, match.start() - _REFUSED_BACK)
        cuts = [cut.end() for cut in _PARTS.finditer(plain, start, match.start())]
        yield from _values(plain, cuts[-1] if cuts else start, match.start())
    for match in _EMPTY_BOX.finditer(plain) if _TICKED.search(plain) else ():
        yield match.span("old")
    for match in _NOT_BUT.finditer(plain) if any(word in plain for word in _BUT) else ():
        yield match.span("old")
    for match in _LIKE_LAST.finditer(plain) if " last " in plain or " letzte" in plain or " dernier" in plain else ():
        yield match.span("old")


def _values(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where values stand between two places; the words that tell what they are about stay."""
    part = plain[start:end]
    listed: list[tuple[int, int]] = [each.span for each in amounts(part)]
    listed += [each.span for each in days(part)]
    listed += [each.span for each in lengths(part)]
    listed += [(first, last) for _code, first, last in named_places(part)]
    listed += [match.span() for match in _PIECES.finditer(part)]
    yield from ((start + first, start + last) for first, last in listed)
    yield from ((start + match.start(), start + match.end()) for match in _NUMBER.finditer(part))
