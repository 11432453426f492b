"""What a letter is made from, gathered from the book into the document's input."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import DeliverableLine, ExclusivityLine, Party, PartyRole, RightsLine
from creatorbook.documents.inputs.letter import GiftLine, LetterInput, WindowLine
from creatorbook.documents.inputs.look import paper_of
from creatorbook.documents.words.letters import letter_languages
from creatorbook.domain.deals.rights_windows import rights_window
from creatorbook.domain.gifts.values import IN_EXCHANGE
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.letters import ABOUT_PAYMENT, LetterKind, Tone, reminder_tone
from creatorbook.domain.records.terms import DeliverableState, Terms
from creatorbook.domain.values.ages import ADULT, age_on
from creatorbook.domain.values.spans import plus_days
from creatorbook.services.book.settings import setting
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.documents.looks import look_of
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.letters.claims import claim
from creatorbook.services.letters.overrun import price_of_use, reckon_overrun
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.parties import Brand, Creator
    from creatorbook.services.letters.about import About
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes

# How many days a letter gives where none are said: trade practice, and the user's to change.
_DAYS_GIVEN = {
    LetterKind.OFFER: 14,
    LetterKind.RIGHTS_RENEWAL: 14,
    LetterKind.RIGHTS_EXPIRED: 8,
    LetterKind.RIGHTS_OVERRUN: 14,
    LetterKind.PAYMENT_REMINDER: 8,
    LetterKind.FORMAL_NOTICE: 14,
}
_OVER = frozenset({ContractState.DRAFT, ContractState.WITHDRAWN})


def letter_language(reading: Executes, wanted: str, brand: Brand) -> str:
    """Return the language of a letter: the one asked for, else the brand's, else the book's, else English.

    Raises BadInput where a language is asked for in which there are no letters.
    """
    languages = letter_languages()
    if wanted and wanted not in languages:
        raise BadInput(
            _("There are no letters in the language “{language}”.").format(language=wanted),
            where="language",
            hint=_("Choose one of: {languages}.").format(languages=", ".join(languages)),
        )
    candidates = (wanted, brand.language, setting(reading, "language"))
    return next((code for code in candidates if code in languages), "en")


def gather_input(reading: Executes, found: About, request: LetterRequest, today: date) -> LetterInput:
    """Return the letter's input as a draft of the day; what the book does not know stays open, and is listed."""
    language = letter_language(reading, request.language, found.brand)
    creator, dossier = found.creator, found.dossier
    given: dict[str, Any] = {}
    if dossier is not None:
        given |= _values_of_deal(dossier, request.kind)
    given |= _values_of_kind(reading, found, request, language, today)
    tone = request.tone
    if request.kind is LetterKind.PAYMENT_REMINDER:
        tone = tone or reminder_tone(given["claim"].days_late)
        if tone is Tone.AHEAD and given["claim"].days_late:
            # What was to come is late by now.
            tone = Tone.FRIENDLY
        if tone is Tone.LAST and not has_reminded(reading, found):
            # The last one speaks of those before it: nothing is claimed that the book does not know of.
            tone = Tone.FIRM
    return LetterInput(
        kind=request.kind,
        language=language,
        dated_on=today,
        creator=_creator(creator),
        brand=_brand(found.brand),
        tone=tone if request.kind is LetterKind.PAYMENT_REMINDER else Tone.NONE,
        place=request.place,
        contact=found.contact.name if found.contact is not None else "",
        by=request.by or _by(request.kind, given.get("window"), today),
        recorded=request.recorded,
        minor=creator.born_on is not None and age_on(creator.born_on, today) < ADULT,
        own_words=request.own_words,
        look=replace(look_of(reading, creator.id), paper=paper_of(creator.country)),
        **given,
    )


def has_reminded(reading: Executes, found: About) -> bool:
    """Return whether a reminder of what is owed is kept, also one in the trash: it went out all the same."""
    letter, line = Table("letter"), Table("invoice_line")
    payments = [found.payment.id] if found.payment is not None else []
    invoices = [found.invoice.id] if found.invoice is not None else []
    if invoices:
        of = select(line, line.payment_id).where(line.payment_id.is_known(), line.invoice_id.among(invoices))
        payments += results.values(reading, of)
    about = any_of(letter.payment_id.among(payments), letter.invoice_id.among(invoices))
    kept = select(letter, "id").where(about, letter.kind.equals(LetterKind.PAYMENT_REMINDER)).with_trash()
    return results.first(reading, kept) is not None


def _creator(creator: Creator) -> Party:
    return Party(
        PartyRole.CREATOR,
        creator.legal_name or creator.name,
        address=creator.address,
        country=creator.country,
        tax_residence=creator.tax_residence,
        company_number=creator.company_number,
        vat_number=creator.vat_number,
        email=creator.email,
        phone=creator.phone,
        iban=creator.iban,
        bic=creator.bic,
        bank_code=creator.bank_code,
        bank_account=creator.bank_account,
        guardian_name=creator.guardian_name,
        guardian_email=creator.guardian_email,
    )


def _brand(brand: Brand) -> Party:
    return Party(
        PartyRole.BRAND,
        brand.legal_name or brand.name,
        address=brand.address,
        country=brand.country,
        email=brand.email,
    )


def _by(kind: LetterKind, window: WindowLine | None, today: date) -> date | None:
    days = _DAYS_GIVEN.get(kind)
    if days is None:
        return None
    by = today + timedelta(days=days)
    # An answer that comes after the rights have ended comes too late.
    if kind is LetterKind.RIGHTS_RENEWAL and window is not None and window.closes_on is not None:
        return max(min(by, window.closes_on), today)
    return by


