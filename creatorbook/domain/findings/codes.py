"""Every code that a rule may say, with its usual severity and the names of its parameters.

One table: rules make their findings through `finding`, which refuses a code or a parameter that is not in it, and
the texts for people are checked against it. A trailing comment is not needed: the code is its own name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from creatorbook.domain.findings.finding import Source


@dataclass(frozen=True, slots=True)
class CodeSpec:
    """How serious a finding usually is, and the names of the values that its sentence needs.

    `can_be_accepted` says that it stops an action only until somebody says that it is meant so.
    """

    severity: Severity
    params: tuple[str, ...] = ()
    can_be_accepted: bool = False


def _error(*params: str) -> CodeSpec:
    return CodeSpec(Severity.ERROR, params)


def _contradiction(*params: str) -> CodeSpec:
    """Two things of one contract that cannot both hold: nobody issues that without saying that he means it."""
    return CodeSpec(Severity.ERROR, params, can_be_accepted=True)


def _warning(*params: str) -> CodeSpec:
    return CodeSpec(Severity.WARNING, params)


def _info(*params: str) -> CodeSpec:
    return CodeSpec(Severity.INFO, params)


_STAGES = {
    "stage.same": _error("stage"),
    "stage.move_not_allowed": _error("from_stage", "to_stage"),
    "stage.reason_needed": _error("to_stage"),
    "stage.brand_needed": _error("to_stage"),
    "stage.consideration_missing": _warning("to_stage"),
    "stage.deliverables_missing": _warning("to_stage"),
    "stage.signature_missing": _warning("to_stage"),
    "stage.signed_today": _info("day"),
    "stage.all_paid": _info("deal", "to_stage"),
    "stage.all_delivered": _info("deal", "to_stage"),
    "stage.all_signed": _info("deal", "to_stage"),
    "stage.draft_missing": _warning("to_stage"),
    "stage.live_post_missing": _warning("to_stage"),
    "stage.invoice_missing": _warning("to_stage"),
    "stage.unpaid": _warning("to_stage", "amount"),
    "stage.deliverable_open": _warning("deliverable", "due_on"),
    "stage.gift_to_return": _warning("gift", "due_on"),
}

_MONEY = {
    "instalments.sum_differs": _contradiction("fee", "total", "difference"),
    "instalments.without_fee": _contradiction("total"),
    "instalments.mixed_currencies": _contradiction("currencies"),
    "instalments.not_positive": _error("label", "amount"),
    "instalment.trigger_cannot_happen": _contradiction("label", "trigger"),
    "instalment.date_missing": _warning("label"),
    "instalment.two_days": _contradiction("label", "due_on", "trigger", "days"),
    "instalment.due_before_trigger": _warning("label", "due_on", "trigger", "first_on"),
    "instalment.due_before_start": _warning("label", "due_on", "starts_on"),
    "affiliate.untracked": _warning(),
    "affiliate.without_window": _info(),
    "money.mixed_currencies": _contradiction("currencies"),
    "money.negative": _error("amount"),
    "percent.out_of_range": _error("field", "percent"),
    "fee.negative": _error("fee"),
}

_PHRASES = {
    "phrase.empty": _error(),
    "phrase.too_long": _error(),
    "phrase.no_fee": _error(),
    "phrase.no_amount": _error("text"),
    "phrase.unclear_amount": _error("text", "one", "other"),
    "phrase.not_understood": _error("text"),
    "phrase.over_fee": _error(),
}

_EXCLUSIVITY = {
    "exclusivity.conflict": _warning(
        "deal", "brand", "other_deal", "other_brand", "match", "matched", "territories",
        "exclusivity_from", "exclusivity_to", "work_from", "work_to",
    ),
    "exclusivity.possible_conflict": _warning(
        "deal", "brand", "other_deal", "other_brand", "match", "matched", "territories",
        "exclusivity_from", "exclusivity_to", "work_from", "work_to",
    ),
    "exclusivity.roster": _info(
        "deal", "brand", "other_deal", "other_brand", "match", "matched", "territories",
        "exclusivity_from", "exclusivity_to", "work_from", "work_to", "creator", "other_creator",
    ),
    "exclusivity.without_scope": _warning(),
    "exclusivity.without_end": _warning("category"),
    "exclusivity.ends_before_start": _contradiction("starts_on", "ends_on"),
    "exclusivity.longer_than_contract": _warning("scope", "exclusivity_to", "ends_on"),
}  # fmt: skip

_RIGHTS = {
    "rights.without_channels": _warning(),
    "rights.perpetual": _warning("channels"),
    "rights.start_day_missing": _warning("channels"),
    "rights.bad_duration": _error("duration_days"),
    "rights.paid_without_price": _info("channels"),
    "rights.price_in_or_on_top": _contradiction("channels", "price"),
    "exclusivity.price_in_or_on_top": _contradiction("price"),
    "rights.broad_channel": _warning("channel"),
    "rights.unpaid": _warning("channels"),
    "rights.ai_without_price": _warning(),
    "rights.whitelisting_without_end": _warning("channels"),
    "rights.renewal_incomplete": _info("field"),
    "rights.start_cannot_happen": _contradiction("channels", "trigger"),
    "rights.ends_before_work": _contradiction("channels", "opens_on", "closes_on", "first_on"),
    "rights.longer_than_exclusivity": _warning("channels", "closes_on", "ends_on"),
}

_CONTRACT = {
    "contract.missing_identity": _error("party"),
    "contract.missing_legal_name": _warning("party"),
    "contract.missing_address": _warning("party"),
    "contract.missing_email": _warning("party"),
    "contract.missing_tax_residence": _warning("party"),
    "contract.missing_company_number": _info("party"),
    "contract.missing_vat_number": _info("party"),
    "contract.missing_guardian": _warning(),
    "contract.one_guardian": _info(),
    "contract.missing_missions": _warning(),
    "contract.missing_consideration": _error(),
    "contract.missing_product_value": _warning("product"),
    "contract.missing_rights": _warning(),
    "contract.missing_governing_law": _warning(),
    "contract.law_not_national": _warning("law", "expected"),
    "contract.missing_payment_term": _info(),
    "contract.payment_term_of_brand": _info("days"),
    "contract.audience_unknown": _warning("creator", "countries"),
    "contract.payment_term_too_long": _warning("days", "maximum"),
    "contract.missing_kill_fee": _info(),
    "contract.missing_revisions": _info(),
    "contract.vat_unsaid": _info("creator", "words"),
    "contract.ends_before_start": _contradiction("starts_on", "ends_on"),
    "contract.deliverable_after_end": _contradiction("deliverable", "due_on", "ends_on"),
    "contract.draft_after_due": _contradiction("deliverable", "draft_due_on", "due_on"),
    "contract.deliverable_before_start": _contradiction("deliverable", "due_on", "starts_on"),
    "contract.review_too_long": _warning("deliverable", "draft_due_on", "days", "review_ends_on", "due_on"),
    "contract.deliverable_without_date": _info("deliverable"),
    "contract.differs_issued": _warning("number", "term", "before", "after"),
    "contract.differs_signed": _warning("number", "term", "before", "after"),
    "contract.assignment_form": _warning("law"),
    "contract.unknown_uses_form": _warning("channels", "law"),
    "contract.future_works_form": _warning("deliverable", "law"),
    "renewal.without_end": _warning(),
    "renewal.without_notice": _warning(),
    "renewal.without_length": _info(),
    "notice.longer_than_contract": _warning("notice_days", "days"),
    "confidential.years_without": _warning("years"),
    "product.without_description": _info(),
    "day.weekend": _info("what", "day", "next_day"),
    "day.holiday": _warning("what", "day", "holiday", "country", "next_day"),
    "contract.minor_creator": _warning("age"),
    "contract.minor_professional": _error("age"),
}

_NUMBERS = {
    "number.length": _contradiction("party", "name", "number", "count", "lengths"),
    "number.characters": _contradiction("party", "name", "number"),
    "number.checksum": _contradiction("party", "name", "number", "part"),
    "number.prefix": _warning("party", "name", "number"),
    "number.vat_key": _warning("party", "number", "expected"),
    "number.vat_of_other_company": _warning("party", "number", "company", "expected"),
    "number.other_country": _warning("party", "name", "number", "country", "expected"),
    "email.malformed": _warning("address"),
    "account.incomplete": _warning(),
}

_WRITTEN = {
    "written_contract.near": _warning(
        "brand", "objective", "basis", "total", "threshold", "percent", "starts_on", "ends_on"
    ),
    "written_contract.reached": _warning(
        "brand", "objective", "basis", "total", "threshold", "percent", "starts_on", "ends_on"
    ),
    "written_contract.near_in_all": _info("brand", "basis", "total", "threshold", "percent", "starts_on", "ends_on"),
    "written_contract.state_reached": _info("brand", "state", "total", "threshold", "days"),
    "written_contract.state_near": _info("brand", "state", "total", "threshold", "days"),
    "written_contract.other_currencies": _info("brand", "amounts"),
    "written_contract.undated": _info("brand", "amount"),
    "written_contract.country_unknown": _info("creator"),
}

_GIFTS = {
    "gift.return_late": _warning("gift", "brand", "due_on", "days"),
    "gift.shown_without_label": _warning("gift", "brand"),
    "gift.shown_without_record": _warning("gift", "brand"),
    "gift.value_missing": _info("gift", "brand"),
    "gift.expectation_unknown": _info("gift", "brand"),
    "gift.return_day_missing": _info("gift", "brand"),
    "gift.tax_open": _info("gift", "country", "nature", "says"),
    "gift.basis_missing": _info("gift", "brand"),
    "gift.sale_missing": _info("gift", "brand"),
    "gift.sale_day_missing": _info("gift", "brand"),
    "gift.fate_day_missing": _info("gift", "brand"),
}

_POSTS = {
    "post.label_unconfirmed": _error("platform"),
    "post.label_insufficient": _error("platform", "country", "label", "places"),
    "post.published_at_missing": _error("platform"),
}

_PAYMENTS = {
    "payment.late": _warning("label", "amount", "due_on", "days"),
    "payment.fixed_sum": _info("amount"),
    "payment.interest": _info("amount", "rate", "days"),
    "payment.rate_unknown": _info("starts_on", "ends_on"),
    "payment.reminder_needed": _info(),
    "payment.vat_counted": _info("rate"),
    "payment.vat_left_out": _info(),
    "payment.invoice_shared": _info("number", "label", "deal"),
}

_INVOICES = {
    "einvoice.draft": _error(),
    "einvoice.currency_decimals": _error("currency"),
    "einvoice.siren_missing": _error("party"),
    "einvoice.address_missing": _error("party"),
    "einvoice.town_missing": _error("party"),
    "einvoice.buyer_reference_missing": _error(),
    "einvoice.order_missing": _error(),
    "einvoice.phone_missing": _error(),
    "einvoice.email_missing": _error(),
    "einvoice.account_missing": _error(),
    "invoice.seller_name_missing": _error("country"),
    "invoice.seller_address_missing": _error("country"),
    "invoice.seller_company_number_missing": _error("country"),
    "invoice.seller_vat_number_missing": _error("country"),
    "invoice.seller_tax_number_missing": _error("country"),
    "invoice.buyer_name_missing": _error("country"),
    "invoice.buyer_address_missing": _error("country"),
    "invoice.buyer_company_number_missing": _error("country"),
    "invoice.buyer_vat_number_missing": _error("country"),
    "invoice.supplied_on_missing": _error("country"),
    "invoice.due_on_missing": _error("country"),
    "invoice.preceding_missing": _error("country"),
    "invoice.vat_at_home_missing": _error("country"),
    "invoice.law_unknown": _warning("country"),
    "invoice.vat_undecided": _error("country"),
    "invoice.line_vat_differs": _error("line", "rate", "expected"),
    "invoice.totals_differ": _error("payable", "expected"),
    "invoice.deposits_beyond": _error(),
    "invoice.mention_missing": _error("mention", "country"),
    "invoice.due_before_issue": _error("due_on", "issued_on"),
    "invoice.due_too_late": _warning("due_on", "latest", "country"),
    "invoice.due_late_unless_agreed": _info("due_on", "latest", "country"),
    "invoice.number_too_long": _error("number", "most"),
    "invoice.number_characters": _error("number"),
    "invoice.numbering_refused": _error("country", "law", "starts_on"),
    "invoice.pattern_characters": _error(),
    "invoice.pattern_too_long": _error("most"),
    "invoice.pattern_without_counter": _error(),
    "invoice.pattern_repeats": _error(),
    "invoice.pattern_meets_other": _error("other"),
    "invoice.line_out_of_range": _error(),
    "invoice.line_price_negative": _error(),
    "invoice.line_without_quantity": _error(),
    "invoice.line_discount": _error(),
}

_LETTERS = {
    "letter.rate_unknown": _warning("starts_on", "ends_on"),
    "letter.rate_unsure": _warning("starts_on", "rate"),
    "letter.no_statutory_rate": _info("country"),
    "letter.interest_from_reminder": _info("country"),
    "letter.law_unsure": _warning("country"),
    "letter.vat_unknown": _warning("amount"),
    "letter.no_earlier_reminder": _info(),
    "letter.beyond_fee": _warning("total", "fee"),
    "letter.not_late": _error("due_on"),
    "letter.not_due": _error(),
    "letter.not_invoiced": _warning(),
    "letter.paid": _error("paid_on"),
    "letter.window_unknown": _error(),
    "letter.window_open": _error("closes_on"),
    "letter.window_endless": _error(),
    "letter.window_closed": _warning("closes_on"),
    "letter.used_in_time": _error("used_on", "closes_on"),
    "letter.price_remembered": _info("deal"),
    "letter.reason_missing": _warning(),
    "letter.guardian_missing": _warning(),
}

_DISCLOSURE = {
    "disclosure.required": _warning("country", "words", "places"),
    "disclosure.advised": _info("country", "words", "places"),
    "disclosure.not_required": _info("country"),
    "disclosure.dont_know": _warning("country", "question", "at_least"),
    "disclosure.no_rules": _warning("country"),
    "disclosure.outcomes_differ": _warning("country"),
    "disclosure.shared_rules": _info("country"),
    "disclosure.only_incidental": _info("country"),
    "disclosure.medium_not_covered": _warning("medium"),
    "disclosure.context_open": _info("country", "contexts"),
    "disclosure.country_unknown": _warning(),
    "disclosure.overridden": _info("country", "rule"),
    "platform.switch_required": _warning("platform", "switch"),
    "platform.switch_missing": _warning("platform", "switch"),
    "platform.switch_forbidden": _info("platform", "switch"),
    "platform.switch_wrongly_on": _warning("platform", "switch"),
    "platform.switch_dont_know": _info("platform", "switch", "question"),
}

_CAPTIONS = {
    "caption.sufficient": _info("country", "label"),
    "caption.weak_word": _info("country", "label", "better"),
    "caption.words_unknown": _info("country"),
    "caption.no_label": _warning("country", "words", "places"),
    "caption.brand_tag_only": _warning("country", "tag"),
    "caption.word_refused": _warning("country", "label", "reason"),
    "caption.misplaced": _warning("country", "label", "position", "places"),
    "caption.place_unknown": _warning("country", "places"),
    "caption.switch_only": _warning("country", "platform"),
    "caption.switch_unfit": _warning("country", "platform"),
    "caption.switch_enough": _info("country", "platform"),
    "caption.presumed": _warning("country", "question"),
    "caption.unlisted": _warning("country", "label", "words"),
    "caption.not_at_hand": _warning("country", "words"),
    "caption.denied": _warning("label"),
    "caption.disguised": _warning("label"),
    "caption.hidden_characters": _info("label"),
    "caption.too_long": _warning("platform", "count", "limit"),
    "caption.too_many_hashtags": _warning("platform", "count", "limit"),
}

_SECTORS = {
    "sector.banned": _warning("country", "sector", "advice"),
    "sector.limited": _warning("country", "sector", "advice"),
    "platform.sector_banned": _warning("platform", "sector", "advice"),
    "platform.sector_limited": _warning("platform", "sector", "advice"),
}

_REMINDERS = {
    "reminder.deliverable_due": ("deal", "brand", "deliverable", "due_on", "days"),
    "reminder.draft_due": ("deal", "brand", "deliverable", "due_on", "days"),
    "reminder.post_planned": ("brand", "platform", "post", "due_on", "days"),
    "reminder.story_frame": ("brand", "platform", "post", "due_on", "days"),
    "reminder.proof_missing": ("brand", "platform", "post", "published_on", "due_on", "days"),
    "reminder.rule_changed": ("brand", "platform", "post", "territories", "due_on", "days"),
    "reminder.relationship_colours": ("brand", "platform", "post", "ended_on", "due_on", "days"),
    "reminder.written_contract": ("brand", "objective", "total", "threshold", "percent", "due_on", "days"),
    "reminder.label_insufficient": ("brand", "platform", "post", "reason_given", "due_on", "days"),
    "reminder.post_label": ("brand", "platform", "post", "due_on", "days"),
    "reminder.gift_return": ("gift", "brand", "due_on", "days"),
    "reminder.gift_label": ("gift", "brand", "due_on", "days"),
    "reminder.gift_record": ("gift", "brand", "due_on", "days"),
    "reminder.payment_to_invoice": ("deal", "brand", "label", "amount", "due_on", "days"),
    "reminder.payment_expected": ("deal", "brand", "label", "amount", "due_on", "days"),
    "reminder.payment_late": ("deal", "brand", "label", "amount", "due_on", "days"),
    "reminder.bank_lines": ("account", "count", "booked_on", "due_on", "days"),
    "reminder.deal_quiet": ("deal", "brand", "since", "due_on", "days"),
    "reminder.rights_ending": ("deal", "brand", "channels", "due_on", "days"),
    "reminder.exclusivity_ending": ("deal", "brand", "scope", "due_on", "days"),
    "reminder.next_action": ("deal", "brand", "action", "due_on", "days"),
    "reminder.task_due": ("task", "due_on", "days"),
    "reminder.contract_unsigned": ("deal", "brand", "number", "issued_on", "due_on", "days"),
    "reminder.contract_differs": ("deal", "brand", "number", "state", "terms", "due_on", "days"),
    "reminder.contract_notice": ("deal", "brand", "number", "ends_on", "due_on", "days"),
    "reminder.contract_ending": ("deal", "brand", "number", "ends_on", "due_on", "days"),
    "reminder.period_ending": ("deal", "brand", "period", "due_on", "days"),
}

FINDINGS: dict[str, CodeSpec] = {
    **_STAGES,
    **_MONEY,
    **_PHRASES,
    **_EXCLUSIVITY,
    **_RIGHTS,
    **_CONTRACT,
    **_NUMBERS,
    **_WRITTEN,
    **_GIFTS,
    **_POSTS,
    **_PAYMENTS,
    **_INVOICES,
    **_LETTERS,
    **_DISCLOSURE,
    **_CAPTIONS,
    **_SECTORS,
    # A reminder has two sentences: before and on its day (`days` to go), and after it (`days` late).
    **{f"{code}.ahead": _info(*params) for code, params in _REMINDERS.items()},
    **{f"{code}.late": _warning(*params) for code, params in _REMINDERS.items()},
}


def finding(
    code: str,
    *,
    about: str = "",
    record: tuple[str, str] | None = None,
    sources: tuple[Source, ...] = (),
    severity: Severity | None = None,
    span: tuple[int, int] | None = None,
    **params: object,
) -> Finding:
    """Return a finding with the code's usual severity, or the one given.

    Raises KeyError for a code that is not in the table, TypeError where the parameters are not the table's.
    """
    spec = FINDINGS[code]
    if set(params) != set(spec.params):
        raise TypeError(f"{code} takes {spec.params}, not {tuple(params)}")
    return Finding(code, severity or spec.severity, params, about, record, sources, span)


def can_be_accepted(found: Finding) -> bool:
    """Return whether what it says stops an action only until somebody says that it is meant so."""
    spec = FINDINGS.get(found.code)
    return spec is not None and spec.can_be_accepted


def is_accepted(found: Finding, accepted: Collection[str]) -> bool:
    """Return whether it is among the codes of what was accepted, and can be."""
    return found.code in accepted and can_be_accepted(found)


def acceptable_codes() -> tuple[str, ...]:
    """Return the codes of what can be accepted, in the order of the alphabet."""
    return tuple(sorted(code for code, spec in FINDINGS.items() if spec.can_be_accepted))
