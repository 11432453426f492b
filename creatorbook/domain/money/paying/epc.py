"""The text of an EPC QR code (EPC069-12, version 2.1), which banking apps of the SEPA area fill a transfer in from."""

from __future__ import annotations

from creatorbook.domain.identity.numbers import NumberKind, check_number
from creatorbook.domain.money.paying.references import is_creditor_reference
from creatorbook.domain.values.money import Money

# Where payments in euro go by SEPA (EPC409-09).
_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_BESIDE = "AD AL CH GB GI IS LI MC MD ME MK NO RS SM VA"
SEPA = frozenset(f"{_UNION} {_BESIDE}".split())
_NAME, _TEXT, _BYTES = 70, 140, 331
_MOST = Money(99_999_999_999, "EUR")


def epc_text(name: str, iban: str, amount: Money, reference: str, bic: str = "") -> str:
    """Return the twelve lines of the code, "" where there can be none.

    There is none for another currency, for nothing to pay, for an account outside the area or one that is wrong.
    `reference` goes as a structured one where it is a creditor reference, else as text.
    """
    bare = "".join(iban.split()).upper()
    if amount.currency != "EUR" or not 0 < amount.minor <= _MOST.minor or bare[:2] not in SEPA:
        return ""
    if not name.strip() or check_number(NumberKind.IBAN, bare[:2], bare) is not None:
        return ""
    structured = "".join(reference.split()) if is_creditor_reference(reference) else ""
    text = "" if structured else " ".join(reference.split())[:_TEXT]
    lines = ["BCD", "002", "1", "SCT", "".join(bic.split()).upper(), " ".join(name.split())[:_NAME], bare]
    lines += [f"EUR{amount.digits}", "", structured, text]
    made = "\n".join(lines).rstrip("\n")
    return made if len(made.encode()) <= _BYTES else ""
