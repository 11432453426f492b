"""What a description of a post tells beside its label: how the brand is shown, and what everybody sees anyway.

Descriptions come in the languages of those who decide; what they deny is not taken for what they say.
"""

from __future__ import annotations

import re

from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.folding import fold

_NO = r"(?:no|not|without|never|sans|pas|aucune?|kein\w*|ohne|nicht|geen|zonder|niet|sin|ningun\w*|senza|nessun\w*)"
_BRAND = (
    r"(?:brands?|compan(?:y|ies)|marques?|marken?|merk(?:en)?|marc(?:a|as|he)|marchi|products?|produits?|produkte?)"
)
_ACCOUNT = (
    r"(?:page|account|accounts|profile|channel|feed|konto|kanal|profil|seite|compte|chaine|cuenta|perfil|canal|pagina"
    r"|profilo|kanaal|konto|strona|sida|side)"
)
_OF_BRAND = r"(?:brand s|company s|firm s|official|verified|corporate|brand s own|business)"
_OPENLY = (
    r"(?:obviously|openly|clearly|manifestly|plainly|evidently|offensichtlich|erkennbar|eindeutig|manifestement"
    r"|visiblement|clairement|evidentemente|claramente|palesemente|chiaramente|duidelijk|overduidelijk)"
)
_COMMERCIAL = (
    r"(?:commercial\w*|gewerblich\w*|geschaftlich\w*|kommerziell\w*|comercial\w*|commercieel|commerciele"
    r"|professionnel\w*)"
)
_OWN_GOODS = (
    r"(?:(?:own|her|his|their|eigene[nrsm]?|ihr\w*|sein\w*|propres?|eigen|propi[oa]s?|propr[io]\w*)"
    r" (?:\w+ ){0,2}(?:courses?|kurse\w*|kursen|programm?\w*|trainingsprogramm\w*|shop|laden|angebot\w*|cours"
    r"|formations?|cursos?|corsi|cursussen|boutique|tienda|negozio|winkel|products?|produkt\w*|produits?))"
)
_PLAIN: tuple[tuple[PlainContext, re.Pattern[str]], ...] = (
    (PlainContext.COMMERCIAL_CLIP, re.compile(
        r"\b(?:tv (?:commercial|spot|ad)|(?:sponsor|brand)(?: s)? (?:clip|video|film|commercial)"
        r"|commercial (?:clip|film)"
        r"|advertising (?:clip|film|spot)|werbespot|werbeclip|werbefilm|spot publicitaire|film publicitaire"
        r"|spot pubblicitario|anuncio de television|reclamespot|reclamefilmpje)\b")),
    (PlainContext.OWN_NAME, re.compile(
        r"\b(?:brand|label|line|range|company|collection|marque|marke|marca|merk)\b[\w ]{0,40}?"
        r"\b(?:bears|carries|named after|has|in) (?:her|his|their|the creator s)(?: own)? name\b"
        r"|\b(?:eponymous|self named|namensgleich\w*|gleichnamig\w*|a (?:son|leur) nom|eponima|homonima|con su nombre"
        r"|che porta il suo nome|met (?:haar|zijn) naam)\b")),
    (PlainContext.BRAND_ACCOUNT, re.compile(
        rf"\b{_OF_BRAND}(?: (?:own|official|verified|main|public))*(?: \w+)? {_ACCOUNT}\b"
        rf"|\b{_ACCOUNT} (?:of the|der|des|de la|del|della|van het) {_BRAND}\b"
        rf"|\b(?:offizielle\w*|compte officiel|cuenta oficial|account ufficiale|officiele)\b[\w ]{{0,20}}{_BRAND}\b"
        rf"|\bunternehmensaccount\b|\bmarkenaccount\b|\bfirmenaccount\b")),
)  # fmt: skip
# The creator's own account, where it is one of a business: that makes plain what is the creator's own.
_BUSINESS_ACCOUNT = re.compile(
    rf"\b{_OPENLY} {_COMMERCIAL}\b|\b{_COMMERCIAL} {_ACCOUNT}\b|\b{_ACCOUNT} {_COMMERCIAL}\b"
    r"|\b(?:geschafts|gewerbe|unternehmens|firmen|business|bedrijfs|foretags|virksomheds)"
    r"(?:konto|kontos|account|accounts|profil|profile|profiel|seite|kanal|kanaal)\b"
    r"|\bbusiness (?:account|page|profile)\b|\bcompte pro\b|\b(?:cuenta|perfil) de (?:empresa|negocio)\b"
    r"|\bprofilo aziendale\b|\bkonto firmowe\b"
    rf"|\b{_ACCOUNT}\b[\w ]{{0,60}}\b"
    rf"(?:sells?|selling|sale of|verkauf\w*|vend\w*|verkoopt)\b[\w ]{{0,20}}?{_OWN_GOODS}"
)
_NOT_SHOWN = re.compile(
    rf"\b{_NO} (?:other |visible |single )?{_BRAND}(?: (?:is |was )?(?:shown|named|visible|mentioned|tagged|reference"
    rf"|name|genannt|gezeigt|zu sehen|montree|nommee|genoemd|getoond|mostrada|nombrada|mostrato|nominato)\b|$)"
    rf"|\b(?:without|not|ohne|sans|zonder|sin|senza) (?:naming|showing|mentioning|zu nennen|nommer|montrer|nombrar"
    rf"|mostrar|nominare|mostrare|noemen)\b"
)
_BY_THE_WAY = re.compile(
    r"\b(?:in passing|in the background|by the way|incidental\w*|among others|thanks (?:all|everyone|everybody)"
    r"|thank(?:s|ing)? (?:all )?(?:those|people|friends) who|im hintergrund|nebenbei|beilaufig|dankt (?:allen|denen)"
    r"|nennt dabei|erwahnt (?:dabei|nebenbei|beilaufig)|en arriere plan|au passage|incidemment"
    r"|remercie (?:tous|toutes|ceux)"
    r"|de paso|al fondo|de fondo|agradece a todos|sullo sfondo|di sfondo|di passaggio|ringrazia tutti|terloops"
    r"|op de achtergrond|bedankt (?:iedereen|allen))\b"
)
_MEANWHILE = r"(?:(?!nicht|pas|not|no|niet|non)\w+ ){0,3}?"
_STAYS = re.compile(
    rf"\b(?:stays?|remains?|kept|stayed|remained) {_MEANWHILE}(?:on (?:the )?(?:screen|picture|image)|visible|there)\b"
    rf"|\b(?:bleibt|bleiben) {_MEANWHILE}(?:eingeblendet|sichtbar|stehen|im bild|zu sehen)\b"
    r"|\b(?:dauerhaft|durchgehend|die ganze zeit)\b"
    rf"|\breste(?:nt)? {_MEANWHILE}(?:a l (?:image|ecran)|visibles?|affichee?s?|en place)\b"
    rf"|\b(?:permanecen?|se mantienen?) {_MEANWHILE}(?:en (?:la )?pantalla|visibles?)\b"
    rf"|\b(?:resta|rimane|restano|rimangono) {_MEANWHILE}(?:visibil[ei]|sullo schermo|in sovrimpressione|a schermo)\b"
    rf"|\bblij(?:ft|ven) {_MEANWHILE}(?:in beeld|zichtbaar|staan)\b"
    r"|\b(?:throughout|the whole time|pendant toute la|tout au long|durante todo|per tutta la|de hele)\b"
)
_DENIED_BEFORE = re.compile(rf"\b{_NO}(?: \w+){{0,2}} $")


