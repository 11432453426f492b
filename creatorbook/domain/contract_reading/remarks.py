"""What a creator should look at in somebody else's contract, whatever the deal says: far-reaching or risky clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.noted import Noted, Remark
from creatorbook.domain.contract_reading.values.found import Span
from creatorbook.domain.contract_reading.values.usage import is_negated_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contract_reading.text.passages import Passage


_WORDS = {
    Remark.ASSIGNMENT: r"works? (?:made )?for hire|work-for-hire|(?:hereby )?assigns? (?:to|all|and|the|its"
    r"|any|irrevocabl)[^.\n]{0,80}(?:right|title|copyright|intellectual)|assignment of (?:all )?(?:copyright"
    r"|intellectual|rights|ip)|(?:become|remain|be|is|are) the (?:sole "
    r"|exclusive )+(?:and exclusive )?property of the (?:brand|client|company|advertiser|agency)"
    r"|cede (?:a titre exclusif|[^.\n]{0,60}(?:l'integralite|l'ensemble|tous les|la totalite|la propriete))"
    r"|cession (?:exclusive|totale|pleine|de l'integralite|de l'ensemble|de tous)|devien(?:t|nent"
    r"|dront) la propriete|propriete (?:exclusive|pleine et entiere) d|ubertragt (?:\w+ ){0,8}?(?:samtliche|alle"
    r"|ausschlies)|(?<!nicht )ausschlies\w* (?:\w+ ){0,4}?(?:nutzungsrecht|rechte?,? (?:ein|zu|der nutzung))"
    r"|(?<!nicht-)(?<!nicht )exklusive[sn]? (?:\w+ ){0,3}?nutzungsrecht|cede (?:\w+ ){0,6}?(?:todos los"
    r"|la totalidad|en exclusiva)|cesion (?:en exclusiva|exclusiva|total|de todos)|propiedad exclusiva d"
    r"|(?<!non-)(?<!non )(?<!not )exclusive(?:,? [a-z-]+){0,6}(?:,? and [a-z-]+)? (?:right|licen[cs]e)",
    Remark.MORAL_RIGHTS: r"(?:waive|waives|waiver|waiving)[^.\n]{0,80}(?:moral rights|droit moral)"
    r"|moral rights[^.\n]{0,60}waive|renonc\w*[^.\n]{0,60}(?:droits? mora|droit a la paternite|droit de paternite)"
    r"|verzicht\w*[^.\n]{0,80}(?:namensnennung|urheberpersonlich|urheberbenennung|nennung)|(?:namensnennung"
    r"|urheberpersonlichkeitsrecht)\w*[^.\n]{0,60}verzicht|renunci\w*[^.\n]{0,60}derechos? moral",
    Remark.PERPETUAL: r"(?<!not )(?:surviv|last|continu|remain|run)\w* forever|for all time\b"
    r"|toute la duree des droits|sin limitacion (?:temporal|de tiempo)|in perpetuo|a tempo indeterminato"
    r"|illimitat[oi] nel tempo|"
    r"caracter indefinido|(?:por |con )?(?:tiempo|duracion|caracter) indefinid[oa]|for ever(?![a-z])|"
    r"in perpetuity|unlimited (?:period|term|duration|time)|indefinite (?:period|term)"
    r"|duree illimitee|auf unbestimmte zeit|unbegrenzte[rn]? (?:zeit|dauer)|(?:plazo|tiempo) ilimitado"
    r"|perpetual(?:ly)?|irrevocabl[ey]|a perpetuite|perpetuel\w*|duree legale"
    r"|toute la duree (?:legale )?de (?:la )?protection|illimitee? dans le temps|sans limitation de duree"
    r"|sans limite de duree|(?:zeitlich|raumlich)[a-z ,]{0,60}(?:unbegrenzt|unbeschrankt)|unwiderruflich"
    r"|a perpetuidad|perpetu[oa]s?(?![a-z])|sin limite (?:de tiempo|temporal)|irrevocable|(?:full|entire) (?:term"
    r"|duration) of (?:copyright|protection)|maxim[oa] (?:tiempo|duracion)",
    Remark.AI_TRAINING: r"(?:train|develop)\w* (?:and \w+ )?(?:machine[- ]learning|ai|artificial|generative"
    r"|language)[- ]?(?:learning |intelligence )?(?:models?|systems?|tools?)|(?:aliment|nourr"
    r"|utilis)\w* [^.\n]{0,40}(?:\bia\b|intelligence artificielle) (?:generative)?|outils? d'ia\b"
    r"|addestr\w* [^.\n]{0,50}(?:intelligenza artificiale|\bia\b|\bai\b)|"
    r"(?:train|develop|improve)[^.\n]{0,50}(?:machine[- ]learning|neural|generative|synthetic)"
    r"|synthetic (?:likeness|voice|media)\w*|"
    r"(?:train\w*|develop\w*|improv\w*"
    r"|fine-?tun\w*) [^.\n]{0,70}(?:artificial intelligence|machine learn\w*|\bai\b|generative)"
    r"|(?:artificial intelligence|machine learning|\bai\b|generative)[^.\n]{0,50} (?:train\w*|models?)"
    r"|entrain\w* [^.\n]{0,70}(?:intelligence artificielle|\bia\b|algorithm)|(?:training"
    r"|trainieren)[^.\n]{0,60}(?:\bki\b|kunstliche)|(?:\bki\b|kunstliche\w* intelligenz"
    r"|ki-systeme\w*)[^.\n]{0,60}(?:train|anlern)|ki-(?:training|modelle)"
    r"|entren\w* [^.\n]{0,70}(?:inteligencia artificial|\bia\b)|inteligencia artificial[^.\n]{0,60}entren"
    r"|digital (?:replica|double|twin)|voice clon",
    Remark.INDEMNITY: r"indemnif\w+|hold (?:\w+ ){0,3}?harmless|garanti\w* [^.\n]{0,60}contre (?:tout|toute)"
    r"|relever?(?:a)? (?:\w+ ){0,3}?indemne|tenir indemne|stellt [^.\n]{0,80}frei|freistell\w+"
    r"|halt [^.\n]{0,40}schadlos|indemnizara|mantendra indemne|dejar indemne",
    Remark.UNLIMITED_LIABILITY: r"liab\w*[^.\n]{0,60}(?:without|no) (?:any )?(?:limit|cap)\w*"
    r"|not (?:be )?(?:limited|capped) in (?:its|her|his|their) liab\w*|"
    r"unlimited liab\w*|liab\w* (?:shall be |is |will be )?unlimited"
    r"|without (?:any )?limit(?:ation)? of liability|responsabilite (?:est |sera )?illimitee"
    r"|responsable sans limit\w*|haftet (?:\w+ ){0,6}?(?:unbeschrankt|unbegrenzt)|unbeschrankte haftung"
    r"|responsabilidad (?:sera |es )?ilimitada|sin limite de responsabilidad",
    Remark.PENALTY: r"liquidated damages|contractual penalt\w*|penalty of|penalite (?:forfaitaire"
    r"|contractuelle|de)|clause penale|astreinte|vertragsstrafe|konventionalstrafe|clausula penal|penalizacion de"
    r"|pena convencional",
    Remark.AUTOMATIC_RENEWAL: r"unless[^.\n]{0,80}notice[^.\n]{0,90}(?:renews?|be renewed|extends?|be extended)\b"
    r"|(?:will|shall) (?:be )?renew\w* for (?:successive|further|additional|consecutive)"
    r"|a defaut de (?:denonciation|resiliation|preavis)[^.\n]{0,60}(?:renouvel|reconduit|prolong)"
    r"|wird (?:\w+ ){0,4}?nicht (?:\w+ ){0,4}?gekundigt,? (?:so )?verlanger"
    r"|verlangert sich (?:\w+ ){0,5}?um (?:jeweils|ein)|se (?:renovara|prorrogara)[^.\n]{0,60}(?:salvo|si no"
    r"|periodos)|rinnov\w* (?:automatic|tacit)\w*|tacito rinnovo|"
    r"(?:renews?|continues|is extended)[^.\n]{0,60}unless[^.\n]{0,40}(?:notice|terminat"
    r"|cancel|object)|"
    r"se (?:renouvelle|reconduit|prolonge)[^.\n]{0,50}sauf|verlangert sich[^.\n]{0,80}(?:wenn|sofern|falls"
    r"|es sei denn)|"
    r"se (?:prorroga|renueva|prorrogara|renovara)[^.\n]{0,60}(?:salvo|si no|a menos)|"
    r"automatically (?:be )?(?:renew|extend)\w*|renew\w* automatically"
    r"|auto-?renew\w*|tacit(?:e|ly)? (?:reconduction|renew\w*)|tacite reconduction|reconduction tacite"
    r"|reconduit tacitement|renouvel\w* (?:automatiquement|tacitement)|automatisch (?:\w+ ){0,6}?verlanger\w*"
    r"|verlangert sich (?:\w+ ){0,8}?automatisch|stillschweigend\w*|se (?:renovara|prorrogara|prorroga"
    r"|renueva) (?:de forma )?(?:automatica|tacita)\w*|prorroga (?:tacita|automatica)|tacita reconduccion",
    Remark.PAID_WHEN_PAID: r"(?:subject to|conditional (?:up)?on|contingent (?:up)?on"
    r"|dependent on)[^.\n]{0,30}(?:client|brand|advertiser|customer)(?:'s)? (?:\w+ )?payment|(?:conditionne"
    r"|subordonne|lie)\w* [^.\n]{0,30}(?:paiement|reglement|encaissement)[^.\n]{0,40}(?:client|annonceur|marque)"
    r"|(?:cuando|hasta que|una vez que) cobr\w+[^.\n]{0,30}(?:cliente|marca|anunciante)|"
    r"(?:apres|des)[^.\n]{0,20}encaissement|jedoch nicht vor|nicht vor (?:dem )?(?:zahlungs"
    r"|geld)eingang|n'intervient qu'apres|"
    r"(?:once|when|after|until|upon|only if|provided|as soon as"
    r"|unless)[^.\n]{0,50}(?:client|brand|advertiser"
    r"|customer|agency)[^.\n]{0,24} (?:has |have )?(?:paid|pays|settled|remitted)\b"
    r"|(?:cleared funds|payment|funds|monies|sums)[^.\n]{0,30} (?:received )?from (?:the "
    r"|its )?(?:end )?(?:client|brand|advertiser|customer)"
    r"|(?:apres|des|une fois|sous reserve|a compter|qu'a|qu'apres|subordonne)[^.\n]{0,40}(?:encaissement|paiement"
    r"|reglement|reception)"
    r"[^.\n]{0,50}(?:client|annonceur|marque)|(?:une fois|des) que (?:le |la |l'|son )?(?:client|annonceur"
    r"|marque)[^.\n]{0,24} (?:paye|regle)"
    r"|(?:sobald|nachdem|wenn|soweit|sofern|erst nach|erst wenn)[^.\n]{0,60}(?:kunde\w*|endkunde\w*|marke"
    r"|werbekunde\w*|auftraggeber\w*)"
    r"[^.\n]{0,50}(?:gezahlt|bezahlt|beglichen|zahlt|geleistet|eingegangen|eingang)|(?:zahlungs"
    r"|geld)?eingang(?:s)?[^.\n]{0,30}"
    r"(?:kunden|endkunden|werbekunden|marke)\b|(?:una vez|cuando|tras|despues de|hasta)[^.\n]{0,40}(?:cobr|pague"
    r"|abone|haya pagado|pago)"
    r"[^.\n]{0,40}(?:cliente|marca|anunciante)|(?:una vez|cuando|hasta) que (?:el |la |su )?(?:cliente|marca"
    r"|anunciante)[^.\n]{0,30}"
    r"(?:pag|abon)|(?:once|when|after|upon|only if|provided)[^.\n]{0,50}(?:has been paid"
    r"|receives? payment|received payment|is paid) (?:by|from) (?:(?:the|its|their|our|an?|any) )?(?:own )?(?:client"
    r"|customer|brand|advertiser|end)"
    r"|(?:une fois|des|lorsque|quand|apres|a condition)[^.\n]{0,50} (?:paye|regle|remunere)e?s? par (?:le |la |l'|son "
    r"|sa |leur )?(?:client|annonceur|marque)"
    r"|(?:una vez|cuando|hasta que|despues de)[^.\n]{0,50} pagad[oa]s? por (?:el |la |su )?(?:cliente|marca|anunciante)"
    r"|pay[- ]when[- ]paid|receipt of (?:payment|funds) from (?:the )?(?:client|brand|advertiser)"
    r"|apres (?:reception du )?(?:paiement|reglement) (?:par|du|de) (?:le |la |l')?(?:client|annonceur|marque)"
    r"|nach zahlungseingang (?:des|durch|vom|beim) |cuando (?:el|la) (?:cliente|marca|anunciante) (?:haya )?pag",
    Remark.BRAND_MAY_CHANGE: r"(?:brand|company|client|agency|advertiser) (?:may|reserves the right to"
    r"|is entitled to)[^.\n]{0,40}(?:edit|modify|adapt|alter|amend (?:the content|these|this)|change)"
    r"|sole (?:and absolute )?discretion|libre de modifier|peut (?:librement )?(?:modifier"
    r"|adapter)[^.\n]{0,40}(?:contenu|librement)|a sa (?:seule|entiere) discretion|seule discretion"
    r"|frei (?:zu )?bearbeit\w*|nach (?:eigenem|freiem|alleinigem) ermessen|bearbeitungsrecht|a su (?:entera|sola"
    r"|exclusiva) discrecion|podra (?:libremente )?(?:modificar|editar|adaptar)",
    Remark.VIEWS_CUT: r"(?:en dessous|en deca)[^\n]{0,40}(?:vues|impressions)[^\n]{0,120}(?:divis|moitie|baiss)"
    r"|nichterreich\w*[^\n]{0,60}(?:aufrufe|views|impressionen|reichweite)[^\n]{0,140}(?:kostenlos|zusatzlich|kurz"
    r"|minder|%)|no se alcan\w*[^\n]{0,60}(?:visualizaciones|vistas|reproducciones|impresiones)[^\n]{0,140}(?:reduc"
    r"|descont|devol|gratis|adicional|%)|"
    r"(?:reste|demeure)[^\n]{0,20} (?:sous|en dessous)[^\n]{0,50}(?:vues|impressions)|(?:unter"
    r"|weniger)[^\n]{0,30}(?:views|aufrufe)[^\n]{0,80}(?:halfte|nur )|"
    r"(?:below|under|fewer|less)[^\n]{0,50}views[^\n]{0,80}(?:half|only|nothing)|"
    r"(?:reduc|deduct|lower|cut|refund|repay|pro[- ]?rat|only \d+ ?%)[^\n]{0,120}(?:views"
    r"|impressions|reach|engagement)"
    r"|(?:fewer|less|below|under|fail\w*|not reach\w*|do not reach|does not reach|minimum)[^\n]{0,60}(?:views"
    r"|impressions|reach\b)"
    r"[^\n]{0,140}(?:reduc|deduct|lower|refund|repay|additional|extra|free|withh|pro[- ]?rat|no fee|%)"
    r"|(?:moins de|inferieur|n'atteint pas|n'atteignent pas|en deca|en dessous|a defaut)[^\n]{0,60}(?:vues"
    r"|impressions|portee)"
    r"[^\n]{0,140}(?:redui|diminu|rembours|gratuit|supplementaire|%)|(?:redui|diminu"
    r"|rembours)[^\n]{0,120}(?:vues|impressions|portee)"
    r"|(?:weniger als|unter|nicht erreich|unterschre)[^\n]{0,60}(?:aufrufe|views|impressionen"
    r"|reichweite)[^\n]{0,140}(?:kurz|minder|reduzi"
    r"|erstatt|kostenlos|zusatzlich|%)|(?:kurz|minder|reduzi)[^\n]{0,120}(?:aufrufe|views|impressionen|reichweite)"
    r"|(?:menos de|inferior|no alcanz|por debajo)[^\n]{0,60}(?:visualizaciones|vistas|reproducciones|impresiones"
    r"|alcance)[^\n]{0,140}(?:reduc"
    r"|descont|devol|gratis|adicional|%)|(?:reduc|descont)[^\n]{0,120}(?:visualizaciones|vistas|reproducciones"
    r"|impresiones)",
    Remark.MAY_WITHHOLD: r"(?:se reserve le droit|peut decider|libre) de (?=ne pas (?:payer|regler|remunerer))"
    r"|behalt sich (?:das recht )?vor[^.\n]{0,40}(?:vergutung|honorar|zahlung)\w*[^.\n]{0,40}(?:kurz|verweiger"
    r"|einbehalt|zuruck|nicht zu)|derecho (?:a|de) (?=no (?:pagar|abonar|satisfacer))|(?:right|entitled"
    r"|discretion) (?:not to pay|to refuse payment|to reject payment)|not be obliged to pay[^.\n]{0,40}(?:satisf"
    r"|approv|pleas)|"
    r"(?:discretion|opinion|judg[e]?ment)[^.\n]{0,40}withhold|need (?=not pay)"
    r"|not (?:be )?obliged to pay|(?:may|can) (?:refuse|decline) to pay|"
    r"n'est pas tenu\w* de payer|(?:konnen|kann|darf)[^.\n]{0,20} (?:die |das )?(?:zahlung|vergutung"
    r"|honorar)[^.\n]{0,20}zuruck|"
    r"(?:may|can|entitled to|reserves? the right to|right to) (?:\w+ ){0,4}?(?:withhold"
    r"|refuse to pay|suspend|retain|set off)"
    r"[^.\n]{0,60}(?:payment|fee|sum|amount|remuneration|compensation|part)|withhold\w* [^.\n]{0,60}(?:discretion"
    r"|satisf)"
    r"|(?:peut|pourra|se reserve|droit de) (?:[\w']+ ){0,4}?(?:retenir|suspendre|refuser)[^.\n]{0,40}(?:paiement"
    r"|remuneration|somme|reglement)"
    r"|(?:vergutung|zahlung|honorar)\w*[^.\n]{0,80}(?:einbehalten|zuruckbehalten|zuruckhalten|zuruckzuhalten"
    r"|einzubehalten|verweigern)"
    r"|(?:podra|puede|se reserva|derecho a) (?:\w+ ){0,5}?(?:retener|suspender|denegar)[^.\n]{0,40}(?:pago"
    r"|retribucion|remuneracion|importe|cantidad)",
    Remark.UNLIMITED_WORK: r"(?:nombre|quantite) de (?:modifications|corrections|retouches|allers-retours"
    r"|revisions) (?:n'est pas|est non|non) limite|so (?:oft|lange),? (?:\w+ ){0,2}?(?:bis"
    r"|wie)[^.\n]{0,50}(?:zufrieden|wunsch|verlang)|todos los cambios que (?:\w+ ){0,2}?(?:pida|solicite|desee"
    r"|requiera)|(?:all|any|every) (?:the )?(?:changes|revisions|edits|reshoots) (?:that )?(?:the )?(?:brand"
    r"|company|client|agency) (?:may )?(?:asks?|requests?|requires?|wants?|wishes)|toutes les (?:modifications"
    r"|corrections|retouches) (?:que|demandees)|"
    r"no (?:cap|limit) on[^.\n]{0,30}(?:revis|round|change|edit|amend)|as many times as"
    r"|keep going until|until[^.\n]{0,30} (?:is |are )?happy|"
    r"(?:corrections|modifications|retouches)[^.\n]{0,40}(?:sans limit|illimit|sans supplement)"
    r"|(?:toutes les )?corrections demandees|"
    r"(?:anderung|korrektur)\w*[^.\n]{0,40}(?:unbegrenzt|unentgeltlich|beliebig oft)|"
    r"(?:los|cambios|las|correcciones)[^.\n]{0,20}que (?:hagan falta|sean necesari|pida)|"
    r"(?:unlimited|any number of|as many)(?: number of)? (?:\w+ ){0,2}?(?:revis"
    r"|reshoot|re-shoot|round|change|edit|amend|version"
    r"|post|stor|video|photo|request|call|correction)\w*|until (?:the )?(?:brand|client|company|agency"
    r"|advertiser) is (?:fully |completely )?satisf\w*"
    r"|(?:nombre illimite|autant de|illimite\w*)[^.\n]{0,50}(?:modif|retouch|revis|tournage|version|correction"
    r"|retour|contenu|publication)\w*"
    r"|(?:modifications|retouches|revisions|corrections|retours|versions) (?:\w+ )?illimite\w*"
    r"|jusqu'a (?:la )?(?:pleine |entiere )?satisfaction"
    r"|(?:unbegrenzt\w*|unbeschrankt\w*|beliebig\w*) (?:\w+ ){0,3}?(?:korrektur|anderung|nachdreh|uberarbeit"
    r"|feedback|version|revision)\w*"
    r"|bis (?:zur|der)[^.\n]{0,50}zufrieden\w*|(?:ilimitad\w*|tantas? |sin limite de) ?(?:\w+ ){0,3}?(?:revision"
    r"|cambio|modific|correccion|version|grabacion|ronda)\w*"
    r"|(?:revisiones|cambios|modificaciones|correcciones|rondas|versiones)(?: \w+){0,2} ilimitad\w*"
    r"|hasta (?:la )?(?:plena |total )?satisfaccion"
    r"|(?:revisions?|reshoots?|rounds?|changes)\W{1,4}unlimited",
    Remark.KEPT_UP: r"(?:not (?:be )?(?:delete|remove|archive|take|hid)\w*|remain|stay|keep|kept|maintain\w*"
    r"|leave|left)[^.\n]{0,70}"
    r"(?:(?:six|nine|twelve|eighteen|twenty[- ]four|thirty[- ]six|6|9|1[0-9]|[2-9][0-9])(?: \(\d+\))? months"
    r"|(?:\w+ \(\d\)|one|two|three|five|\d+) years?"
    r"|indefinite\w*|permanent\w*|forever|in perpetuity|at all times)|(?:ne (?:pas )?(?:supprim|retir|archiv"
    r"|efface)\w*|laiss\w*|maint\w*|demeur\w*|rest\w*)"
    r"[^.\n]{0,90}(?:(?:six|neuf|douze|dix-huit|vingt-quatre|trente-six|6|9|1[0-9]"
    r"|[2-9][0-9])(?: \([\w-]+\))? mois|(?:un|deux|trois|cinq|\d+)(?: \(\w+\))? ans?\b"
    r"|sans limite|en permanence|indefiniment)|(?:nicht (?:zu )?(?:losch|entfern|archiv)\w*|online|abrufbar"
    r"|bestehen|stehen)[^.\n]{0,60}"
    r"(?:(?:sechs|neun|zwolf|achtzehn|vierundzwanzig|6|9|1[0-9]|[2-9][0-9]) monate\w*|(?:ein|zwei|drei|funf"
    r"|\d+) jahre?\w*|dauerhaft|unbefristet|zeitlich unbegrenzt)"
    r"|(?:mindestens|fur|wahrend) (?:(?:sechs|neun|zwolf|achtzehn|vierundzwanzig|6|9|1[0-9]|[2-9][0-9]) monate\w*"
    r"|(?:ein|zwei|drei|\d+) jahre?\w*)"
    r"[^.\n]{0,60}(?:nicht (?:ge)?losch\w*|online|abrufbar)|(?:no (?:podra |se )?(?:borra|elimina|retira"
    r"|archiva)\w*|mantend\w*|permanec\w*|manten\w*)[^.\n]{0,80}"
    r"(?:(?:seis|nueve|doce|dieciocho|veinticuatro|6|9|1[0-9]|[2-9][0-9])(?: \(\w+\))? meses|(?:un|dos|tres|cinco"
    r"|\d+)(?: \(\w+\))? anos?\b|indefinid\w*|permanente\w*)",
    Remark.ARBITRATION: r"submitted to (?:jams|aaa)\b|\b(?:jams|icc rules|lcia)\b|camara de arbitraje|"
    r"waive (?:a |the )?(?:right to )?(?:a )?jury|(?:schieds\w*)[^.\n]{0,40}entschieden"
    r"|ordentlichen rechtswegs|"
    r"(?:binding|final|resolved|settled|submitted|decided|by|through)[^.\n]{0,40}arbitrat\w*"
    r"|arbitration (?:association|rules|act)"
    r"|jury trial|trial by jury|waiv\w*[^.\n]{0,60}(?:jury|class action)|class action waiver|(?:soumis|tranche"
    r"|regle|resolu|par)[^.\n]{0,40}arbitrage"
    r"|clause compromissoire|tribunal arbitral|schiedsgericht\w*|schiedsverfahren\w*|schiedsklausel"
    r"|schiedsordnung|arbitraje|laudo",
    Remark.SUBLICENCE: r"sub-?licen[cs]\w+|sous-licen\w*|sous-ced\w*|unterlizenz\w*|sublicenci\w*"
    r"|ubertragbar\w*|transferable|cessible|ceder a terceros|an dritte (?:zu )?ubertrag\w*",
    Remark.NO_DISPARAGEMENT: r"(?:negative|derogatory|unfavou?rable|critical)(?: (?:or|and) \w+)? (?:remarks?"
    r"|statements?|comments?|reviews?|opinions?)|propos negatifs?|nicht (?:\w+ )?(?:negativ|abfallig|schlecht"
    r"|kritisch)\w* (?:uber|zu )|(?:hablar\w*|opin\w*) mal de|comentarios? negativ|negativ (?:uber|auser|ausser)|"
    r"(?:say|write|post|publish|make)[^.\n]{0,30}(?:anything|statements?|remarks?"
    r"|comments?)[^.\n]{0,30}(?:negative|unfavou?rable|critical|detriment)|"
    r"(?:speak|talk)(?:s|ing)? (?:badly|ill|negatively) (?:of|about)|propos (?:\w+ ){0,4}?(?:nuire|negatif"
    r"|defavorable)|"
    r"nuire a (?:la reputation|l'image)|abfallig\w*|schlecht (?:uber|von)[^.\n]{0,30}(?:sprech|reden|auser)"
    r"|ruf[^.\n]{0,20}schad|"
    r"habl\w+ mal de|perjudi\w+ (?:\w+ )?(?:la |su )?(?:imagen|reputacion)|manifestaciones[^.\n]{0,30}(?:perjudi"
    r"|negativ)|"
    r"disparag\w*|denigr\w*|negative\w* (?:\w+ )?(?:auserung|ausserung|statement"
    r"|comment)\w*|herabsetz\w*|desprestig\w*|menosprec\w*|defam\w*",
    Remark.ENDS_AT_WILL: r"(?:brand|company|client|agency|advertiser)[^.\n]{0,30}(?:may|can"
    r"|is entitled to)[^.\n]{0,40}terminat\w*[^.\n]{0,80}(?:at any time|for any reason|without cause"
    r"|for convenience|without notice)|(?:annonceur|marque|client|agence"
    r"|societe)[^.\n]{0,40}resilier[^.\n]{0,60}(?:a tout moment|sans motif|sans preavis|sans indemnite)"
    r"|(?:auftraggeber\w*|unternehmen|marke|agentur|kunde)[^.\n]{0,40}jederzeit[^.\n]{0,60}kundig\w*|(?:marca"
    r"|anunciante|cliente|agencia|empresa)[^.\n]{0,40}(?:rescindir|resolver)[^.\n]{0,60}(?:en cualquier momento"
    r"|sin causa|sin preaviso)",
    Remark.HIDE_LABEL: r"(?:shall|will|must|may) not (?:\w+ ){0,4}?(?:disclose|mention|label|tag"
    r"|mark)\w* (?:\w+ ){0,8}?(?:as )?(?:an? )?(?:ad\b|ads\b|advert\w*|sponsor\w*|partnership|collaboration|paid)"
    r"|without (?:any )?(?:ad|advertising|sponsorship) (?:label|disclosure|mention)"
    r"|sans (?:la )?mention (?:de )?(?:publicit|commercial|partenariat|sponsor)\w*"
    r"|ne (?:pas )?mention\w* (?:\w+ ){0,6}?(?:partenariat|publicit|sponsor)\w*|ohne (?:werbe)?kennzeichnung"
    r"|nicht als (?:werbung|anzeige)|sin (?:indicar|mencionar)[^.\n]{0,40}(?:publicidad|patrocin"
    r"|colaboracion pagada)",
}
_PATTERNS = {remark: re.compile(rf"(?<![a-z])(?:{words})") for remark, words in _WORDS.items()}
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
_SIZE = re.compile(r"technical|technique|technisch|tecnic|length and format|format requirement")
# A fee that does not hang on what was reached.
_FIXED = re.compile(
    r"(?<![a-z])(?:(?:does|do|shall|will) not depend|not (?:be )?(?:reduced|cut)|regardless|irrespective"
    r"|ne depend|n'est pas redui"
    r"|hangt weder|hangt nicht|unabhangig|nicht gekurzt|no depende|no se (?:reduc|reduz))"
)
_ENDS_BY_ITSELF = re.compile(
    r"(?<![a-z])(?:ne se (?:renouvelle|reconduit|proroge) (?:pas|point)|(?:does|do|shall|will) not (?:be )?(?:renew"
    r"|extend)"
    r"|no se (?:prorroga|renueva)|verlangert sich nicht|no tacit|without tacit|sans tacite|ohne stillschweigende)"
)
_ABOUT_RIGHTS = re.compile(
    r"(?<![a-z])(?:right|licen|use|usage|content|material|assign|grant|own|copyright|perpetu|droit|cession|cede|usage|contenu"
    r"|exploit|recht|nutz|inhalt|ubertrag|raumt|derecho|cede|cesion|uso|contenido|utiliz)"
)
_NEXT = 90
_BY_BRAND = re.compile(
    r"^[^.]{0,40}(?:brand|company|client|advertiser|annonceur|marque|auftraggeber\w*|unternehmen|anunciante|marca"
    r"|each party|both parties|chaque partie|jede partei|cada parte)(?: \w+){0,3}? (?:shall |will |must "
    r"|undertakes to |agrees to |s'engage a |verpflichtet sich |se compromete a )?(?:indemnif|hold|garanti|stellt"
    r"|indemniz|answers|relev|tien)"
)


def remarks(passages: Iterable[Passage]) -> tuple[Noted, ...]:
    """Return what is worth a look, the first place of each, in the order of the pages."""
    found: dict[Remark, Noted] = {}
    for passage in passages:
        for remark, pattern in _PATTERNS.items():
            if remark in found:
                continue
            match = next((each for each in pattern.finditer(passage.plain) if _is_meant(remark, passage, each)), None)
            if match is not None:
                found[remark] = Noted(remark, passage, Span(match.start(), match.end()))
    return tuple(sorted(found.values(), key=lambda each: (each.page, list(Remark).index(each.remark))))


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
