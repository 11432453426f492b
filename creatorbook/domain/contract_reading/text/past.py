"""What a contract tells of before: agreements that it ends, offers that were made, what was paid in another year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.contract_reading.text.passages import Passage

_PAST = re.compile(
    r"(?<![a-z])(?:(?:has|have|had|was|were) (?:already |since )?(?:been )?paid in full|(?:has|have"
    r"|had) (?:already )?been (?:fully )?(?:paid|settled) (?:in full|already)"
    r"|(?:a|ont) (?:deja )?(?:ete )?(?:integralement|entierement) (?:reglee?s?|payee?s?|versee?s?|acquittee?s?)"
    r"|a deja ete (?:reglee?|payee?|versee?)|(?:vollstandig|bereits|restlos) (?:bezahlt|beglichen|abgerechnet|vergutet)"
    r"|(?:integramente|ya|totalmente) (?:ha sido |fue |esta )?(?:liquidad|abonad|pagad|satisfech)[oa]s?"
    r"|(?:interamente|integralmente|gia) (?:corrispost|pagat|saldat|liquidat|versat)[oaei]"
    r"|(?:already|deja|ya|gia) [^.;]{0,30}?(?:in|en|nel|nell'anno|au|a)(?: \w+)? 20\d\d|(?:bereits"
    r"|schon) (?:im jahr |im "
    r"|in )?(?:\w+ )?20\d\d|ya en 20\d\d|in 20\d\d [^.;]{0,50}(?:worked|carried out|did|produced) "
    r"|supersede[sd]?|under which [^.;]{0,40}(?:was|were) paid|(?:has|have) been (?:fully |duly )?performed"
    r"|in the year ended|last year's|(?:is|are) void(?![a-z])|(?:est|sont) achevee?s?|no aplica"
    r"|ya no (?:vale|aplica)"
    r"|(?:campana|acuerdo|contrato|pedido) anterior|durch zeitablauf|se extinguio|former practice|annule la |annule et"
    r"|remplace (?:la |l'|notre |nos )|ersetzt (?:unsere|die |den )|sustituye (?:a |al |nuestr)|replaces (?:the|our"
    r"|rev)"
    r"|(?:you|we) (?:asked|pitched)|i know you asked|on avait dit|in 20\d\d[a-z ]{0,24} (?:was|were|betrug|waren)"
    r"|en 20\d\d (?:fue|fueron|etait|etaient)|ist ausgelaufen|a pris fin|(?:previous|earlier|prior) (?:agreement"
    r"|contract)"
    r" (?:\w+ )?(?:dated|of|between|ended|has ended)"
    # "Your draft of 18 March lapses and can no longer be relied on."
    r"|(?:project|draft|offer|proposal|quote|quotation|projet|proposition|offre|devis|entwurf|angebot|offerte|vorschlag"
    r"|propuesta|oferta|presupuesto)(?![a-z])[^;]{0,110}?(?<![a-z])(?:(?:is|are) (?:now )?(?:withdrawn|lapsed"
    r"|off the table"
    r"|null|no longer)|lapses|no longer (?:stands|applies|counts)|(?:est|sont) (?:\w+ )?(?:caducs?|caduques?|retiree?s?"
    r"|perimee?s?|sans objet|nul)|n'a plus cours|ne (?:vaut|tient) plus|(?:ist|sind) (?:\w+ )?(?:hinfallig|uberholt"
    r"|gegenstandslos|vom tisch|zuruckgezogen)|gilt nicht mehr|(?:queda|quedan|esta) (?:\w+ )?(?:sin efecto|anulad"
    r"|retirad|descartad|sin valor)|ya no (?:esta en vigor|sirve|cuenta)|descart(?:alo|ala|a|ado|ada)\b)"
    r"|(?:sin efecto|withdraw|retir\w+|zieh\w+|nehm\w+|hinfallig (?:ist|wird))[^.;]{0,40}? (?:the|our|my|your"
    r"|la|notre|ma|le|el|nuestra|mi"
    r"|unser\w*|mein\w*|das|der) (?:\w+ )?(?:offer|proposal|quote|offre|proposition|devis|angebot|offerte|vorschlag"
    r"|propuesta|oferta|presupuesto) (?:of|du|vom|de|del)(?![a-z]))"
)


_IN_BRACKETS = re.compile(r"[(][^()]*[)]")


def is_past(passage: Passage) -> bool:
    """Return whether a sentence tells of what no longer holds; a row of a table is not looked at as a whole.

    What it says of the past in brackets is an aside: the sentence itself tells of now.
    """
    if passage.table or not _PAST.search(passage.plain):
        return False
    bare = _IN_BRACKETS.sub(" ", passage.plain)
    return not any(map(str.isalpha, bare)) or bool(_PAST.search(bare))


def past_asides(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where brackets stand in a plain text that tell of what no longer holds."""
    for match in _IN_BRACKETS.finditer(plain):
        if _PAST.search(match[0]):
            yield match.span()
