"""The conditions that a paragraph of a letter may name: a closed list, so that nothing in a letter ever executes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.inputs.letter import LetterInput


def _debtor_country(letter: LetterInput) -> str:
    return letter.brand.country.strip().upper()


LETTER_CONDITIONS: dict[str, Callable[[LetterInput], bool]] = {
    "account": lambda letter: letter.creator.has_account,
    "agreed_rate": lambda letter: letter.claim is not None and letter.claim.agreed_rate_bp is not None,
    "brief_day": lambda letter: letter.received_on is not None,
    "contact": lambda letter: bool(letter.contact.strip()),
    "contract": lambda letter: bool(letter.contract_number.strip()),
    "debtor.es": lambda letter: _debtor_country(letter) == "ES",
    # Between two at home in France its code of civil procedure holds, whatever law was chosen.
    "debtor.fr": lambda letter: _debtor_country(letter) == letter.creator.country.strip().upper() == "FR",
    "debtor.gb": lambda letter: _debtor_country(letter) == "GB",
    # A debtor without a number in a register may be a sole trader, whom a protocol of its own protects.
    "debtor.gb_person": lambda letter: _debtor_country(letter) == "GB" and not letter.brand.company_number.strip(),
    "deliverables": lambda letter: bool(letter.deliverables),
    "exclusivity": lambda letter: bool(letter.exclusivities),
    "fixed_sum": lambda letter: letter.claim is not None and letter.claim.fixed_sum is not None,
    "gift_return": lambda letter: letter.gift is not None and letter.gift.return_by is not None,
    "gift_value": lambda letter: letter.gift is not None and letter.gift.value is not None,
    "interest_known": lambda letter: letter.claim is not None and letter.claim.interest is not None,
    "interest_open": lambda letter: letter.claim is not None and letter.claim.interest is None,
    "label": lambda letter: letter.gift is not None and bool(letter.gift.labels),
    "law": lambda letter: letter.claim is not None and bool(letter.claim.basis),
    "no_label": lambda letter: letter.gift is not None and not letter.gift.labels,
    "notice": lambda letter: letter.notice_days is not None,
    "obligation": lambda letter: letter.obligation,
    "overrun_reckoned": lambda letter: letter.overrun is not None and letter.overrun.unit is not None,
    "payment_days": lambda letter: letter.payment_days is not None,
    "period": lambda letter: letter.starts_on is not None and letter.ends_on is not None,
    "post_expected": lambda letter: letter.post_expected,
    "reason": lambda letter: bool(letter.reason.strip()),
    "recorded": lambda letter: letter.recorded,
    "renewal_price": lambda letter: letter.window is not None and letter.window.renewal_price is not None,
    "revisions": lambda letter: letter.revisions is not None,
    "rights": lambda letter: bool(letter.rights),
    "table_rate": lambda letter: letter.claim is not None and letter.claim.agreed_rate_bp is None,
    "valid_until": lambda letter: letter.by is not None,
}


def letter_conditions_hold(letter: LetterInput, when: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    """Return whether every condition of `when` holds and none of `unless` does."""
    return all(LETTER_CONDITIONS[name](letter) for name in when) and not any(
        LETTER_CONDITIONS[name](letter) for name in unless
    )
