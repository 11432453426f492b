"""Letters as people write them, one for every kind: what the golden texts are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from creatorbook.documents.inputs.contract import (
    DeliverableLine,
    DocumentStatus,
    ExclusivityLine,
    Party,
    PartyRole,
    RightsLine,
)
from creatorbook.documents.inputs.letter import (
    ClaimLine,
    GiftLine,
    InterestRow,
    LetterInput,
    OverrunLine,
    PaidLine,
    WindowLine,
)
from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.domain.records.terms import RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform

LANGUAGES = ("de", "en", "es", "fr")
_HOMES = {
    "de": ("DE", "Kantstraße 8\n10623 Berlin"),
    "en": ("GB", "20 Lamb’s Conduit Street\nLondon WC1N 3LE"),
    "es": ("ES", "Calle de Serrano 41\n28001 Madrid"),
    "fr": ("FR", "4, avenue de l’Opéra\n75001 Paris"),
}


def eur(amount: str) -> Money:
    """Return euros."""
    return Money.of(amount, "EUR")


CREATOR = Party(
    PartyRole.CREATOR,
    "Camille Roussel",
    address="12, rue des Lilas\n69003 Lyon",
    country="FR",
    tax_residence="FR",
    company_number="852 379 890",
    email="camille@example.com",
    phone="+33 6 12 34 56 78",
    iban="FR76 3000 6000 0112 3456 7890 189",
)


def brand(language: str) -> Party:
    """Return a brand where the language is spoken."""
    country, address = _HOMES[language]
    return Party(
        PartyRole.BRAND,
        "Maison Aurore",
        address=address,
        country=country,
        email="bonjour@aurore.example",
    )


DELIVERABLES = (
    DeliverableLine(Platform.INSTAGRAM, Medium.REEL, 2, due_on=date(2026, 12, 10)),
    DeliverableLine(Platform.INSTAGRAM, Medium.STORY, 5, "Three frames with a link", due_on=date(2026, 12, 11)),
)
RIGHTS = (
    RightsLine(
        (UsageChannel.PAID_SOCIAL,), RightsStart.ON_FIRST_POST, paid=True, territories=("FR", "BE"), duration_days=90,
        price=eur("600"),
    ),
)  # fmt: skip
CLAIM = ClaimLine(
    label="Balance",
    amount=eur("1500"),
    vat=eur("300"),
    vat_bp=2000,
    paid=(PaidLine(date(2025, 6, 20), eur("600")),),
    outstanding=eur("1200"),
    counted_to=date(2025, 7, 31),
    due_on=date(2025, 6, 1),
    days_late=60,
    invoice_number="2025-014",
    invoiced_on=date(2025, 5, 2),
    rows=(
        InterestRow(date(2025, 6, 2), date(2025, 6, 20), 19, eur("1800"), 1315, eur("12.32")),
        InterestRow(date(2025, 6, 21), date(2025, 6, 30), 10, eur("1200"), 1315, eur("4.32")),
        InterestRow(date(2025, 7, 1), date(2025, 7, 31), 31, eur("1200"), 1215, eur("12.38")),
    ),
    interest=eur("29.02"),
    daily=eur("0.40"),
    fixed_sum=eur("40"),
)
WINDOW = WindowLine(
    (UsageChannel.PAID_SOCIAL, UsageChannel.WEBSITE), ("FR", "BE"), date(2026, 9, 1), date(2026, 11, 30), 90, eur("450")
)
GIFT = GiftLine("Vitamin C serum, 30 ml", date(2026, 11, 18), eur("48"), labels=("Publicité",))
_OF_KIND: dict[str, dict[str, Any]] = {
    "offer": {
        "deliverables": DELIVERABLES,
        "rights": RIGHTS,
        "fee": eur("2400"),
        "payment_days": 30,
        "revisions": 2,
        "by": date(2026, 12, 7),
        "starts_on": date(2026, 12, 1),
        "ends_on": date(2026, 12, 31),
        "exclusivities": (
            ExclusivityLine("skincare", ("Nuage", "Petite Fleur"), ("FR",), date(2026, 12, 1), date(2027, 1, 31)),
        ),
    },
    "brief_acknowledgement": {
        "deliverables": DELIVERABLES,
        "received_on": date(2026, 11, 20),
        "contract_number": "C-2026-007",
        "contract_on": date(2026, 11, 2),
    },
    "gift_acknowledgement": {"gift": GIFT},
    "rights_renewal": {"window": WINDOW, "by": date(2026, 11, 30)},
    "follow_up": {"contract_number": "C-2026-007", "contract_on": date(2026, 11, 2)},
    "rights_expired": {"window": WINDOW, "by": date(2026, 12, 9)},
    "rights_overrun": {
        "window": WINDOW,
        "overrun": OverrunLine(
            date(2027, 3, 10),
            "instagram.com/aurore, an advertisement",
            date(2026, 12, 1),
            100,
            90,
            eur("450"),
            2,
            eur("900"),
        ),
        "by": date(2027, 3, 26),
    },
    "payment_reminder": {"claim": CLAIM, "by": date(2025, 8, 8)},
    "formal_notice": {"claim": CLAIM, "by": date(2025, 8, 14), "recorded": True},
    "termination": {
        "notice_days": 15,
        "ends_on": date(2026, 12, 8),
        "reason": "The product to be shown was never sent.",
        "contract_number": "C-2026-007",
        "contract_on": date(2026, 11, 2),
    },
}
BASIS = {
    "en": "articles L441-10 and D441-5 of the French Commercial Code",
    "fr": "les articles L. 441-10 et D. 441-5 du code de commerce",
    "de": "Artikel L441-10 und D441-5 des französischen Code de commerce",
    "es": "artículos L441-10 y D441-5 del Código de Comercio francés",
}


def letter(kind: LetterKind, language: str = "en", tone: Tone = Tone.NONE, **changes: Any) -> LetterInput:
    """Return a complete letter of the kind, with what is given changed."""
    given: dict[str, Any] = {"title": "Aurore, winter campaign", "contact": "Inès Martin", "place": "Lyon"}
    given |= _OF_KIND[kind]
    if "claim" in given:
        claim = replace(given["claim"], basis=BASIS[language], reckoning="ECB + 10")
        given |= {"claim": claim, "dated_on": claim.counted_to}
    given = {"dated_on": date(2026, 11, 23), "status": DocumentStatus.ISSUED, **given, **changes}
    return LetterInput(kind=kind, language=language, creator=CREATOR, brand=brand(language), tone=tone, **given)


def every_letter(language: str) -> dict[str, LetterInput]:
    """Return one letter of every kind, tone and turn, by name."""
    made = {kind.value: letter(kind, language) for kind in LetterKind if kind is not LetterKind.PAYMENT_REMINDER}
    for tone in (Tone.AHEAD, Tone.FRIENDLY, Tone.FIRM, Tone.LAST):
        made[f"payment_reminder_{tone.value}"] = letter(LetterKind.PAYMENT_REMINDER, language, tone)
    made["gift_acknowledgement_owed"] = letter(
        LetterKind.GIFT_ACKNOWLEDGEMENT, language, obligation=True, deliverables=DELIVERABLES[:1]
    )
    return made
