"""Rows under a sheet that are nobody's: sums, part sums, the tax between them, and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.values.currencies import CODES
from creatorbook.exchange.tables.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.exchange.tables.table import Cell

_SUM = (
    r"(?:totals?|totale[ns]?|totali|totaux|totaal|totales|gesamt|gesamtsumme|endsumme|summen?|sum|sommes?|sumas?|somma"
    r"|razem|lacznie|ogolem|suma czesciowa|soma|summa|totalt|totalsumma|i alt|ialt|合計|総計|総額|合計金額)"
)
_PART = (
    r"(?:sub[ -]?totals?|sous[ -]?tota(?:l|ux)|sub[ -]?totale[ns]?|subtotali|subtotales|zwischensummen?|teilsummen?"
    r"|grand totals?|gesamtsummen?|total general|total generale?|totale generale|totale parziale|totale complessivo"
    r"|suma total|somme totale|running total|delsumma|delsum|mellansumma|mellomsum|subtotaal|tussentotaal|小計)"
)
_CODES = "|".join(sorted(CODES)).lower()
# What may follow the word of a sum; a firm's name may begin with it too ("Total Bikes").
_BESIDE = (
    r"(?:h\.?t\.?|t\.?t\.?c\.?|net|nett|netto|nets?|brut|brutto|gross|incl\.?|excl\.?|inkl\.?|zzgl\.?|vat|tva|mwst\.?"
    r"|ust\.?|iva|btw|due|paid|unpaid|open|offen|bezahlt|paye|encaisse|pagado|pagato|of the (?:year|month)|fees?"
    rf"|{_CODES}"
    r"|[€$£¥]|(?:19|20)[0-9]{2}|q[1-4]|[-(]?[0-9][0-9 .,'’]*-?\)?|:|=|-|–|—)"
)
_IS_SUM = re.compile(rf"{_SUM}(?![a-z])(?:\s*{_BESIDE}(?![a-z]))*\s*|{_PART}\b.*")
# A tax line under a part sum: the tax with its rate, and the sum is never far.
_IS_TAX = re.compile(
    r"(?:t\.?v\.?a\.?|vat|mwst\.?|mehrwertsteuer|ust\.?|umsatzsteuer|i\.?v\.?a\.?|btw|moms|mva|gst|hst"
    r"|qst|tps|tvq|podatek vat"
    r"|sales tax|消費税|irpf|rivalsa(?: inps)?|ritenuta(?: d.acconto)?|retencion(?: irpf)?|withholding(?: tax)?)"
    r"(?:\s*(?:[-(@à]?\s*[0-9]{1,2}(?:[.,][0-9]{1,2})?\s*%?\)?|:|=|-|–))*\s*"
)
_COUNT = re.compile(
    r"[0-9]{1,6} (?:brands?|rows?|entries|records?|contacts?|people|deals?|campaigns?|payments?|invoices?|gifts?|items?"
    r"|marques?|lignes?|entrees?|personnes?|collaborations?|campagnes?|paiements?|factures?|cadeaux|marken|zeilen"
    r"|eintrage|kontakte|kampagnen|zahlungen|rechnungen|geschenke|marcas?|filas?|contactos?|campanas?|pagos?"
    r"|facturas?|regalos?|march[io]|righe|contatti|campagne|pagamenti|fatture|omaggi|merken|rijen|marki|wierszy)"
)


def total_of(cells: Iterable[Cell]) -> str:
    """Return the text by which a row is a sum, a tax or a count of the rows above it, "" for any other row.

    A count is one only where nothing else stands in its row, and a sum where its word is the first text there.
    """
    filled = [as_text(cell) for cell in cells if cell != ""]
    texts = [text for text in filled if any(letter.isalpha() for letter in text)]
    if not texts:
        return ""
    first = fold(texts[0][:200]).strip(" :.")
    if _IS_SUM.fullmatch(first) or _IS_TAX.fullmatch(first):
        return texts[0]
    return texts[0] if len(filled) == 1 and _COUNT.fullmatch(first) else ""
