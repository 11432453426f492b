"""Statements of one kind each, written after what the banks and services themselves say of their files."""

from __future__ import annotations

from pathlib import Path

_FILES = Path(__file__).parent / "files"


def sample(name: str) -> str:
    """Return the text of a sample, by the name of its file."""
    return (_FILES / name).read_bytes().decode()


CAMT_053, OFX_1, OFX_2 = sample("camt_053.xml"), sample("bank.ofx"), sample("bank_2.ofx")
QIF, MT940_DE, MT940_NL = sample("bank.qif"), sample("german.sta"), sample("dutch.sta")

TABLES = {
    "n26": [
        ("2026-03-02", "595.00 EUR", "Nordlicht GmbH", "DE02120300000000202051", "R-2026-04"),
        ("2026-03-04", "-9.20 EUR", "Cloud Inc", "", ""),
    ],
    "sparkasse": [
        (
            "2026-03-02",
            "1595.00 EUR",
            "Nordlicht GmbH",
            "DE02120300000000202051",
            "GUTSCHR. UEBERWEISUNG Rechnung R-2026-04",
        ),
        ("2026-03-04", "-45.10 EUR", "Stadtwerke", "", "LASTSCHRIFT Strom"),
    ],
    "dkb": [
        ("2026-03-02", "595.00 EUR", "Nordlicht GmbH", "DE021203", "R 2026 04"),
    ],
    "ing_nl": [
        ("2026-03-01", "121.00 EUR", "Bloei BV", "NL44RABO0123456789", "F26-9"),
        ("2026-03-02", "-7.25 EUR", "Albert", "", "pas 1"),
    ],
    "fortuneo": [
        ("2026-03-15", "1200.00 EUR", "", "", "VIR MAISON VERTE F2026-007"),
        ("2026-03-16", "-4.50 EUR", "", "", "CARTE CAFE"),
    ],
    "chase": [
        ("2026-03-14", "1500.00 USD", "", "", "CREDIT ORIG CO NAME:GLOW INV 2026-12"),
    ],
    "lloyds": [
        ("2026-03-25", "960.00 GBP", "", "", "FERN STUDIO INV-31"),
    ],
    "paypal": [
        ("2026-03-13", "484.70 EUR", "Glow & Co", "pay@glow.example", "F2026-008"),
        ("2026-03-14", "90.00 EUR", "Late Ltd", "a@late.example", ""),
    ],
    "stripe": [
        ("2026-03-02", "246.00 EUR", "", "", "Invoice F2026-009"),
    ],
    "wise": [
        ("2026-03-01", "915.00 EUR", "Glow Inc", "", "INV 12"),
        ("2026-03-02", "-99.50 EUR", "Rent", "", ""),
    ],
    "revolut": [
        ("2026-03-02", "298.00 GBP", "", "", "From Bora Ltd F2026-010"),
    ],
}
"""Bank or service: of each line of its table the day, the amount, who paid, their account and the text."""
