"""The sentence for each finding: one table, read by the window and the command line alike.

Placeholders are the finding's parameters, shown by their type. Nothing here says that something is "compliant".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, language, mark
from creatorbook.services.fields import formats
from creatorbook.services.fields.finding_fields import place_by_name, place_label
from creatorbook.services.fields.laws import name_place
from creatorbook.services.fields.words import has_word, word_for
from creatorbook.services.wording.clause_titles import clause_title
from creatorbook.services.wording.document_sentences import DOCUMENT_SENTENCES
from creatorbook.services.wording.invoice_sentences import INVOICE_SENTENCES
from creatorbook.services.wording.post_names import name_post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.reminders.reminders import Reminder

SENTENCES: dict[str, str] = {
    "stage.same": mark("The deal is already at “{stage}”."),
    "stage.move_not_allowed": mark("A deal cannot go from “{from_stage}” to “{to_stage}”."),
    "stage.reason_needed": mark("“{to_stage}” needs a reason: say why."),
    "stage.brand_needed": mark("A deal needs a brand before it is at “{to_stage}”."),
    "stage.consideration_missing": mark("There is neither a fee nor a product in the terms yet."),
    "stage.deliverables_missing": mark("No deliverables are written down yet."),
    "stage.signature_missing": mark("The day of signature is not known."),
    "stage.all_paid": mark("“{deal}” is paid in full; next stage: {to_stage}."),
    "stage.all_delivered": mark("“{deal}” is delivered and out; next stage: {to_stage}."),
    "stage.all_signed": mark("“{deal}” is signed by all; next stage: {to_stage}."),
    "stage.signed_today": mark("No day of signature was known, so it is now {day}."),
    "stage.draft_missing": mark("No deliverable has a draft yet."),
    "stage.live_post_missing": mark("No post of this deal is marked as published."),
    "stage.invoice_missing": mark("No payment of this deal is marked as invoiced."),
    "stage.unpaid": mark("{amount} has not been paid yet."),
    "stage.deliverable_open": mark("{deliverable}, due {due_on}, has not been delivered."),
    "stage.gift_to_return": mark("“{gift}” has not been given back; it was due {due_on}."),
    "instalments.sum_differs": mark(
        "The payments add up to {total}, the sum agreed is {fee}: a difference of {difference}."
    ),
    "instalment.two_days": mark(
        "The payment “{label}” has two due dates: {due_on}, and {days} days after the invoice. Keep one of them."
    ),
    "rights.price_in_or_on_top": mark(
        "{price} is the price of rights ({channels}), and nothing says whether the fee holds it or it comes on top."
    ),
    "exclusivity.price_in_or_on_top": mark(
        "{price} is the price of the exclusivity, and nothing says whether the fee holds it or it comes on top."
    ),
    "contract.audience_unknown": mark(
        "Where is the audience of {creator}? Say it with a channel: it decides whether the law of {countries} applies."
    ),
    "contract.payment_term_of_brand": mark(
        "The contract says {days} days to pay: those of the brand’s own record, as the terms name none."
    ),
    "instalments.without_fee": mark("There are payments of {total}, but no fee is written down."),
    "instalments.mixed_currencies": mark("The payments are in several currencies: {currencies}."),
    "instalments.not_positive": mark("The payment “{label}” is {amount}: it must be more than nothing."),
    "money.mixed_currencies": mark("The terms speak of several currencies: {currencies}."),
    "percent.out_of_range": mark("“{field}”: {percent} is not a percentage between 0 and 100."),
    "fee.negative": mark("A fee of {fee} cannot be: it must not be negative."),
    "exclusivity.conflict": mark(
        "“{other_deal}” for {other_brand} breaks the exclusivity granted in “{deal}” to {brand}: {match} “{matched}”, "
        "in {territories}. Exclusive {exclusivity_from} – {exclusivity_to}; this work {work_from} – {work_to}."
    ),
    "exclusivity.possible_conflict": mark(
        "“{other_deal}” for {other_brand} may break the exclusivity granted in “{deal}” to {brand}: {match} "
        "“{matched}”, in {territories}. Exclusive {exclusivity_from} – {exclusivity_to}; "
        "this work {work_from} – {work_to}."
    ),
    "exclusivity.roster": mark(
        "{creator} granted {brand} an exclusivity in “{deal}”: {match} “{matched}”, in {territories}, "
        "{exclusivity_from} – {exclusivity_to}. “{other_deal}” for {other_brand}, {work_from} – {work_to}, is "
        "{other_creator}’s, whom it does not bind unless the contract names the whole roster."
    ),
    "exclusivity.without_scope": mark("An exclusivity names neither a category nor competitors: it forbids nothing."),
    "exclusivity.without_end": mark("The exclusivity for “{category}” has no end."),
    "exclusivity.ends_before_start": mark("An exclusivity ends {ends_on}, before it starts {starts_on}."),
    "rights.without_channels": mark("A usage right does not say where the work may be used."),
    "rights.perpetual": mark("Rights without end were granted ({channels}): set a number of days."),
    "rights.start_day_missing": mark("Rights that begin on a set day do not say which ({channels})."),
    "rights.bad_duration": mark("Rights cannot last {duration_days} days."),
    "rights.paid_without_price": mark(
        "Paid advertising use is included in the fee ({channels}); it often has a price."
    ),
    "rights.broad_channel": mark("“{channel}” is very broad: name what is really needed."),
    "contract.missing_identity": mark("The contract does not say who the {party} is: the name is missing."),
    "contract.missing_legal_name": mark("The legal name of the {party} is missing."),
    "contract.missing_address": mark("The postal address of the {party} is missing."),
    "contract.missing_email": mark("The email address of the {party} is missing."),
    "contract.missing_tax_residence": mark("The country of tax residence of the {party} is missing."),
    "contract.missing_company_number": mark("The company number of the {party} is missing."),
    "contract.missing_missions": mark("The deliverables are missing: add them."),
    "contract.missing_consideration": mark(
        "What is given for it is missing: a fee in the deal, or in the terms what becomes of the product (“Product”)."
    ),
    "contract.missing_product_value": mark("The value of the product “{product}” is missing."),
    "contract.missing_rights": mark("Usage rights are not specified: say what the brand may use, or that it may not."),
    "contract.missing_governing_law": mark("The governing law is missing."),
    "contract.law_not_national": mark("The governing law is {law}; here the law asks for that of {expected}."),
    "contract.missing_payment_term": mark("Not specified: when payments are due."),
    "contract.payment_term_too_long": mark("Payment after {days} days is later than the law allows ({maximum} days)."),
    "contract.missing_kill_fee": mark("Not specified: what is paid if the brand cancels."),
    "contract.missing_revisions": mark("Not specified: how many rounds of changes are included."),
    "contract.vat_unsaid": mark(
        "Not specified: whether {creator} charges VAT. Who does not says “{words}”, in the contract and on invoices."
    ),
    "contract.differs_issued": mark(
        "Differs from {number} as issued: {term}, {before} → {after}. Amend the contract, or put it back."
    ),
    "contract.differs_signed": mark(
        "Differs from {number} as signed: {term}, {before} → {after}. Amend the contract, or put it back."
    ),
    "contract.ends_before_start": mark("The deal ends {ends_on}, before it starts {starts_on}."),
    "contract.deliverable_after_end": mark("{deliverable} is due {due_on}, after the deal ends {ends_on}."),
    "contract.draft_after_due": mark(
        "The draft of {deliverable} is due {draft_due_on}, after the post itself ({due_on})."
    ),
    "contract.deliverable_without_date": mark("{deliverable} has no date."),
    "contract.minor_creator": mark(
        "The creator is {age}: the parents sign too. Have a professional read this contract."
    ),
    "contract.minor_professional": mark("The creator is {age}: have this contract written by a professional."),
    "instalment.trigger_cannot_happen": mark(
        "“{label}” is to be paid “{trigger}”, and nothing in the deal brings that about."
    ),
    "instalment.date_missing": mark("“{label}” is due on a date, and the date is missing."),
    "instalment.due_before_trigger": mark(
        "“{label}” is due {due_on}, before what it waits for ({trigger}) can happen: {first_on} at the earliest."
    ),
    "instalment.due_before_start": mark("“{label}” is due {due_on}, before the deal starts {starts_on}."),
    "affiliate.untracked": mark(
        "A commission is promised, with neither a code nor a number of days: no sale can be traced to it."
    ),
    "affiliate.without_window": mark(
        "Not specified: for how many days after a click a sale still earns the commission."
    ),
    "money.negative": mark("{amount} cannot be: it must not be negative."),
    "exclusivity.longer_than_contract": mark(
        "The exclusivity for “{scope}” lasts until {exclusivity_to}, the deal until {ends_on}, and no payment "
        "names it: ask for a price for the time after, or end it with the deal."
    ),
    "rights.unpaid": mark(
        "Rights are granted for nothing ({channels}): there is neither a fee, nor a price, nor anything in kind."
    ),
    "rights.ai_without_price": mark(
        "AI training is granted without a price of its own: it cannot be taken back once it has happened."
    ),
    "rights.whitelisting_without_end": mark(
        "The brand may advertise from the creator’s own account without an end ({channels}): set a number of days."
    ),
    "rights.renewal_incomplete": mark("The renewal of a right is incomplete: “{field}” is missing."),
    "rights.start_cannot_happen": mark(
        "Rights begin “{trigger}”, and nothing in the deal brings that about ({channels})."
    ),
    "rights.ends_before_work": mark(
        "Rights from {opens_on} to {closes_on} end before the first work is due, {first_on} ({channels})."
    ),
    "rights.longer_than_exclusivity": mark(
        "Rights run until {closes_on}, longer than the exclusivity, which ends {ends_on} ({channels}): the work "
        "may still advertise the brand while you work for a competitor."
    ),
    "contract.missing_vat_number": mark(
        "The VAT number of the {party} is missing: between two countries of the EU it goes on the invoice."
    ),
    "contract.one_guardian": mark(
        "One parent or guardian is named. In many countries both have to agree: name the other, or keep what shows "
        "that one may sign alone."
    ),
    "contract.missing_guardian": mark("The creator is under age, and nobody is named who signs for them."),
    "contract.deliverable_before_start": mark("{deliverable} is due {due_on}, before the deal starts {starts_on}."),
    "contract.review_too_long": mark(
        "The draft of {deliverable} comes {draft_due_on}; with {days} days to review it ends {review_ends_on}, "
        "after the post itself ({due_on})."
    ),
    "contract.assignment_form": mark(
        "Rights are given away for good: by the law of {law} that counts only in writing signed by the "
        "creator, an email may not do."
    ),
    "contract.unknown_uses_form": mark(
        "Uses that nobody knows yet are granted ({channels}): by the law of {law} that needs paper signed by "
        "hand, or a qualified electronic signature."
    ),
    "contract.future_works_form": mark(
        "{deliverable} is named by its kind only: by the law of {law} rights in future works need paper signed by "
        "hand, or a qualified electronic signature. Describe it."
    ),
    "renewal.without_end": mark("The contract renews itself, but it has no end."),
    "renewal.without_notice": mark(
        "The contract renews automatically, and nothing says how many days before its end it can be stopped."
    ),
    "renewal.without_length": mark("The contract renews automatically, and nothing says for how many months."),
    "notice.longer_than_contract": mark(
        "The notice is {notice_days} days, the contract {days}: it could never be ended in time."
    ),
    "confidential.years_without": mark("Confidentiality lasts {years} years, but the terms are not confidential."),
    "product.without_description": mark("A product is part of the deal, and nothing says what it is."),
    "day.weekend": mark("{what}: {day} is a weekend. The next working day is {next_day}."),
    "day.holiday": mark(
        "{what}: {day} is a public holiday ({holiday}, {country}). The next working day is {next_day}."
    ),
    "number.length": mark(
        "“{number}” is not the {name} of the {party}: it has {count} characters, and needs {lengths}."
    ),
    "number.characters": mark("“{number}” is not the {name} of the {party}: it holds signs that do not belong there."),
    "number.checksum": mark("The {name} of the {party}, “{number}”, cannot be right: check {part} again."),
    "number.prefix": mark("The {name} of the {party}, “{number}”, does not start like a valid number."),
    "number.vat_key": mark(
        "The VAT number of the {party}, “{number}”, has the wrong two figures after FR: it would be {expected}."
    ),
    "number.vat_of_other_company": mark(
        "The VAT number {number} does not belong to the company number {company} of the {party}: that would be "
        "{expected}."
    ),
    "number.other_country": mark(
        "The {name} of the {party}, “{number}”, is of {country}, and the {party} of {expected}: is it meant?"
    ),
    "account.incomplete": mark(
        "The account of the creator lacks its number, or the code of the bank: nobody could pay to it."
    ),
    "email.malformed": mark("“{address}” is not an email address, such as name@example.com."),
    "written_contract.state_reached": mark(
        "{brand}: {total} within {days} days, at or over {threshold}. {state} asks for a written contract."
    ),
    "written_contract.state_near": mark(
        "{brand}: {total} within {days} days, near {threshold}. From there on {state} asks for a written contract."
    ),
    "phrase.empty": mark("Say how the fee is paid, such as: 50% on signature, 50% 30 days after invoice."),
    "phrase.too_long": mark("That is too long to be read as instalments: say it in fewer words."),
    "phrase.no_fee": mark("A share of the fee needs a fee: write it down first."),
    "phrase.no_amount": mark("“{text}” names no amount: give a sum, a percentage or “the rest”."),
    "phrase.unclear_amount": mark("“{text}” can be {one} or {other}: write the one you mean, without a mark in it."),
    "phrase.not_understood": mark(
        "“{text}” was not understood: say it like “50% on signature” or “500 EUR 30 days after invoice”."
    ),
    "phrase.over_fee": mark("That adds up to more than the fee."),
    "written_contract.near": mark(
        "{brand}, “{objective}”: {total} of {threshold} ({percent}%) between {starts_on} and {ends_on}. From "
        "the threshold on, a written contract is needed."
    ),
    "written_contract.reached": mark(
        "{brand}, “{objective}”: {total} between {starts_on} and {ends_on}, at or over {threshold} "
        "({percent}%). A written contract is needed, or it is void."
    ),
    "written_contract.near_in_all": mark(
        "{brand}, all objectives together: {total} of {threshold} ({percent}%) between {starts_on} and {ends_on}."
    ),
    "written_contract.undated": mark(
        "{amount} of what {brand} gave has no day, and is counted as of today: enter when it was agreed or received."
    ),
    "written_contract.other_currencies": mark("{brand} also gave {amounts}, which the threshold does not add up."),
    "written_contract.country_unknown": mark(
        "The country of {creator} is missing: it decides whether the rule applies."
    ),
    "gift.return_late": mark("“{gift}” from {brand} was to be given back {due_on}: {days} days late."),
    "gift.shown_without_label": mark("“{gift}” from {brand} was shown in a post whose label is not confirmed."),
    "gift.shown_without_record": mark("“{gift}” from {brand}: a post is due for it, and none is recorded."),
    "gift.value_missing": mark("“{gift}” from {brand} has no value yet."),
    "gift.expectation_unknown": mark("Was anything asked for “{gift}” from {brand}? It decides about the label."),
    "gift.return_day_missing": mark("“{gift}” from {brand} is to be given back, but no day is set."),
    "gift.tax_open": mark("How “{gift}” is treated for tax is open. By the rule of {country}: {nature}. {says}"),
    "gift.basis_missing": mark("“{gift}” from {brand}: how its value was found is missing."),
    "gift.sale_missing": mark("“{gift}” from {brand} was sold; the price is missing."),
    "gift.sale_day_missing": mark("“{gift}” from {brand} was sold; the day is missing."),
    "gift.fate_day_missing": mark("“{gift}” from {brand} was given away; the day is missing."),
    "post.label_unconfirmed": mark(
        "Tick that the label on this {platform} post was checked, or say why none is needed."
    ),
    "post.label_insufficient": mark(
        "What this {platform} post says is likely not enough in {country}. Put “{label}” {places}."
    ),
    "post.published_at_missing": mark("Say when this {platform} post was published."),
    "payment.late": mark("“{label}”, {amount}, was due {due_on}: {days} days late."),
    "payment.fixed_sum": mark("A fixed sum of {amount} for recovery costs may be added to each late invoice."),
    "payment.interest": mark("Late interest so far: {amount}, at {rate}% a year."),
    "payment.rate_unknown": mark(
        "The late-interest rate between {starts_on} and {ends_on} is not in the table: look it up."
    ),
    "payment.reminder_needed": mark(
        "No day of payment was agreed, so interest begins with the first reminder: send one now."
    ),
    "payment.vat_counted": mark("VAT at {rate}% is counted in: if you charge none, say why in your own record."),
    "payment.vat_left_out": mark("VAT is left out: the rate is known once the country of the brand is."),
    "payment.invoice_shared": mark(
        "Invoice {number} is also on “{label}” of “{deal}”: that is right only where one invoice asks for both."
    ),
    "letter.rate_unknown": mark(
        "The late-interest rate from {starts_on} to {ends_on} is not in the table: type it in, or leave the interest "
        "open."
    ),
    **INVOICE_SENTENCES,
    "letter.interest_from_reminder": mark(
        "No day of payment was agreed, so the law of {country} gives interest only from a first reminder: "
        "the letter asks for none."
    ),
    "letter.rate_unsure": mark(
        "The late-interest rate since {starts_on}, {rate}% a year, rests on a report that could not be "
        "checked: compare it with the central bank’s page before you send this, or type the right one in."
    ),
    "letter.no_statutory_rate": mark(
        "{country}: no law sets a late-interest rate between businesses. Give the rate of your contract, or ask for "
        "the amount alone."
    ),
    "letter.law_unsure": mark(
        "{country}: this program has no late-payment table of its own for it; the European minimum is used, and its "
        "law may give more."
    ),
    "letter.vat_unknown": mark(
        "{amount} is taken as the total debt. If VAT was charged on it, say at which rate: interest counts "
        "on the amount with VAT."
    ),
    "letter.no_earlier_reminder": mark("No earlier reminder is kept in the book, so this one speaks of none."),
    "letter.beyond_fee": mark(
        "The payments of this deal come to {total}, and {fee} was agreed: check the amount before you ask for it."
    ),
    "letter.not_late": mark("This payment is not late: it is due {due_on}."),
    "letter.not_invoiced": mark(
        "No invoice for this payment is in the book, and the days to pay count from its date: add when it was sent."
    ),
    "letter.not_due": mark("This payment is not due yet: what it waits for has not happened."),
    "letter.paid": mark("This payment came {paid_on}: there is nothing to ask for."),
    "letter.window_unknown": mark("These rights have not begun: what they wait for has not happened."),
    "letter.used_in_time": mark("On {used_on} this use was allowed: the rights ran until {closes_on}."),
    "letter.price_remembered": mark("The price is that of “{deal}”, the newest use like it that you priced."),
    "letter.window_open": mark("These rights run until {closes_on}: they have not ended."),
    "letter.window_endless": mark("These rights have no end: there is nothing to prolong."),
    "letter.window_closed": mark("These rights ended {closes_on}: the notice that they have ended may fit better."),
    "letter.reason_missing": mark(
        "Without a reason this is an ordinary notice. Many contracts, ours too, can only be ended for something "
        "serious that was not put right: say what, or check what the contract allows."
    ),
    "letter.guardian_missing": mark(
        "The creator is under age and no guardian is named: a parent writes such a letter."
    ),
    "disclosure.required": mark("{country}: a label is required: {words}. Where: {places}."),
    "disclosure.advised": mark("{country}: a label is advised: {words}. Where: {places}."),
    "disclosure.not_required": mark("{country}: no label is asked for, by the facts as they are."),
    "disclosure.dont_know": mark("{country}: don’t know yet. The question that decides: {question}"),
    "disclosure.no_rules": mark("{country}: this program has no rules for it."),
    "disclosure.outcomes_differ": mark(
        "{country}: don’t know: the authority decided such cases both ways. A label is the safe way."
    ),
    "disclosure.only_incidental": mark(
        "{country}: no label is asked for: the brand is only shown by the way, and nobody knows of a tie to it."
    ),
    "disclosure.medium_not_covered": mark(
        "“{medium}” is not covered: these rules are about posts, and other rules hold there."
    ),
    "disclosure.context_open": mark(
        "{country}: if everybody sees one of these anyway, say so, and a label may not be needed: {contexts}."
    ),
    "disclosure.shared_rules": mark(
        "{country}: no rules of its own here: this holds in the whole European Economic Area. The words are from "
        "memory, and the country may ask for more."
    ),
    "disclosure.country_unknown": mark("Don’t know yet: say in which countries the audience is."),
    "disclosure.overridden": mark("{country}: your own override of the rule “{rule}” is applied here."),
    "platform.switch_required": mark("{platform}: turn on “{switch}”."),
    "platform.switch_missing": mark("{platform}: “{switch}” is off, and must be on."),
    "platform.switch_forbidden": mark("{platform}: leave “{switch}” off; it is not meant for this."),
    "platform.switch_wrongly_on": mark("{platform}: “{switch}” is on, and is not meant for this."),
    "platform.switch_dont_know": mark("{platform}: whether “{switch}” is needed depends on this: {question}"),
    "caption.sufficient": mark("{country}: “{label}” is likely to be enough, as it is and where it is."),
    "caption.weak_word": mark("{country}: “{label}” is probably enough; “{better}” is safer."),
    "caption.words_unknown": mark("{country}: the place is right; the words themselves were not seen."),
    "caption.no_label": mark(
        "{country}: nothing in the caption says that it is advertising: {words}. Where: {places}."
    ),
    "caption.brand_tag_only": mark("{country}: naming {tag} is not a label: it does not say that you got anything."),
    "caption.word_refused": mark("{country}: “{label}” does not count: {reason}."),
    "caption.misplaced": mark("{country}: the label “{label}” is {position}; it must be {places}."),
    "caption.place_unknown": mark("{country}: the label must be {places}: say where it is in the post."),
    "caption.switch_only": mark("{country}: the label of {platform} alone is not enough: write the words as well."),
    "caption.switch_unfit": mark(
        "{country}: the label of {platform} names a partner: it does not tell that the brand is your own, your "
        "family’s or your employer’s. Write the words."
    ),
    "caption.switch_enough": mark("{country}: the label of {platform} is likely to count as the words do."),
    "caption.presumed": mark(
        "{country}: nobody knows what binds you to the brand, and authorities act on what the post shows. "
        "The question that decides: {question}"
    ),
    "caption.unlisted": mark(
        "{country}: don’t know: it says “{label}”, and no source names these words. Safe words: {words}."
    ),
    "caption.not_at_hand": mark(
        "{country}: don’t know: neither the caption nor the place of its label is at hand. Safe words: {words}."
    ),
    "caption.denied": mark("“{label}” says that this is not advertising: take it out unless it is true."),
    "caption.disguised": mark(
        "“{label}” is written with letters of another alphabet or style: screen readers and search miss it."
    ),
    "caption.hidden_characters": mark("“{label}” holds characters that nobody sees: write it anew."),
    "caption.too_long": mark("{platform} takes {limit} characters; the caption has {count}."),
    "caption.too_many_hashtags": mark("{platform} takes {limit} hashtags; the caption has {count}."),
    "sector.banned": mark("{country}: {sector}. {advice}"),
    "sector.limited": mark("{country}: {sector}. {advice}"),
    "platform.sector_banned": mark("{platform}: {sector}. {advice}"),
    "platform.sector_limited": mark("{platform}: {sector}. {advice}"),
    "reminder.deliverable_due.ahead": mark("{deliverable} for {brand} is due {due_on}"),
    "reminder.deliverable_due.late": mark("{deliverable} for {brand} was due {due_on}"),
    "reminder.draft_due.ahead": mark("Draft of {deliverable} for {brand}, due {due_on}"),
    "reminder.draft_due.late": mark("Draft of {deliverable} for {brand} was due {due_on}"),
    "reminder.post_planned.ahead": mark("{platform} post for {brand}{post} planned {due_on}: label and switch ready?"),
    "reminder.post_planned.late": mark("{platform} post for {brand}{post} was planned {due_on}: is it out?"),
    "reminder.story_frame.ahead": mark("{platform} story for {brand}{post}: save its frame before it goes, {due_on}"),
    "reminder.story_frame.late": mark("{platform} story for {brand}{post} went {due_on}: was its frame saved?"),
    "reminder.proof_missing.ahead": mark("{platform} post for {brand}{post}, out since {published_on}: keep a proof"),
    "reminder.proof_missing.late": mark(
        "{platform} post for {brand}{post}, out since {published_on}: no proof is kept"
    ),
    "reminder.rule_changed.ahead": mark(
        "{platform} post for {brand}{post}: rules changed {due_on} ({territories}), check its label again"
    ),
    "reminder.rule_changed.late": mark(
        "{platform} post for {brand}{post}: rules changed {due_on} ({territories}), check its label again"
    ),
    "reminder.relationship_colours.ahead": mark(
        "{platform} post about {brand}{post} planned {due_on}: your work for them ended {ended_on}, "
        "it may still need a label"
    ),
    "reminder.relationship_colours.late": mark(
        "{platform} post about {brand}{post} was planned {due_on}: your work for them ended {ended_on}, "
        "was it labelled?"
    ),
    "reminder.written_contract.ahead": mark(
        "{total} from {brand} for “{objective}”: {percent}% of the {threshold} that ask for a written contract"
    ),
    "reminder.written_contract.late": mark(
        "{total} from {brand} for “{objective}”: {percent}% of the {threshold} that ask for a written contract"
    ),
    "reminder.label_insufficient.ahead": mark("Fix the label of the {platform} post for {brand}{post}"),
    "reminder.label_insufficient.late": mark(
        "Fix the label of the {platform} post for {brand}{post}, out since {due_on}"
    ),
    "reminder.post_label.ahead": mark("Confirm the label of the {platform} post for {brand}{post}"),
    "reminder.post_label.late": mark("Confirm the label of the {platform} post for {brand}{post}, out since {due_on}"),
    "reminder.gift_return.ahead": mark("Give “{gift}” back to {brand} by {due_on}"),
    "reminder.gift_return.late": mark("“{gift}” should have gone back to {brand} on {due_on}"),
    "reminder.gift_label.ahead": mark("“{gift}” from {brand} was shown: check the label"),
    "reminder.gift_label.late": mark("“{gift}” from {brand} was shown on {due_on}: check the label"),
    "reminder.gift_record.ahead": mark("“{gift}” from {brand}: record the post that shows it"),
    "reminder.gift_record.late": mark("“{gift}” from {brand}: no post recorded since {due_on}"),
    "reminder.payment_to_invoice.ahead": mark("Invoice {amount} to {brand}: {label}"),
    "reminder.payment_to_invoice.late": mark("Invoice {amount} to {brand}: {label}, possible since {due_on}"),
    "reminder.payment_expected.ahead": mark("{amount} from {brand} expected {due_on}: {label}"),
    "reminder.payment_expected.late": mark("{amount} from {brand} was expected {due_on}: {label}"),
    "reminder.payment_late.ahead": mark("{amount} from {brand} due {due_on}: {label}"),
    "reminder.payment_late.late": mark("{brand} has not paid {amount}: {label}, due {due_on}"),
    "reminder.bank_lines.ahead": mark("Lines of {account} that nobody entered: {count}, since {booked_on}"),
    "reminder.bank_lines.late": mark("Lines of {account} that nobody entered: {count}, since {booked_on}"),
    "reminder.deal_quiet.ahead": mark("“{deal}” with {brand} has been quiet since {since}"),
    "reminder.deal_quiet.late": mark("“{deal}” with {brand} has been quiet since {since}"),
    "reminder.rights_ending.ahead": mark("Rights of {brand} end {due_on}: {channels}"),
    "reminder.rights_ending.late": mark("Rights of {brand} ended {due_on}: {channels}. Is it still used?"),
    "reminder.exclusivity_ending.ahead": mark("Exclusivity for {brand} ends {due_on}: {scope}"),
    "reminder.exclusivity_ending.late": mark("Exclusivity for {brand} ended {due_on}: {scope}"),
    "reminder.next_action.ahead": mark("{action} ({deal}, {brand})"),
    "reminder.next_action.late": mark("{action} ({deal}, {brand}), since {due_on}"),
    "reminder.task_due.ahead": mark("To do: {task}"),
    "reminder.task_due.late": mark("To do since {due_on}: {task}"),
    "reminder.contract_unsigned.ahead": mark("Contract {number} with {brand} has not come back signed"),
    "reminder.contract_unsigned.late": mark(
        "Contract {number} with {brand}, issued {issued_on}, has not come back signed"
    ),
    "reminder.contract_differs.ahead": mark(
        "“{deal}” says something else than contract {number} with {brand} ({state}): {terms}. Amend the contract, or "
        "put the terms back."
    ),
    "reminder.contract_differs.late": mark(
        "“{deal}” says something else than contract {number} with {brand} ({state}): {terms}. Amend the contract, or "
        "put the terms back."
    ),
    "reminder.contract_notice.ahead": mark(
        "Contract {number} with {brand} renews itself on {ends_on}: the last day to give notice is {due_on}"
    ),
    "reminder.contract_notice.late": mark(
        "Contract {number} with {brand}: the day to give notice, {due_on}, is past, and it renews itself on {ends_on}"
    ),
    "reminder.contract_ending.ahead": mark("Contract {number} with {brand} ends {due_on}: renew it?"),
    "reminder.contract_ending.late": mark("Contract {number} with {brand} ended {due_on}: mark it so, or renew it"),
    "reminder.period_ending.ahead": mark("{period} of “{deal}” with {brand} ends {due_on}: renew?"),
    "reminder.period_ending.late": mark("{period} of “{deal}” with {brand} ended {due_on}"),
    **DOCUMENT_SENTENCES,
}

_PARTIES = {"creator": mark("creator"), "brand": mark("brand"), "agency": mark("agency")}
_COUNTRIES = frozenset({"country", "jurisdiction", "governing_law", "law", "expected", "territories"})


def _country(value: object) -> str:
    listed = sorted(value) if isinstance(value, (frozenset, set, tuple, list)) else [value]
    return ", ".join(name_place(str(code)) for code in listed) or _("all countries")


def _name_language(code: str) -> str:
    from creatorbook.services.fields.countries import languages

    return languages().get(code, code)


_NAMED = {"field": place_label, "language": _name_language}


def format_param(name: str, value: object) -> str:
    """Return one parameter of a finding as text."""
    if name == "party" and value in _PARTIES:
        return _(_PARTIES[value])
    if name in _NAMED and isinstance(value, str):
        return _NAMED[name](value)
    if name in _COUNTRIES:
        return _country(value) if value else (_("all countries") if name == "territories" else "")
    if value is None:
        return _("open") if name.endswith(("_from", "_to", "_on")) else ""
    for kinds, show in _SHOWN:
        if isinstance(value, kinds):
            return show(name, value)
    return name_post(str(value)) if name == "post" else formats.plain_text(value)


def _member(name: str, value: StrEnum) -> str:
    if name == "post":
        # What names a post stands behind its brand.
        return f" ({word_for(value).lower()})"
    if has_word(value):
        return word_for(value)
    # Loaded for the sentence that needs them: most speak of deals and days.
    from creatorbook.services.wording.numbers import NUMBER_WORDS
    from creatorbook.services.wording.rules import RULE_WORDS

    return _((RULE_WORDS.get(type(value)) or NUMBER_WORDS[type(value)])[value])


def _join_values(name: str, values: Sequence[object]) -> str:
    if name == "words":
        # The first words are the best; a person needs a few to choose from, not all.
        return _(" or ").join(_("“{words}”").format(words=value) for value in values[:3])
    if name == "contexts":
        return _(" or ").join(_("“{words}”").format(words=format_param(name, value)) for value in values)
    if name == "places":
        return _join_ways(values)
    if name == "post":
        form, hour = values
        return f" ({', '.join(filter(None, (word_for(form).lower() if isinstance(form, StrEnum) else '', str(hour))))})"
    if name == "terms":
        # Loaded for the one sentence that names terms.
        from creatorbook.services.wording.term_names import name_terms

        return name_terms(str(value) for value in values)
    return ", ".join(format_param("", value) for value in values)


def _join_ways(ways: Sequence[object]) -> str:
    """Return the ways to place a label: all places of the first together, or any of the others instead."""
    said = [", ".join(format_param("", value) for value in way) for way in ways if isinstance(way, (tuple, list))]
    first = said[0] if said and said[0] else _("first, where everybody sees it")
    return _(", or instead ").join((first, *said[1:]))


_SHOWN: tuple[tuple[Any, Callable[[str, Any], str]], ...] = (
    (StrEnum, _member),
    ((frozenset, set), lambda _name, value: ", ".join(sorted(format_param("", part) for part in value))),
    ((tuple, list), _join_values),
    # What a rule file says, by language.
    (Mapping, lambda _name, value: str(value.get(language()) or value.get("en", ""))),
)


_QUOTED_OBJECTIVE = re.compile("[“«]\u00a0?{objective}\u00a0?[”»]")


def sentence(finding: Finding | Reminder) -> str:
    """Return what a finding or a reminder says, in the language of the screen."""
    code = getattr(finding, "code", None) or finding.reason  # type: ignore[union-attr]  # a Reminder has a reason
    params = {name: format_param(name, value) for name, value in finding.params.items()}
    about = getattr(finding, "about", "")
    if code == "document.missing_value" and place_by_name(about) is not None:
        # The document names the value in its own language; on screen it is the field that is named.
        params["name"] = place_label(about)
    if code == "document.missing_value" and params.get("clause"):
        params["title"] = clause_title(params["clause"], params["title"])
    told = _(SENTENCES[code])
    if params.get("objective") == "":
        # Nobody named it so: no quotation marks are around it.
        params["objective"] = _("no objective named")
        told = _QUOTED_OBJECTIVE.sub("{objective}", told)
    text = told.format(**params)
    # What is missing (a brand not yet known) leaves a double space, never a hole in the words.
    # Only plain spaces: French keeps its no-break spaces before a colon or a question mark.
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
