"""What a contract tells of before: agreements that it ends, offers that were made, what was paid in another year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.text.passages import Passage

_PAST = re.compile(
    r"(?<![a-z])(?:supersede[sd]?|last year's|(?:is|are) void(?![a-z])|(?:est|sont) achevee?s?|no aplica"
    r"|ya no (?:vale|aplica)"
    r"|(?:campana|acuerdo|contrato|pedido) anterior|durch zeitablauf|se extinguio|former practice|annule la |annule et"
    r"|remplace (?:la |l'|notre |nos )|ersetzt (?:unsere|die |den )|sustituye (?:a |al |nuestr)|replaces (?:the|our"
    r"|rev)"
    r"|(?:you|we) (?:asked|pitched)|i know you asked|on avait dit|in 20\d\d[a-z ]{0,24} (?:was|were|betrug|waren)"
    r"|en 20\d\d (?:fue|fueron|etait|etaient)|ist ausgelaufen|a pris fin|(?:previous|earlier|prior) (?:agreement"
    r"|contract)"
    r" (?:\w+ )?(?:dated|of|between|ended|has ended))"
)


def is_past(passage: Passage) -> bool:
    """Return whether a sentence tells of what no longer holds; a row of a table is not looked at as a whole."""
    return not passage.table and bool(_PAST.search(passage.plain))
