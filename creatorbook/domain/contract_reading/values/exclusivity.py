"""Whether the creator may work for others, and for how long not: by a ban, a noun, or days around a post."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.text.alternatives import said_in
from creatorbook.domain.contract_reading.values.days import lengths
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Found, Span, Topic
from creatorbook.domain.contract_reading.values.roles import RIVALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creatorbook.domain.contract_reading.text.passages import Passage

_EXCLUSIVE = re.compile(
    said_in(
        en=r"exclusiv(?!ely (?!for|with|to)|ement (?!pour|avec|a)|amente (?!para|con))"
        r"|excl\.?(?= (?:for |pendant |fur |durante |per )?\d{1,2} ?[wmdtsjg])"
        r"|excl\.?(?=[ ]?:)|competitive separation"
        r"|category (?:protection|separation)|non-compet"
        r"|(?:category |brand )?lock-?out|category (?:lock|block)|blackout period",
        de=r"(?:[a-z]{3,12}-?)?exklusiv|wettbewerbs(?:verbot|enthalt|ausschlus|sperre)"
        r"|konkurrenz(?:verbot|schutz|sperre|ausschlus|enthalt)|branchens(?:perre|chutz)"
        r"|sperrfrist|sperre\b(?! (?:der|des|von)\b)",
        fr=r"exclu(?=[ ]?[:(]| \d| de \d| pendant| sur| [\w ,&'-]{3,50} (?:pendant|durant|jusqu))"
        r"|non-concurrence",
        es=r"no competencia|(?:rubro|categoria|sector) (?:bloquead|exclusiv|vedad)",
        it=r"esclusiv(?!amente (?:per|con))|patto di non concorrenza|non concorrenza",
    )
)
_TITLE = re.compile(
    r"(?<![a-z])(?:exclusiv|exclu\b|esclusiv|concorren|non concorrenza|exklusiv|wettbewerb|konkurrenz|mitbewerb"
    r"|non-compet|non-concurrence|concurren|competenc"
    r"|lock-?out|rubro|branchens(?:perre|chutz)|competid|competitors?|competition|competing|rivals?"
    r"|category lock|restricted categor|les autres|los demas"
    r"|(?:other|autres|andere|otras) [a-z-]+(?: (?:brands?|marques|marken|marcas))?\W*$)"
)
# "Competition", "The others", as the heading of a clause.
_OTHERS_TITLE = re.compile(
    r"(?:^|\W)(?:(?:non-?)?concurrence|concurrents?|competitors?|competition|competing (?:brands|work)|rivals?"
    r"|wettbewerb(?:er)?|mitbewerb(?:er)?"
    r"|konkurrenz(?:klausel)?|competencia|competidores|concorren(?:za|ti)|other brands|others"
    r"|(?:les )?autres(?: marques)?|andere(?: marken)?|otras marcas"
    r"|(?:gli )?altri(?: marchi| brand)?)\W*$"
)
_COMPETE = re.compile(
    r"(?<![a-z])(?:compet(?:itor|ing|itive)|concurren|konkurr|wettbewerb|mitbewerb|competidor|competencia"
    r"|concorren|competitors)"
)
_NOT_EXCLUSIVE = re.compile(
    r"(?:wettbewerbs|konkurrenz|exklusiv|exclusiv|esclusiv|non-compet|non-concurrence"
    r"|no competencia)\w*[^.;]{0,60}?(?<![a-z])(?:entfallt|entfallen|gestrichen|aufgehoben"
    r"|(?:is|are) (?:hereby )?(?:deleted|removed|waived|lifted|dropped)|(?:est|sont) (?:supprime|leve"
    r"|abandonne)|se (?:suprim|elimin|levant)|queda sin efecto|(?:e|viene) (?:eliminat|soppress)|decade)"
    r"|non[- ]exclusiv|non (?:in via |e (?:in )?|sono |sara )?esclusiv|(?:nessun'?a?|alcun'?a?"
    r"|senza(?: alcuna)?) (?:vincolo di "
    r"|obbligo di |patto di )?esclusiv|(?:a titolo|in via) non esclusiv|esclusiva\W{1,6}(?:no\b|nessun"
    r"|non (?:prevista|richiesta))|not exclusive|nicht[- ]?exklusiv|einfache[sn]? |no exclusiv|non exclusif"
    r"|sans exclusivite"
    r"|keine exklusiv|ohne exklusiv|sin exclusividad|no exclusivi|aucune (?:autre )?exclusiv|no other exclusiv"
    r"|exklusivitat (?:ist )?(?:kein thema|nicht (?:notig|erforderlich|gewunscht))|exklusivitat brauch"
    r"|exclusivite (?:n'est )?pas (?:necessaire|requise|demandee)"
    r"|exclusivity (?:isn't|not) (?:needed|required)|exclusividad no (?:hace falta|es necesaria)|(?:elimina"
    r"|suprime) la exclusiv|no te pedimos exclusiv|imposes no|n'est pas tenu|remains free|reste libre"
    r"|weiterhin frei|bleibt (?:es )?frei|queda libre"
    r"|sigue siendo libre|ninguna (?:otra )?exclusiv|keine (?:weitere |andere )?exklusiv"
    r"|exclu ?\W{1,3}(?:aucune?|non|pas|zero)\b"
    r"|exclusivit[^.]{0,40} est supprimee|exclusivity[^.]{0,40} is (?:deleted|removed)|exklusivitat[^.]{0,40} entfallt"
    r"|exclusividad[^.]{0,40} se suprime|no (?:te )?pedimos exclusiv|pas de demande d'exclusiv"
    r"|exklusivitat (?:wird|ist) nicht|exclusivity is not|exclusivite n'est pas|no se (?:pacta|acuerda) exclusiv"
    r"|pas d'exclusiv|exclusiv(?:ity|ite|idad)\W{1,6}(?:none|no\b|n/a|not (?:required|applicable|requested)|aucune"
    r"|neant|non\b"
    r"|ninguna)"
    r"|exklusivitat\W{1,6}(?:keine|nein|entfallt)|no existe exclusividad|no (?:se )?(?:exige|requiere) exclusividad"
    # What a paper does not do: "This order does not make the Supplier the exclusive source of anything."
    r"|(?<![a-z])(?:not|[a-z]{2,6}n't|never|neither|nor) (?:\w+ ){0,2}?(?:make|appoint|create|impose|establish"
    r"|constitute|require"
    r"|ask|seek|involve|carry|include|become|amount|entail|grant|want|need)\w*(?: [\w'-]+){0,7}? exclusiv"
    r"|nicht (?:[\w-]+ ){0,3}?(?:zum|zur|als|an|auf) (?:\w+ )?exklusiv|nicht exklusiv|wird keine? [\w-]*exklusiv"
    r"|(?:n'|ne )(?:[\w']+ ){1,5}?(?:pas|point|en rien|nullement)(?: [\w'-]+){0,6}? (?:d'|l'|un |une )?exclusi[fv]"
    r"|(?<![a-z])no (?:\w+ )?(?:firma|pide|pedi|tiene|hay|implica|supone|conlleva|comporta|pacta|quer|quier|convierte"
    r"|adquier|asum|otorga|conce|establece|crea|nombra|busca|necesita)\w*(?: \w+){0,5}? exclusiv"
    # A box that is ticked beside "none".
    r"|(?:\[ ?[x✓✔] ?\]|☑|☒|✓|✔|✅) ?(?:none|no\b|without|sans|non\b|aucune|ohne|keine?|nein|sin\b|ninguna)"
)
# "Exclusivity applies only where the order says so", "exclusivity (option): + 30 %": what could be agreed, and is not.
_COULD_BE = re.compile(
    r"(?:exclusiv|exklusiv|wettbewerbs|non-compet)[^.;]{0,60}?(?<![a-z])(?:(?:only|solely) (?:if|where|when"
    r"|to the extent"
    r"|as far|insofar|in so far)|nur,? (?:soweit|wenn|sofern|falls|insoweit|dann)|(?:que|uniquement|seulement)"
    r" (?:si\b|s'il|lorsqu|dans la mesure|quand|dans les cas)|(?:solo|unicamente|solamente) (?:si\b|cuando"
    r"|en la medida|en los casos))"
    r"|(?:exclusiv|exklusiv)[^.;\n]{0,30}?(?:\((?:en )?opt\w*\)|optional\b|en option\b|opcional|auf wunsch|zubuchbar"
    r"|on request|sur demande|a peticion|bei bedarf|if (?:wanted|required|requested)|si (?:souhaite|demande)e?)"
    r"|(?:if|where|should|wenn|falls|si|se) (?:[\w']+ ){0,2}?(?:exclusiv|exklusiv"
    r"|esclusiv)\w* (?:\w+ ){0,2}?(?:request|requir|wanted|desired|gewunscht|verlangt|souhait|demand|richiest"
    r"|solicit|dese)"
    r"|(?:exclusiv|exklusiv|esclusiv)\w* (?:can|could|may|might|kann|konnte|peut|pourra|puede"
    r"|puo) (?:\w+ ){0,2}?(?:added|booked|bought|negotiat|agreed|hinzu|gebucht|vereinbart|ajout|negoci|anad"
    r"|contrat|aggiun|concord)"
    r"|(?:optional|optionale|wahlweise) (?:[\w-]+ )?(?:exclusiv|exklusiv)"
    r"|(?:exclusiv|exklusiv)[^.;\n]{0,60}?\+ ?(?:\d[\d ]{0,3}%|[€£$]? ?\d)"
)
# "You remain free to work with others" needs no word for exclusivity.
_FREE = re.compile(
    r"(?<![a-z])(?:(?<!not )(?:may|can|welcome to|able to|happy for you to) (?:also )?(?:work|collaborat|post"
    r"|promot|partner)\w* (?:with|for|about)? ?(?:\w+ )?(?:other|any|who|compet|rival)"
    r"|(?:post|work)\w* (?:about|with|for) other [\w ]{1,30} (?:all|as much as) you like"
    r"|(?<!ne )(?:peut|pouvez|peux) (?:\w+ )?(?:travaill|collabor)\w+ [^.]{0,20}(?:autres|concurren"
    r"|qui (?:vous|tu|elle|il))"
    r"|(?:vous etes|tu es|etes|restez|restes) (?:\w+ )?libres?\b|aucune (?:restriction|contrainte)"
    r"|pas de (?:demande|restriction|contrainte)"
    r"|(?:darf|darfst|durfen|kann|kannst|konnen) (?:(?!nicht|kein)\w+ ){0,3}(?:mitbewerb|ander"
    r"|konkurr)\w* (?:(?!nicht|kein)\w+ ){0,3}(?:tatig|arbeit|werben|kooper)"
    r"|mach(?:t|en sie)?,? was (?:du|ihr|sie) (?:willst|mochtest|wollt|wollen)|keine (?:einschrankung|beschrankung)"
    r"|(?<!no )(?:puede|puedes|podra|podras) (?:\w+ )?(?:trabajar|colaborar) (?:\w+ )?con (?:quien|otr|ellos"
    r"|ellas|la competencia)|sin restriccion|no restriction)"
    r"|(?<![a-z])(?:(?:re(?:main|st)\w*|stay\w*|be|are|is|bleib\w*|queda\w*|sigue\w*) (?:\w+ )?(?:free|libre|frei)"
    r"|free|libre)"
    r"(?: to| de| d'|,| zu| para)? ?(?:also )?(?:work|collabor|travaill|collabor|arbeit|trabaj|kooper|promot|post)"
    r"|exklusivitat[^.]{0,30} (?:keine|nicht)|nothing[^.]{0,40}prevents?[^.]{0,40}(?:work|promot)"
    r"|work with (?:whoever|anyone|who(?:m)? you)"
)
_ABOUT_RIGHT = re.compile(r"right|licen|droit|recht|derecho|lizenz")
_NONE = re.compile(
    r"\W*(?:none|no|n/a|not (?:required|applicable)|keine?|nein|entfallt|aucune?|neant|non|ninguna|nessuna)\W*"
)
# Words of every contract that bind nobody: of the remedies, of "and" and "or", of the position that somebody is given.
_BOILERPLATE = re.compile(
    r"\"and\"|\"or\"|(?:remed(?:y|ies)|rights?|lists?|examples?|words?)[^.]{0,60} (?:are|is"
    r"|not) (?:\w+ ){0,3}?(?:not )?exclusive"
    r"|cumulative|non-?exclusive (?:basis|appointment|engagement|manner|relationship|representative|ambassador)"
    r"|exclusive of (?:vat|tax|any|all|sales)|exclusive(?:ly)? (?:for|by|through|in) (?:the )?(?:courts?|writing)"
    r"|a titre non exclusif|de (?:forma|manera) no exclusiva|auf nicht[- ]?exklusiver basis|mutually exclusive"
    r"|exclusive (?:of|remedy|promo|discount|code|offer|access|content|preview|event|deal)"
    r"|exclusiv(?:e|o|a) (?:code|rabatt)|exklusive[rnsm]? (?:code|rabatt|angebot|gutschein|einblick|inhalt)"
    r"|(?:codice|sconto|contenuto|offerta|accesso) esclusiv|(?:code|offre|contenu|acces) exclusi[fv]|(?:codigo"
    r"|oferta|contenido|descuento) exclusiv"
    # What outlasts the contract is listed there and agreed elsewhere.
    r"|(?:exclusivity|exclusivite|exklusivitat|exclusividad),? (?:and|et|und|y) (?:the |la |le |die )?"
    r"(?:confiden|vertraulich|geheimhalt)"
)
_RIGHT = re.compile(
    r"exclusive(?:ly)? (?:right|licen|property|owner|jurisdic|compet|usage|use)|(?:droits?|licence"
    r"|titre) (?:\w+ ){0,3}?exclusi|competence exclusive|exclusivement competent|exclusive jurisdiction"
    r"|ausschlieslich|ausschliesslich|exklusive[sn]? (?:nutzung|recht)|derechos? (?:\w+ ){0,2}?exclusiv"
    r"|licencia exclusiva|exclusivos de uso|exclusive de reprod|(?:title|interest)[^.]{0,30}exclusiv"
    r"|(?:diritt[oi]|licenza|titolo|proprieta|competenza|foro|titolare) (?:\w+ ){0,2}?esclusiv"
    r"|in via esclusiva (?:il |al )?(?:foro|tribunale|competen)|competente in via esclusiva"
    r"|esclusivamente (?:il |al )?(?:foro|tribunale|competen)|propiedad exclusiva|propriete exclusive|exclusif de"
)
_FORBIDS = re.compile(
    said_in(
        en=r"no compet\w+ |no rival|no (?:paid )?(?:work|collabs?|deals?|partnerships?)|no (?:other )?sponsored"
        r"|no other"
        r"|no (?:posts?|ads?|content|work) (?:for|with)|nothing for|publishes no|not take on|keep (?:away|clear)|avoid"
        r"|stay (?:away|clear) (?:from|of)|refrain|(?:are|be) not (?:to )?be seen|(?:shall|will|may|must|do(?:es)?) not"
        r"|agrees? not|cannot|won't|do(?:es)?n't"
        r"|not (?:to )?(?:work|promote|endorse|collaborate|publish|post|advertise)",
        de=r"(?:nichts?|kein\w*) (?:\w+ )?fur|fur kein\w*|werb(?:en|e|t|st)? (?:\w+ ){0,4}?nicht"
        r"|verpflichtet sich[^.]{0,80}(?:nicht|keine)|unterlass|enthalt sich|enthalten sich"
        r"|(?:wird|darf|werbt|wirbt|arbeitet|macht|machst) (?:[\w-]+ ){0,9}?(?:nicht|keine|nichts)"
        r"|keine (?:werbung|posts?|kooperation|beitrage)|kein [\w-]+ fur andere|veroffentlicht[^.]{0,40}keine",
        fr=r"evite[rsz]?\b|pas d'autres?|pas de (?!t?v)|aucune? autre"
        r"|aucun(?:e)? (?:post|publication|partenariat|collaboration|contenu|campagne)"
        r"|ne fer[ao]|s'interdit|s'abst|s'engage a ne|n[e'] ?(?:[\w-]+ ){0,5}?(?:pas|aucun|aucune|ni)(?![a-z])"
        r"|publie aucune",
        es=r"no colaborar|no hagas|no habra|ningun(?:a)? otr[oa]|nada con|nada de (?:otras|la competencia)|evita\w*"
        r"|se compromete a no|se abst|publica ninguna"
        # "No publicitará", "no harán", "no podrás": what somebody will not do, whatever the verb.
        r"|no (?:se )?(?:\w{2,}[aei]r|dir|har|podr|pondr|tendr|vendr|querr|saldr)(?:a|as|an|e|emos)(?![a-z])"
        r"|no \w+[aei]ran? ni"
        r"|no (?:subo|sub[ea]s|posteo|posteas|publico|publicas?|hablas?|promociona|recomienda|colabora|trabaj[ae]s?"
        r"|hace|hago|anuncia)(?![a-z])",
        it=r"si asterra|astener|asteners|si impegna a non|niente (?:post|contenuti|collaborazioni|altri|pubblicita)"
        r"|nessun(?:a|')? altr|non (?:\w+ ){0,2}?(?:promuover|collaborer|collabor|lavor|pubblic|pubbliciz|sponsorizz"
        r"|accett|far[ai]|conclud|realizz|present|indoss|parl)",
    )
)
_WORK = re.compile(
    r"(?<![a-z])(?:acud|sub[oea]s?\b|postea|recom|empfehl|empfiehl|consigli|vant(?:e|er)|asist|aparec|attend"
    r"|assist|besuch|teilnehm"
    r"|hago|colabor|take[ns]? on|evit|fera|promo"
    r"|hagas|habra|haga|work|wear|ride|carry|use|film|porte|pose|fait"
    r"|mach(?:t|st|en)|negoci|lleva|hace|promot|endors|collab|advertis|publish|post(?!er)|appear|represent"
    r"|partner|engag|accept"
    r"|enter into"
    r"|upload|sponsor|associat|perform|provide|travail|particip|publi|conclu|prest|repres|werb|wirb|arbeit|kooper"
    r"|bewirb|bewerb"
    r"|publicit|promuov|pubbliciz|sponsorizz|lavor|realizz|indoss|parl|veroffentl|anunci|trabaj|realiz|servic|campa|deal)"
)
# What the content itself may not show or say binds nobody's other work.
_IN_CONTENT = re.compile(
    r"habl\w+ mal|disparag|denigr|defam|criticis|criticiz|herabsetz|desprest|menosprec|(?:content|contenus?|contenidos?"
    r"|inhalte?|posts?"
    r"|reels?|videos?|beitrag|beitrage) (?:\w+ )?(?:shall|must|may|will|should|darf|durfen|muss|ne doi|no debe|should)"
    r"|(?:visible|shown?|logos?|show|mention(?:ing|s)?|depict|reference|zeigen|nennen|sichtbar|montrer|mostrar)"
    r" (?:\w+ ){0,4}?(?:brand|compet|marque|marca|konkurr|product|mitbewerb|other|third|autre|otra|andere)"
)
# "No other brand in shot", "nicht im selben Video": of the picture, and not of the time.
_IN_PICTURE = re.compile(
    r"(?<![a-z])(?:in (?:the |this |that |your )?(?:same |one )?(?:shot|frame|picture|pictures|video|reel|post"
    r"|content|clip|image|caption|background)\b|same day|visible|in sight"
    r"|im (?:selben |gleichen )?(?:bild|video|reel|post|beitrag|clip|hintergrund|content)\b|in (?:den|die|der"
    r"|einem?|demselben) (?:inhalt|video|bild|reel|post|beitr)\w*|zu sehen|sichtbar"
    r"|(?:a l'image|a l'ecran|dans (?:la|le|les|cette|ce) (?:meme )?(?:video|reel|post|publication|story"
    r"|contenu|image|cadre)s?)|visibles?"
    r"|nel(?:lo)? (?:stesso )?(?:video|reel|post|contenut)\w*|in (?:video|inquadratura)|visibil[ei]"
    r"|en el (?:mismo )?(?:video|reel|post|contenido|plano|fondo)|en (?:pantalla|plano|imagen))"
)
_NOUN = re.compile(
    said_in(
        en=r"exclusivity|exclusive period|non-compete",
        de=r"(?:kategorie|branchen|produkt)?exklusivitat\w*|wettbewerbsverbot|konkurrenzverbot",
        fr=r"exclu (?=[\w ,&'-]{3,50} (?:pendant|durant|jusqu))|exclusivite|non-concurrence",
        es=r"exclusividad",
        it=r"esclusiva\b|esclusivita",
    )
)
_NOUN_BINDS = re.compile(
    r"(?:agrees?|grants?|accepts?|observes?|commits?|undertakes?|guarantees?|owes?|gives?|maintains?|provides?|ensures?"
    r"|s'engage|accorde|consent|garanti|respecte|gewahrt|verpflichtet|vereinbar|sichert|einhalt|concede|se compromete"
    r"|otorga|garantiza|acepta|remains?|continues?|stays|demeure|maintenue|bleibt|in kraft|subsist|incluid"
    r"|sigue|period|periode|zeitraum|dauer|plazo|window|category|required|applies|gilt|requested)"
)
_COUNTED = re.compile(
    r"\d|one|two|three|six|twelve|mesi|giorni|trois|six|douze|drei|sechs|zwolf|tres|seis|doce|month|mois|monat|mes"
)
_LABEL = re.compile(
    r"[^a-z]{0,12}(?:\w{1,20} ){0,2}?"
    r"(?:exclusiv\w*|exklusivitat\w*|esclusiva|exclu)(?: (?:period|window|term|clause))? ?[:\n-]"
)
_AROUND_POST = re.compile(
    r" (?:of|after|before|following|from|either side|nach|vor|apres|avant|de|antes|despues|prima|dopo"
    r"|successiv\w+|da)(?![a-z])"
)
_OF_PAYMENT = re.compile(
    r" (?:after|from|of|nach|ab|apres|de|a compter de|despues de|desde|tras) (?:the |your |der |deiner? |la "
    r"|ta |votre |su |tu )?"
    r"(?:receipt of |reception de |erhalt der |recibir )?(?:\w+ )?(?:invoice|bill|rechnung|fact?ure?a?)"
)
_NO_LENGTH = re.compile(r"(?<![a-z])(?:within|binnen|innerhalb|sous|notice|every|alle|views? after)\W*(?:\w+ )?$")
_CLAUSES = re.compile(r"[;.](?= )|, (?:and|et|und|y|but|mais|aber|pero) ")
_LATER = re.compile(
    r"(?<![a-z])(?:thereafter|after (?:it|the (?:term|end|campaign|contract))|danach|nach (?:ende|ablauf)"
    r"|apres (?:son|la fin"
    r"|le terme)|suivant(?:e?s)? (?:la fin|son terme)|successiv[iao]|dopo (?:la )?(?:fine|scadenza|cessazione)"
    r"|siguientes|posterior|tras (?:su|el) (?:fin|termino))"
)
_WINDOW = re.compile(
    r"(?:the |one |a )?day before[^.]{0,30}(?:day )?after|(?:la |le )?(?:veille|jour precedant)[^.]{0,30}lendemain"
    r"|(?:am |einen )?tag (?:vor|davor)[^.]{0,30}(?:danach|nach)|(?:el |un )?dia (?:antes"
    r"|anterior)[^.]{0,30}(?:despues|posterior)"
)


def exclusivities(passages: Iterable[Passage]) -> Iterator[Found]:
    """Yield whether the creator may not work for others: True for a passage that binds, False for one that frees.

    Days around a post ("the day before and the day after") are yielded too, as Topic.EXCLUSIVITY_DURATION.
    """
    for passage in passages:
        found = _exclusivity_of(passage)
        if found is None:
            continue
        yield found
        if found.value is True:
            yield from _lengths(passage)
            if after := _NEXT_MONTH.search(passage.plain):
                span = Span(after.start(), after.end())
                yield Found(Topic.EXCLUSIVITY_DURATION, Duration(1, "month"), passage, span, 0.9)
        window = _WINDOW.search(passage.plain) if found.value is True else None
        if window is not None:
            span = Span(window.start(), window.end())
            yield Found(Topic.EXCLUSIVITY_DURATION, Duration(1), passage, span, 0.9)


def _lengths(passage: Passage) -> Iterator[Found]:
    """Yield how long a passage that binds does so."""
    listed = lengths(passage.plain)
    bound = _FORBIDS.search(passage.plain) or _EXCLUSIVE.search(passage.plain)
    start = max((cut.end() for cut in _CLAUSES.finditer(passage.plain, 0, bound.start())), default=0) if bound else 0
    # "We use it for six months, and no other cheese for three": what stands before the clause is about something else.
    for each in [each for each in listed if each.span.start >= start] or listed:
        near = passage.plain[max(0, each.span.start - 26) : each.span.start]
        around = _AROUND_POST.match(passage.plain, each.span.end)
        if _OF_PAYMENT.match(passage.plain, each.span.end):
            continue
        if not each.duration.is_endless and each.duration.unit != "hour" and (around or not _NO_LENGTH.search(near)):
            later = _LATER.search(passage.plain, each.span.end, each.span.end + 40)
            doubts = (*each.doubts, Doubt.AFTER_TERM) if later else each.doubts
            yield Found(Topic.EXCLUSIVITY_DURATION, each.duration, passage, each.span, 1.0, doubts)


_NEXT_MONTH = re.compile(
    r"(?<![a-z])(?:(?:le|du|un) mois (?:suivant|qui suit|apres)|im (?:folge)?monat danach"
    r"|the (?:month (?:after|following)|following month)|el mes siguiente)"
)


def _exclusivity_of(passage: Passage) -> Found | None:
    plain = passage.plain
    named = any(_TITLE.search(label.words) for label in passage.labels)
    title = named or _names_exclusivity(passage.title)
    free = _FREE.search(plain)
    if free is not None:
        found: Found | None = Found(Topic.EXCLUSIVITY, False, passage, Span(free.start(), free.end()), 0.9)
    else:
        found = _binding(passage, title)
    return None if found is None or _is_other(passage, found, title) else found


def _is_other(passage: Passage, found: Found, title: bool) -> bool:
    """Return whether what sounds like an exclusivity is none: boilerplate, what a picture shows, what could be had."""
    plain = passage.plain
    noun = bool(_NOUN.search(plain))
    if (not title and _BOILERPLATE.search(plain)) or (not noun and _IN_CONTENT.search(plain)):
        return True
    # A heading alone says what follows, and not what is agreed.
    if any(plain.strip(" .:-") == label.words for label in passage.labels):
        return True
    if _EXCLUSIVE.search(plain) and _COULD_BE.search(plain):
        return True
    return bool(found.value) and not noun and bool(_IN_PICTURE.search(plain)) and not lengths(plain)


@lru_cache(maxsize=4_096)
def _names_exclusivity(title: str) -> bool:
    """Return whether a heading, which many passages share, is that of an exclusivity."""
    return bool(_EXCLUSIVE.search(title) or _OTHERS_TITLE.search(title))


def _binding(passage: Passage, title: bool) -> Found | None:
    plain = passage.plain
    forbids = _FORBIDS.search(plain)
    no_other = _NO_OTHER.search(plain)
    away = _AWAY.search(plain)
    forbids = forbids or no_other or away
    alone = no_other is not None or away is not None
    work = alone or (forbids is not None and bool(_WORK.search(plain)))
    match = _EXCLUSIVE.search(plain) or (_COMPETE.search(plain) if title or work else None)
    rival = _RIVALS.search(plain) if match is None and work else None
    lasts = work and bool(_WHILE.search(plain) or any(not each.duration.is_endless for each in lengths(plain)))
    if match is None and rival is None and lasts:
        rival = _OTHER.search(plain, forbids.start() if forbids else 0)
    match = match or rival or (forbids if title else None)
    # "Exclusivity   none" in a row, "Exclusivity? None." in a list of questions.
    free = bool(_NONE.fullmatch(plain.rsplit("   ", maxsplit=1)[-1] if passage.table else plain))
    if match is None and title and (passage.table or free):
        return Found(Topic.EXCLUSIVITY, not free, passage, Span(0, min(len(plain), 40)), 0.9)
    if match is None or (_RIGHT.search(plain) and not title and not _NOUN.search(plain)):
        return None
    span = Span(match.start(), match.end())
    if _NOT_EXCLUSIVE.search(plain) or (passage.table and free):
        about_right = _ABOUT_RIGHT.search(plain)
        return Found(Topic.EXCLUSIVITY, False, passage, span, 0.8 + 0.3 * title) if title or not about_right else None
    if not passage.title and not passage.table and plain.strip(" .:-").count(" ") < _HEADING:
        return None if not _COUNTED.search(plain) else Found(Topic.EXCLUSIVITY, True, passage, span, 0.9)
    if forbids or title:
        doubts = (Doubt.WORDS_ONLY,) if rival is not None and not title and not lasts else ()
        score = 0.6 + 0.5 * bool(forbids) + 0.4 * title - 0.25 * bool(rival)
        return Found(Topic.EXCLUSIVITY, True, passage, span, score, doubts)
    return _said_with_noun(passage)


_STAYS = re.compile(
    r"(?<![a-z])(?:remains? in|continues? (?:to|in)|stays in|demeure|reste en|maintenue|bleibt|bleiben"
    r"|in kraft|subsist|incluid|sigue vigente|sigue en|se mantiene)"
)
# "Another airline", "d'autres fromagers": whom else one could work for, where a ban with its length is about it.
_OTHER = re.compile(
    r"(?<![a-z])(?:(?:any |all )?(?:other|another|rival|competing) (?!part(?:y|ies)|rights?|terms?|uses?\b"
    r"|purpose|provision|content|thing|such|tax|fee"
    r"|agreement|way|person|means|law|reason|obligation|remed|third|clause|channel|platform|post|reel|video"
    r"|deliverable|expense|cost|condition|time|day)[a-z]"
    r"|(?:d'|les |une? |aucune? )?autres? (?!partie|droit|usage|clause|frais|condition|contenu|fin|support"
    r"|utilisation|moment|titre|terme|stipulation"
    r"|obligation|que)[a-z]|(?:fur )?andere[nrsm]? (?!partei|recht|nutzung|zweck|kosten|bestimm|inhalt"
    r"|vereinbar|regel|weise|seite|kanal|plattform|beitrag"
    r"|fall|form|vertrag)[a-z]|altr[oiea] (?!parte|diritt|uso|scop|spes|condizion|contenut|piattaform|form"
    r"|clausol|canal|motiv|foro|mezz)[a-z]|otr[oa]s? (?!parte|derecho|uso|fin|gasto|condicion|contenido|plataforma"
    r"|clausula|fuero|forma|medio|caso|red)[a-z])"
    # "Refrains from advertising the tinned fish of third parties."
    r"|(?<![a-z])(?:anunci|promo|advertis|endors|bewerb|werb(?:en|ung)|vant"
    r"|publicite)\w* [^.;]{0,50}?(?:de terceros|de tiers"
    r"|of (?:any )?third part(?:y|ies)|dritter)(?![a-z])"
)
# "No other baker for a week" needs no verb.
_NO_OTHER = re.compile(
    r"(?<![a-z])(?:no other|pas d'autres?|pas de (?:marques? )?concurrente?s?|aucune? autres?"
    r"|nessun(?:a|')? altr[oa]|niente altr[eoi]|altri (?:brand|marchi)|keine? andere[nrs]?|ningun(?:a)? otr[oa]"
    r"|sin otr[oa]s?"
    r"|sans autres?|without (?:any )?other|ohne andere[nrs]?"
    r"|no compet\w+|no rival"
    r"|keine? (?:mitbewerb|konkurr)\w*|aucune? concurrent\w*)(?= )"
)
_AWAY = re.compile(
    r"(?<![a-z])(?:(?:nothing|nichts|rien|nada|niente) (?:for|with|fur|mit|pour|avec|para|con|de"
    r"|per) (?:\w+ )?(?:other|ander|d'autres?|otr|altr|compet|konkurr|concurr)|(?:stay|keep|steer) (?:away"
    r"|clear|off)|(?:do(?:es)?n't|won't|(?:do(?:es)?|will) not) do (?:any|a )"
    r"|ne (?:fai[st]|fera[si]?|ferez|publi\w+|post\w+|travaill\w+) rien|nichts? (?:fur|mit)"
    r"|keine (?:veranstaltung|messe|event)\w* |no (?:hago|hace[rs]?|haras?) nada)"
)
_WHILE = re.compile(
    said_in(
        en=r"as long as|during|throughout|while|until|term\b",
        de=r"so lange|wahrend|solange|laufzeit|bis (?:zum|ende|einschl|\d)|im (?:\w+)?zeitraum",
        fr=r"aussi longtemps|tant que|en tanto|pendant|durant|jusqu|duree",
        es=r"durante|mientras|hasta|vigencia|en (?:el|ese|este) periodo",
        it=r"per tutta la durata|finche|fino a|nel (?:\w+ )?periodo|nell'arco",
    )
)
_RIVALS = re.compile(rf"(?<![a-z])(?:{RIVALS})")
_HEADING = 3


def _said_with_noun(passage: Passage) -> Found | None:
    noun = _NOUN.search(passage.plain)
    if noun is None:
        return None
    near = passage.plain[max(0, noun.start() - 90) : noun.end() + 90]
    label = bool(_LABEL.match(passage.plain))
    binds = bool(_NOUN_BINDS.search(near))
    counted = bool(_COUNTED.search(near))
    if not (counted or label or _STAYS.search(near) or _WHILE.search(near)):
        return None
    span = Span(noun.start(), noun.end())
    return Found(Topic.EXCLUSIVITY, True, passage, span, 0.85 + 0.1 * binds + 0.1 * label)
