"""The text of the code on a Swiss QR-bill (SIX, implementation guidelines 2.3), and what the slip says in words.

Addresses are structured: since 22 November 2025 no others are taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.identity.numbers import NumberKind, check_number
from creatorbook.domain.money.paying.addresses import PostalAddress, split_house_number
from creatorbook.domain.money.paying.references import (
    belgian_communication,
    creditor_reference,
    is_creditor_reference,
    is_swiss_reference,
    swiss_reference,
)

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money

_COUNTRIES = frozenset({"CH", "LI"})
_CURRENCIES = frozenset({"CHF", "EUR"})
_QR_IIDS = range(30_000, 32_000)
_MOST = 99_999_999_999
_NAME, _STREET, _HOUSE, _POSTCODE, _TOWN, _TEXT = 70, 70, 16, 16, 35, 140


@dataclass(frozen=True, slots=True)
class BillParty:
    """Who is paid or pays: a name and an address in parts; `country` is an ISO 3166-1 alpha-2 code."""

    name: str
    address: PostalAddress
    country: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What the slip prints of the party."""
        place = f"{self.address.postcode} {self.address.town}".strip()
        street = " ".join(self.address.streets)[:_STREET]
        return tuple(line for line in (self.name[:_NAME], street, place) if line)

    @property
    def is_complete(self) -> bool:
        """Whether the code can name the party: postcode and town must be there."""
        return bool(self.name.strip() and self.address.postcode and self.address.town and self.country)

    def fields(self) -> list[str]:
        """Return the seven fields of the code."""
        street, house = split_house_number(self.address.streets[-1]) if self.address.streets else ("", "")
        return [
            "S", self.name.strip()[:_NAME], street[:_STREET], house[:_HOUSE],
            self.address.postcode[:_POSTCODE], self.address.town[:_TOWN], self.country,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SwissBill:
    """A payment slip: `kind` is QRR, SCOR or NON, `reference` without spaces, `message` what it is for."""

    iban: str
    creditor: BillParty
    amount: Money
    debtor: BillParty | None
    kind: str
    reference: str
    message: str

    @property
    def text(self) -> str:
        """What the code holds: lines that end with CR LF."""
        payer = self.debtor.fields() if self.debtor is not None else [""] * 7
        lines = ["SPC", "0200", "1", self.iban, *self.creditor.fields(), *[""] * 7]
        lines += [self.amount.digits, self.amount.currency, *payer, self.kind, self.reference, self.message, "EPD"]
        return "\r\n".join(lines)


def is_qr_iban(iban: str) -> bool:
    """Return whether the account is one for payments with a QR reference: its bank's number is 30000 to 31999."""
    bare = "".join(iban.split()).upper()
    return bare[:2] in _COUNTRIES and bare[4:9].isdecimal() and int(bare[4:9]) in _QR_IIDS


def usual_reference(number: str, country: str, iban: str) -> str:
    """Return the structured reference that an invoice's number makes where its seller's banks use one, else "".

    An account for QR references takes no other; other Swiss accounts take a creditor reference, Belgium has its own.
    """
    if is_qr_iban(iban):
        return swiss_reference(number)
    if "".join(iban.split())[:2].upper() in _COUNTRIES:
        return creditor_reference(number)
    return belgian_communication(number) if country == "BE" else ""


def swiss_bill(
    iban: str, creditor: BillParty, amount: Money, debtor: BillParty, reference: str, message: str
) -> SwissBill | None:
    """Return the slip, None where there can be none: another account or currency, nothing to pay, no postcode or town.

    A QR-IBAN asks for a QR reference and every other account refuses one; the wrong kind of reference is no slip.
    """
    bare = "".join(iban.split()).upper()
    if bare[:2] not in _COUNTRIES or check_number(NumberKind.IBAN, bare[:2], bare) is not None:
        return None
    if amount.currency not in _CURRENCIES or not 0 < amount.minor <= _MOST or not creditor.is_complete:
        return None
    structured = "".join(reference.split()).upper()
    if is_qr_iban(bare) != is_swiss_reference(structured):
        return None
    kind = "QRR" if is_qr_iban(bare) else "SCOR" if is_creditor_reference(structured) else "NON"
    return SwissBill(
        bare,
        creditor,
        amount,
        debtor if debtor.is_complete else None,
        kind,
        structured if kind != "NON" else "",
        " ".join(message.split())[:_TEXT],
    )