def _values_of_deal(dossier: Dossier, kind: LetterKind) -> dict[str, Any]:
    deal = dossier.deal
    given: dict[str, Any] = {"title": deal.title}
    contract = _contract(dossier)
    # An offer comes before any contract, and a letter about another thing does not name it.
    if contract is not None and kind not in {LetterKind.OFFER, LetterKind.GIFT_ACKNOWLEDGEMENT}:
        given |= {"contract_number": contract.number, "contract_on": contract.issued_on}
    return given


def _contract(dossier: Dossier) -> ContractFacts | None:
    """Return the contract that a letter means: the one issued last that was not withdrawn."""
    issued = [each for each in dossier.contracts if each.state not in _OVER and each.number]
    return max(issued, key=lambda each: each.id, default=None)


def _values_of_kind(
    reading: Executes, found: About, request: LetterRequest, language: str, today: date
) -> dict[str, Any]:
    dossier = found.dossier
    if request.kind is LetterKind.GIFT_ACKNOWLEDGEMENT:
        return _values_of_gift(reading, found, request, today)
    if dossier is None:
        raise AssertionError(request)
    if request.kind in ABOUT_PAYMENT and found.owed is not None:
        return {"claim": claim(reading, dossier, found.owed, request, language, today)}
    if found.right is not None:
        given: dict[str, Any] = {"window": _window_line(found, request, today)}
        if request.kind is LetterKind.RIGHTS_OVERRUN:
            price = price_of_use(reading, found.right)
            given["overrun"] = reckon_overrun(rights_window(found.right, dossier, today), request, price, today)
        return given
    return _values_of_terms(dossier, request, today)


def _values_of_terms(dossier: Dossier, request: LetterRequest, today: date) -> dict[str, Any]:
    match request.kind:
        case LetterKind.TERMINATION:
            return _termination(dossier, request, today)
        case LetterKind.OFFER:
            return _offer(dossier)
        case LetterKind.FOLLOW_UP:
            return {}
        case _:
            return {"deliverables": _deliverables(dossier), "received_on": request.received_on}


def _termination(dossier: Dossier, request: LetterRequest, today: date) -> dict[str, Any]:
    """A reason gives the other side time to put it right; without one it is an ordinary end, with its notice."""
    terms = dossier.terms or Terms(dossier.deal.id)
    days = terms.cure_days if request.reason.strip() else terms.notice_days
    ends_on = plus_days(today, days) if days is not None else None
    return {"notice_days": days, "ends_on": ends_on, "reason": request.reason}


def _offer(dossier: Dossier) -> dict[str, Any]:
    deal, terms = dossier.deal, dossier.terms
    payment_days = terms.payment_days if terms is not None else None
    if payment_days is None and deal.brand is not None:
        payment_days = deal.brand.payment_days
    return {
        "deliverables": _deliverables(dossier),
        "fee": deal.fee,
        "payment_days": payment_days,
        "revisions": terms.revisions if terms is not None else None,
        "starts_on": deal.starts_on,
        "ends_on": deal.ends_on,
        "rights": tuple(
            RightsLine(
                tuple(sorted(each.channels)),
                each.start,
                each.paid,
                tuple(sorted(each.territories)),
                each.starts_on,
                each.duration_days,
                each.price,
            )
            for each in dossier.rights
        ),
        "exclusivities": tuple(
            ExclusivityLine(
                each.category, each.competitors, tuple(sorted(each.territories)), each.starts_on, each.ends_on
            )
            for each in dossier.exclusivities
        ),
    }


def _deliverables(dossier: Dossier) -> tuple[DeliverableLine, ...]:
    return tuple(
        DeliverableLine(each.platform, each.medium, each.count, each.description, each.draft_due_on, each.due_on)
        for each in dossier.deliverables
        if each.state is not DeliverableState.CANCELLED
    )


def _values_of_gift(reading: Executes, found: About, request: LetterRequest, today: date) -> dict[str, Any]:
    gift = found.gift
    if gift is None:
        return {}
    owed = gift.expectation is Expectation.ASKED if request.obligation is None else request.obligation
    return {
        "gift": GiftLine(
            gift.description,
            gift.received_on,
            gift.value,
            gift.return_due_on if gift.fate is GiftFate.TO_RETURN else None,
            _labels(reading, gift.id, found.creator, today),
        ),
        "obligation": owed,
        # Whoever says that no post is due says so against what the gift tells.
        "post_expected": not owed and request.obligation is None and gift.expectation in IN_EXCHANGE,
        "deliverables": _deliverables(found.dossier) if owed and found.dossier is not None else (),
    }


def _labels(reading: Executes, gift_id: str, creator: Creator, today: date) -> tuple[str, ...]:
    """Return the words that a post showing the gift would carry; an audience not said is taken to be at home."""
    verdict = disclosures.gift_verdict(reading, gift_id, today)
    if not verdict.facts.audience_countries and creator.country:
        at_home = replace(verdict.facts, audience_countries=frozenset({creator.country}))
        verdict = disclosures.judge_facts(at_home, today, overrides=own_overrides(reading))
    return verdict.proposal.words


def _window_line(found: About, request: LetterRequest, today: date) -> WindowLine:
    right, dossier = found.right, found.dossier
    if right is None or dossier is None:
        raise AssertionError(request)
    window = rights_window(right, dossier, today)
    days = request.days if request.days is not None else right.renewal_days
    return WindowLine(
        tuple(sorted(right.channels)),
        tuple(sorted(right.territories)),
        window.opens_on,
        window.closes_on,
        # Prolonging by as long as it ran is what people mean where nothing else is said.
        days if days is not None else right.duration_days,
        request.price or right.renewal_price,
        right.id,
    )