def read_plain_context(described: str, *, own_brand: bool) -> PlainContext:
    """Return what a description says that everybody sees, `UNKNOWN` where it says nothing of that.

    `own_brand`: the post is about the creator's own: then an account that is openly one of a business makes it plain
    (BGH, 9 September 2021, I ZR 90/20).
    """
    said = fold(described)
    for context, names in _PLAIN:
        if _holds(names, said):
            return context
    if own_brand and _holds(_BUSINESS_ACCOUNT, said):
        return PlainContext.BRAND_ACCOUNT
    return PlainContext.UNKNOWN


def says_label_stays(described: str) -> bool:
    """Return whether a description says that the label stays in the picture after the start."""
    return _holds(_STAYS, fold(described))


def read_brand_shown(described: str) -> BrandShown:
    """Return how a description says that the brand is shown, `UNKNOWN` where it says nothing of that."""
    said = fold(described)
    if _NOT_SHOWN.search(said):
        return BrandShown.NOT_AT_ALL
    return BrandShown.INCIDENTAL if _holds(_BY_THE_WAY, said) else BrandShown.UNKNOWN


def _holds(names: re.Pattern[str], said: str) -> bool:
    return any(
        not _DENIED_BEFORE.search(said[max(0, each.start() - 40) : each.start()]) for each in names.finditer(said)
    )
