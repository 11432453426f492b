"""The values that a clause may name: a closed list of {{ dotted.name }} and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.words.conditions import law_of
from creatorbook.documents.words.party_numbers import account_words, group_iban
from creatorbook.domain.values.money import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from creatorbook.documents.inputs.contract import ContractInput, Party
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.values.money import Money

    Reader = Callable[[ContractInput, Speech], str]


_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Value:
    """One placeholder: the field of the input it is about, and how it reads in the document ("" is missing)."""

    field: str
    read: Reader


def _day(day: date | None, speech: Speech) -> str:
    return speech.day(day) if day else ""


def _count(kind: str, number: int | None, speech: Speech) -> str:
    return speech.count(kind, number) if number is not None else ""


def _rate(basis_points: int | None, speech: Speech) -> str:
    return speech.percent(basis_points) if basis_points is not None else ""


def _amount(amount: Money | None, speech: Speech) -> str:
    return speech.money(amount) if amount is not None else ""


def _guardians(contract: ContractInput, speech: Speech) -> str:
    names = (contract.creator.guardian_name, contract.creator.guardian2_name)
    return speech.join([name.strip() for name in names if name.strip()])


def _guardian_mails(contract: ContractInput, speech: Speech) -> str:
    mails = (contract.creator.guardian_email, contract.creator.guardian2_email)
    return speech.join([mail.strip() for mail in mails if mail.strip()])


def _sums(amounts: Iterable[Money], speech: Speech) -> str:
    return speech.join([speech.money(each) for each in totals(list(amounts))])


def _languages(contract: ContractInput, speech: Speech) -> str:
    """Return the languages of the contract as they stand behind its preposition: "français et en allemand"."""
    return speech.join([speech.word("languages", each) for each in contract.languages], speech.word("languages", "and"))


def _law(contract: ContractInput, speech: Speech) -> str:
    # An empty law under French mandatory rules reads as French law: the law itself asks for nothing else.
    return speech.law(contract.governing_law.strip() or law_of(contract))


def _products(contract: ContractInput, speech: Speech) -> str:
    if any(product.value is None for product in contract.products):
        return ""
    return speech.join([speech.money(product.value) for product in contract.products if product.value])


def _party_values(role: str, of: Callable[[ContractInput], Party | None]) -> dict[str, Value]:
    def plain(name: str) -> Reader:
        return lambda contract, _speech: str(getattr(of(contract), name, ""))

    def place(name: str) -> Reader:
        return lambda contract, speech: speech.country(str(getattr(of(contract), name, "")))

    names = (
        "name",
        "trading_name",
        "address",
        "company_number",
        "vat_number",
        "email",
        "phone",
        "representative",
        "representative_role",
    )
    values = {f"{role}.{name}": Value(f"{role}.{name}", plain(name)) for name in names}
    values |= {f"{role}.{name}": Value(f"{role}.{name}", place(name)) for name in ("country", "tax_residence")}
    return values


VALUES: dict[str, Value] = {
    **_party_values("brand", lambda contract: contract.brand),
    **_party_values("creator", lambda contract: contract.creator),
    **_party_values("agency", lambda contract: contract.agency),
    "contract.number": Value("number", lambda contract, _speech: contract.number),
    "contract.version": Value("version", lambda contract, speech: speech.number(contract.version)),
    "contract.date": Value("issued_on", lambda contract, speech: _day(contract.issued_on, speech)),
    "contract.place": Value("place", lambda contract, _speech: contract.place),
    "deal.title": Value("title", lambda contract, _speech: contract.title),
    "deal.objective": Value("objective", lambda contract, _speech: contract.objective),
    "deal.nature": Value("nature", lambda contract, _speech: contract.nature),
    "deal.start": Value("starts_on", lambda contract, speech: _day(contract.starts_on, speech)),
    "deal.end": Value("ends_on", lambda contract, speech: _day(contract.ends_on, speech)),
    **_party_values("agent", lambda contract: contract.agent),
    "guardian.name": Value("creator.guardian_name", lambda contract, _speech: contract.creator.guardian_name),
    "guardian.both": Value("creator.guardian2_name", _guardians),
    "guardian.email": Value("creator.guardian_email", _guardian_mails),
    "creator.iban": Value("creator.iban", lambda contract, _speech: group_iban(contract.creator.iban)),
    "creator.account": Value("creator.iban", lambda contract, speech: account_words(contract.creator, speech)),
    "standards.text": Value("content_standards", lambda contract, _speech: contract.content_standards),
    "claims.text": Value("claims", lambda contract, _speech: contract.claims),
    "fee.total": Value("fee", lambda contract, speech: speech.money(contract.fee)),
    "fee.on_top": Value("rights", lambda contract, speech: _sums(contract.rights_on_top, speech)),
    "fee.together": Value("fee", lambda contract, speech: _sums((contract.fee, *contract.rights_on_top), speech)),
    "fee.vat": Value("vat_mention", lambda contract, _speech: contract.vat_mention),
    "fee.payment_days": Value("payment_days", lambda contract, speech: _count("days", contract.payment_days, speech)),
    "late.rate": Value("late_rate_bp", lambda contract, speech: _rate(contract.late_rate_bp, speech)),
    "late.fixed_sum": Value("late_fixed_sum", lambda contract, speech: _amount(contract.late_fixed_sum, speech)),
    "approval.review_days": Value("review_days", lambda contract, speech: _count("days", contract.review_days, speech)),
    "approval.revisions": Value("revisions", lambda contract, speech: _count("rounds", contract.revisions, speech)),
    "cancellation.rate": Value("kill_fee_bp", lambda contract, speech: _rate(contract.kill_fee_bp, speech)),
    "bonus.text": Value("bonus", lambda contract, _speech: contract.bonus),
    "affiliate.rate": Value("affiliate_bp", lambda contract, speech: _rate(contract.affiliate_bp, speech)),
    "affiliate.code": Value("affiliate_code", lambda contract, _speech: contract.affiliate_code),
    "affiliate.days": Value("affiliate_days", lambda contract, speech: _count("days", contract.affiliate_days, speech)),
    "expenses.text": Value("expenses", lambda contract, _speech: contract.expenses),
    "products.values": Value("products", _products),
    "termination.notice_days": Value(
        "notice_days", lambda contract, speech: _count("days", contract.notice_days, speech)
    ),
    "termination.cure_days": Value("cure_days", lambda contract, speech: _count("days", contract.cure_days, speech)),
    "renewal.notice_days": Value(
        "renewal_notice_days", lambda contract, speech: _count("days", contract.renewal_notice_days, speech)
    ),
    "takedown.days": Value("takedown_days", lambda contract, speech: _count("days", contract.takedown_days, speech)),
    "content.online_days": Value("online_days", lambda contract, speech: _count("days", contract.online_days, speech)),
    "content.reshoots": Value("reshoots", lambda contract, speech: _count("reshoots", contract.reshoots, speech)),
    "content.reshoot_price": Value("reshoot_price", lambda contract, speech: _amount(contract.reshoot_price, speech)),
    "renewal.months": Value(
        "renewal_months", lambda contract, speech: _count("months", contract.renewal_months, speech)
    ),
    "liability.cap": Value("liability_cap", lambda contract, speech: _amount(contract.liability_cap, speech)),
    "law.name": Value("governing_law", _law),
    "language.both": Value("language", _languages),
    "language.prevailing": Value("language", lambda contract, speech: speech.word("languages", contract.languages[0])),
    "law.courts": Value("courts", lambda contract, _speech: contract.courts),
    "confidentiality.years": Value(
        "confidential_years", lambda contract, speech: _count("years", contract.confidential_years, speech)
    ),
}
