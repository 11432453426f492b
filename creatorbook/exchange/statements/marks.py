"""The words in a bank's table that say what became of a line, and in which direction it went."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(line: str) -> frozenset[str]:
    return frozenset(word.strip() for word in line.split("|"))


_DONE = _words(
    """
    completed|complete|abgeschlossen|termine|terminee|effectue|effectuee|completado|completada|completata|completato
    |finished|booked|gebucht|umsatz gebucht|posted|comptabilise|paid|succeeded|success|settled|available|cleared
    |uitgevoerd|geboekt|verbucht|ok|payment sent|money received|received|executee|realise|active|issued
    """
)
_NEVER = _words(
    """
    denied|cancelled|canceled|failed|reverted|declined|expired|voided|removed|rejected|refused|annule|annulee|storniert
    |abgelehnt|fehlgeschlagen|refuse|refusee|echoue|cancelado|rechazado|annullato|rifiutato|geweigerd|blocked
    """
)
_WAITING = _words(
    """
    pending|held|on hold|vorgemerkt|umsatz vorgemerkt|en attente|pendiente|in attesa|processing|unclaimed|waiting|open
    |ausstehend|in bearbeitung|authorised|authorized|onder voorbehoud|en cours|created|incomplete|in sospeso
    """
)
_IN = _words("c|cr|crdt|credit|haben|h|bij|in|+|gutschrift|credito|avere|abono|a|eingang|entree|incoming")
_OUT = _words("d|dr|dbit|debit|soll|s|af|out|-|lastschrift|debito|dare|cargo|ausgang|sortie|outgoing|belastung|neutral")
_CONVERSIONS = ("currency conversion", "conversion de devise", "wahrungsumrechnung", "conversion de divisa")
_TOTALS = ("total", "summe", "somme", "saldo", "solde", "balance", "endsaldo", "kontostand", "totale", "anfangssaldo")


class Fate(StrEnum):
    """What became of a line: it is booked, it may yet be, it never will be."""

    BOOKED = "booked"
    PENDING = "pending"
    NEVER = "never"


def fate_of(status: str) -> Fate:
    """Return what became of a line; no word means that it is booked, an unknown word that it is not yet."""
    word = fold(status).strip(" .*")
    if not word or word in _DONE:
        return Fate.BOOKED
    return Fate.NEVER if word in _NEVER else Fate.PENDING


def are_statuses(words: Iterable[str]) -> bool:
    """Return whether some of a column's words say what became of a line: a column of notes has none."""
    return any(fold(word).strip(" .*") in _DONE | _NEVER | _WAITING for word in words)


def is_waiting(text: str) -> bool:
    """Return whether a word, such as one where the day of a line is to come, says that the bank has yet to book it."""
    return fold(text).strip(" .*") in _WAITING


def knows_direction(flag: str) -> bool:
    """Return whether a word says in which direction a line goes."""
    return fold(flag).strip(" .") in _IN | _OUT


def goes_out(flag: str) -> bool:
    """Return whether a word says that the money went out."""
    return fold(flag).strip(" .") in _OUT


def is_conversion(kind: str) -> bool:
    """Return whether a line only changes one currency of the same account into another."""
    return any(words in fold(kind) for words in _CONVERSIONS)


def is_total(text: str) -> bool:
    """Return whether a row without a day is a sum or a balance below the lines."""
    return fold(text).split(" ")[0].strip(":") in _TOTALS if text.strip() else False
