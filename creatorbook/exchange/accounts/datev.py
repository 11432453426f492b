"""The German batch of bookings for DATEV (EXTF, category 21, version 13), as DATEV's developer portal describes it.

Two heading lines, then a line a booking: 125 columns, texts in quotes, Windows-1252, CR LF, decimal comma, days DDMM.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.base.guard import guard_formula

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from creatorbook.domain.values.money import Money

COLUMNS = (
    "Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "WKZ Umsatz", "Kurs", "Basis-Umsatz", "WKZ Basis-Umsatz",
    "Konto", "Gegenkonto (ohne BU-Schlüssel)", "BU-Schlüssel", "Belegdatum", "Belegfeld 1", "Belegfeld 2", "Skonto",
    "Buchungstext", "Postensperre", "Diverse Adressnummer", "Geschäftspartnerbank", "Sachverhalt", "Zinssperre",
    "Beleglink",
    *(f"Beleginfo - {part} {number}" for number in range(1, 9) for part in ("Art", "Inhalt")),
    "KOST1 - Kostenstelle", "KOST2 - Kostenstelle", "Kost-Menge", "EU-Land u. UStID (Bestimmung)",
    "EU-Steuersatz (Bestimmung)", "Abw. Versteuerungsart", "Sachverhalt L+L", "Funktionsergänzung L+L",
    "BU 49 Hauptfunktionstyp", "BU 49 Hauptfunktionsnummer", "BU 49 Funktionsergänzung",
    *(f"{part} {number}" for number in range(1, 21) for part in ("Zusatzinformation - Art",
                                                                 "Zusatzinformation- Inhalt")),
    "Stück", "Gewicht", "Zahlweise", "Forderungsart", "Veranlagungsjahr", "Zugeordnete Fälligkeit", "Skontotyp",
    "Auftragsnummer", "Buchungstyp", "USt-Schlüssel (Anzahlungen)", "EU-Land (Anzahlungen)",
    "Sachverhalt L+L (Anzahlungen)", "EU-Steuersatz (Anzahlungen)", "Erlöskonto (Anzahlungen)", "Herkunft-Kz",
    "Buchungs GUID", "KOST-Datum", "SEPA-Mandatsreferenz", "Skontosperre", "Gesellschaftername", "Beteiligtennummer",
    "Identifikationsnummer", "Zeichnernummer", "Postensperre bis", "Bezeichnung SoBil-Sachverhalt",
    "Kennzeichen SoBil-Buchung", "Festschreibung", "Leistungsdatum", "Datum Zuord. Steuerperiode", "Fälligkeit",
    "Generalumkehr (GU)", "Steuersatz", "Land", "Abrechnungsreferenz", "BVV-Position",
    "EU-Land u. UStID (Ursprung)", "EU-Steuersatz (Ursprung)", "Abw. Skontokonto",
)  # fmt: skip
_LOCKED = COLUMNS.index("Festschreibung")
_LONGEST_TEXT, _LONGEST_PIECE = 60, 36
# What a reference to a paper may hold; anything else is left out of it.
_PIECE_MARKS = "$&%*+-/"
ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class DatevOwner:
    """Whose file it is: the numbers of consultant and client that DATEV asks for, and which chart it is booked on.

    `chart` is "03" or "04", `digits` how long the numbers of its accounts are.
    """

    consultant: int
    client: int
    chart: str
    digits: int = 4


@dataclass(frozen=True, slots=True)
class DatevBooking:
    """One booking: `amount` above zero goes from `account` (debit) to `contra`, below zero the other way.

    `original` and `rate` are the amount in the currency that was paid, and how much of that one euro was.
    """

    amount: Money
    account: str
    contra: str
    on: date
    piece: str
    text: str
    original: Money | None = None
    rate: Decimal | None = None


def datev_name(first: date, last: date) -> str:
    """Return the name that the file should have."""
    return f"EXTF_Buchungsstapel_{first:%Y%m%d}_{last:%Y%m%d}.csv"


def write_datev(
    owner: DatevOwner, first: date, last: date, bookings: Iterable[DatevBooking], *, made_at: datetime
) -> bytes:
    """Return the file of the bookings from a day to another; what Windows-1252 has not becomes a question mark."""
    head = [
        _quoted("EXTF"), "700", "21", _quoted("Buchungsstapel"), "13", f"{made_at:%Y%m%d%H%M%S}000", "", _quoted("CB"),
        _quoted(""), _quoted(""), str(owner.consultant), str(owner.client), f"{first:%Y%m%d}", str(owner.digits),
        f"{first:%Y%m%d}", f"{last:%Y%m%d}", _quoted(f"Creatorbook {first:%Y}"), _quoted(""), "1", "0", "0",
        _quoted("EUR"), "", _quoted(""), "", "", _quoted(owner.chart), "", "", _quoted(""), _quoted(""),
    ]  # fmt: skip
    rows = [";".join(head), ";".join(_quoted(each) for each in COLUMNS), *(";".join(_cells(each)) for each in bookings)]
    return ("\r\n".join(rows) + "\r\n").encode(ENCODING, "replace")


def _cells(booking: DatevBooking) -> list[str]:
    cells = [""] * len(COLUMNS)
    home, paid = booking.amount, booking.original
    cells[0] = _amount(home if paid is None else paid)
    cells[1] = _quoted("S" if home.minor >= 0 else "H")
    cells[2] = _quoted(home.currency if paid is None else paid.currency)
    if paid is not None:
        cells[3] = "" if booking.rate is None else f"{booking.rate:.6f}".replace(".", ",")
        cells[4], cells[5] = _amount(home), _quoted(home.currency)
    cells[6], cells[7] = booking.account, booking.contra
    cells[9] = f"{booking.on:%d%m}"
    piece = "".join(each for each in booking.piece if each.isalnum() or each in _PIECE_MARKS)
    cells[10] = _quoted(guard_formula(piece), _LONGEST_PIECE)
    cells[13] = _quoted(guard_formula(" ".join(booking.text.split())), _LONGEST_TEXT)
    cells[_LOCKED] = "0"
    return cells


def _quoted(text: str, longest: int | None = None) -> str:
    return '"' + text[:longest].replace('"', '""') + '"'


def _amount(money: Money) -> str:
    return money.digits.lstrip("-").replace(".", ",")
