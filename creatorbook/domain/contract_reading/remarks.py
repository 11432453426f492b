"""What a creator should look at in somebody else's contract, whatever the deal says: far-reaching or risky clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.values.found import Span, quote_passage
from creatorbook.domain.contract_reading.values.usage import is_negated_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contract_reading.text.passages import Passage


class Remark(StrEnum):
    """What is remarked."""

    ASSIGNMENT = "assignment"
    MORAL_RIGHTS = "moral_rights"
    PERPETUAL = "perpetual"
    AI_TRAINING = "ai_training"
    INDEMNITY = "indemnity"
    UNLIMITED_LIABILITY = "unlimited_liability"
    PENALTY = "penalty"
    AUTOMATIC_RENEWAL = "automatic_renewal"
    PAID_WHEN_PAID = "paid_when_paid"
    BRAND_MAY_CHANGE = "brand_may_change"
    SUBLICENCE = "sublicence"
    NO_DISPARAGEMENT = "no_disparagement"
    ENDS_AT_WILL = "ends_at_will"
    HIDE_LABEL = "hide_label"


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark and where it stands."""

    remark: Remark
    passage: Passage
    span: Span

    @property
    def page(self) -> int:
        """The page that it stands on, from 1."""
        return self.passage.page

    @property
    def sentence(self) -> str:
        """The sentence that it stands in, or the cells around it, on one line."""
        return quote_passage(self.passage, self.span)


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
    Remark.PERPETUAL: r"in perpetuity|perpetual(?:ly)?|irrevocabl[ey]|a perpetuite|perpetuel\w*|duree legale"
    r"|toute la duree (?:legale )?de (?:la )?protection|illimitee? dans le temps|sans limitation de duree"
    r"|sans limite de duree|(?:zeitlich|raumlich)[a-z ,]{0,60}(?:unbegrenzt|unbeschrankt)|unwiderruflich"
    r"|a perpetuidad|perpetu[oa]s?(?![a-z])|sin limite (?:de tiempo|temporal)|irrevocable|(?:full|entire) (?:term"
    r"|duration) of (?:copyright|protection)|maxim[oa] (?:tiempo|duracion)",
    Remark.AI_TRAINING: r"(?:train\w*|develop\w*|improv\w*"
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
    Remark.UNLIMITED_LIABILITY: r"unlimited liab\w*|liab\w* (?:shall be |is |will be )?unlimited"
    r"|without (?:any )?limit(?:ation)? of liability|responsabilite (?:est |sera )?illimitee"
    r"|responsable sans limit\w*|haftet (?:\w+ ){0,6}?(?:unbeschrankt|unbegrenzt)|unbeschrankte haftung"
    r"|responsabilidad (?:sera |es )?ilimitada|sin limite de responsabilidad",
    Remark.PENALTY: r"liquidated damages|contractual penalt\w*|penalty of|penalite (?:forfaitaire"
    r"|contractuelle|de)|clause penale|astreinte|vertragsstrafe|konventionalstrafe|clausula penal|penalizacion de"
    r"|pena convencional",
    Remark.AUTOMATIC_RENEWAL: r"automatically (?:be )?(?:renew|extend)\w*|renew\w* automatically"
    r"|auto-?renew\w*|tacit(?:e|ly)? (?:reconduction|renew\w*)|tacite reconduction|reconduction tacite"
    r"|reconduit tacitement|renouvel\w* (?:automatiquement|tacitement)|automatisch (?:\w+ ){0,6}?verlanger\w*"
    r"|verlangert sich (?:\w+ ){0,8}?automatisch|stillschweigend\w*|se (?:renovara|prorrogara|prorroga"
    r"|renueva) (?:de forma )?(?:automatica|tacita)\w*|prorroga (?:tacita|automatica)|tacita reconduccion",
    Remark.PAID_WHEN_PAID: r"(?:once|when|after|upon|only if|provided)[^.\n]{0,50}(?:has been paid"
    r"|receives? payment|received payment|is paid) (?:by|from) (?:the )?(?:client|brand|advertiser|end)"
    r"|pay[- ]when[- ]paid|receipt of (?:payment|funds) from (?:the )?(?:client|brand|advertiser)"
    r"|apres (?:reception du )?(?:paiement|reglement) (?:par|du|de) (?:le |la |l')?(?:client|annonceur|marque)"
    r"|nach zahlungseingang (?:des|durch|vom|beim) |cuando (?:el|la) (?:cliente|marca|anunciante) (?:haya )?pag",
    Remark.BRAND_MAY_CHANGE: r"(?:brand|company|client|agency|advertiser) (?:may|reserves the right to"
    r"|is entitled to)[^.\n]{0,40}(?:edit|modify|adapt|alter|amend (?:the content|these|this)|change)"
    r"|sole (?:and absolute )?discretion|libre de modifier|peut (?:librement )?(?:modifier"
    r"|adapter)[^.\n]{0,40}(?:contenu|librement)|a sa (?:seule|entiere) discretion|seule discretion"
    r"|frei (?:zu )?bearbeit\w*|nach (?:eigenem|freiem|alleinigem) ermessen|bearbeitungsrecht|a su (?:entera|sola"
    r"|exclusiva) discrecion|podra (?:libremente )?(?:modificar|editar|adaptar)",
    Remark.SUBLICENCE: r"sub-?licen[cs]\w+|sous-licen\w*|sous-ced\w*|unterlizenz\w*|sublicenci\w*"
    r"|ubertragbar\w*|transferable|cessible|ceder a terceros|an dritte (?:zu )?ubertrag\w*",
    Remark.NO_DISPARAGEMENT: r"disparag\w*|denigr\w*|negative\w* (?:\w+ )?(?:auserung|ausserung|statement"
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
_DENIABLE = frozenset(Remark) - {Remark.HIDE_LABEL, Remark.NO_DISPARAGEMENT, Remark.ENDS_AT_WILL, Remark.PENALTY}
_DENIED_INSIDE = frozenset({Remark.MORAL_RIGHTS, Remark.ASSIGNMENT})
_NOT = re.compile(r"(?<![a-z])(?:not|nicht|keine?|ne|aucun|no|ningun)(?![a-z])")
# Cutting a film to the size that a platform takes is no change of the work.
_SIZE = re.compile(r"technical|technique|technisch|tecnic|length and format|format requirement")
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
            for match in pattern.finditer(passage.plain):
                if remark in _DENIABLE and is_negated_at(passage, match.start()):
                    continue
                if remark in _DENIED_INSIDE and _NOT.search(passage.plain, match.start(), match.end()):
                    continue
                if remark is Remark.INDEMNITY and _BY_BRAND.search(passage.plain):
                    continue
                if remark is Remark.BRAND_MAY_CHANGE and _SIZE.search(
                    passage.plain, match.start(), match.end() + _NEXT
                ):
                    continue
                found[remark] = Noted(remark, passage, Span(match.start(), match.end()))
                break
    return tuple(sorted(found.values(), key=lambda each: (each.page, list(Remark).index(each.remark))))
