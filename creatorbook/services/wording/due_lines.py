"""What is due as two short lines: what to do, the verb first, and under it why; one table of each by what is due.

Placeholders are the reminder's parameters. A part of the second line whose parameter is not known is left out.
"""

from __future__ import annotations

import string
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.services.fields import formats
from creatorbook.services.wording.findings import format_param

if TYPE_CHECKING:
    from collections.abc import Mapping

# By the kind of what is due; those that say another thing once their day is past have a second row, with ".late".
_BETWEEN = " · "
# The step to take by its tone, or by its letter where that has none.
STEPS: dict[str, str] = {
    "ahead": mark("send a word ahead"),
    "friendly": mark("send the friendly reminder"),
    "firm": mark("send the firm reminder"),
    "last": mark("send the last reminder"),
    "formal_notice": mark("send the formal notice"),
}
_LONGEST = 90  # characters of a line on Today
TITLES: dict[str, str] = {
    "story_frame": mark("Save the frame of the {platform} story for {brand}"),
    "story_frame.late": mark("Say whether the frame of the {platform} story for {brand} was saved"),
    "payment_late": mark("{brand} owes you {amount}"),
    "gift_label": mark("Check the label of the post that shows “{gift}”"),
    "label_insufficient": mark("Fix the label of the {platform} post for {brand}"),
    "post_label": mark("Confirm the label of the {platform} post for {brand}"),
    "gift_record": mark("Record the post that shows “{gift}”"),
    "proof_missing": mark("Keep proof of the {platform} post for {brand}"),
    "deliverable_due": mark("Deliver to {brand}: {deliverable}"),
    "draft_due": mark("Send the draft to {brand}: {deliverable}"),
    "post_planned": mark("Publish the {platform} post for {brand}"),
    "post_planned.late": mark("Say whether the {platform} post for {brand} is out"),
    "rule_changed": mark("Check the label of the {platform} post for {brand} again"),
    "relationship_colours": mark("Think of a label for the {platform} post about {brand}"),
    "gift_return": mark("Send “{gift}” back to {brand}"),
    "contract_unsigned": mark("Ask {brand} for the signed contract {number}"),
    "contract_differs": mark("Amend contract {number} with {brand}, or put the terms back"),
    "contract_notice": mark("Decide whether contract {number} with {brand} continues"),
    "written_contract": mark("Make a written contract with {brand}"),
    "payment_to_invoice": mark("Invoice {amount} to {brand}"),
    "payment_expected": mark("Check that {brand} pays {amount}"),
    "bank_lines": mark("Enter what came in on {account}"),
    "next_action": "{action}",
    "deal_quiet": mark("Ask {brand} how it is going"),
    "task_due": "{task}",
    "rights_ending": mark("Renew the rights of {brand}, or let them end"),
    "rights_ending.late": mark("Check whether {brand} still uses your work"),
    "exclusivity_ending": mark("Work for others again: the exclusivity for {brand} ends"),
    "exclusivity_ending.late": mark("Work for others again: the exclusivity for {brand} is over"),
    "period_ending": mark("Ask {brand} whether it continues"),
    "contract_ending": mark("Renew contract {number} with {brand}, or let it end"),
    "contract_ending.late": mark("Mark contract {number} with {brand} as ended, or renew it"),
}
REASONS: dict[str, tuple[str, ...]] = {
    "story_frame": ("{post}", mark("it goes {due_on}, and its proof with it")),
    "story_frame.late": ("{post}", mark("it went {due_on}")),
    "payment_late": ("{deal}", "{label}", mark("due {due_on}"), "{ladder}"),
    "gift_label": ("{brand}", mark("shown on {due_on}")),
    "label_insufficient": ("{post}", mark("out since {due_on}"), mark("published as it is: {reason_given}")),
    "post_label": ("{post}", mark("out since {due_on}")),
    "gift_record": ("{brand}", mark("received {due_on}, and a post is due for it")),
    "proof_missing": ("{post}", mark("out since {published_on}"), mark("a screenshot now saves an argument later")),
    "deliverable_due": ("{deal}", mark("due {due_on}")),
    "draft_due": ("{deal}", mark("due {due_on}")),
    "post_planned": (mark("label: “{words}”"), mark("switch: “{switch}”"), mark("planned {due_on}"), "{post}"),
    "post_planned.late": ("{post}", mark("planned {due_on}")),
    "rule_changed": ("{post}", mark("rules changed {due_on}"), "{territories}"),
    "relationship_colours": ("{post}", mark("your work for them ended {ended_on}"), mark("planned {due_on}")),
    "gift_return": (mark("a loan, not a gift"), mark("due {due_on}")),
    "contract_unsigned": ("{deal}", mark("issued {issued_on}")),
    "contract_differs": ("{deal}", mark("other than in the contract: {terms}")),
    "contract_notice": ("{deal}", mark("it renews itself {ends_on}"), mark("give notice by {due_on}")),
    "written_contract": ("{objective}", mark("{total}, and the law asks for one from {threshold}")),
    "payment_to_invoice": ("{deal}", "{label}", mark("possible since {due_on}")),
    "payment_expected": ("{deal}", "{label}", mark("due {due_on}"), "{ladder}"),
    "bank_lines": (mark("lines that nobody entered: {count}"), mark("the first of {booked_on}")),
    "next_action": ("{deal}", "{brand}"),
    "deal_quiet": ("{deal}", mark("nothing heard, noted or planned since {since}")),
    "task_due": (),
    "rights_ending": ("{deal}", "{channels}", mark("until {due_on}")),
    "rights_ending.late": ("{deal}", "{channels}", mark("ended {due_on}")),
    "exclusivity_ending": ("{deal}", "{scope}", mark("until {due_on}")),
    "exclusivity_ending.late": ("{deal}", "{scope}", mark("until {due_on}")),
    "period_ending": ("{deal}", "{period}", mark("until {due_on}")),
    "contract_ending": ("{deal}", mark("until {due_on}")),
    "contract_ending.late": ("{deal}", mark("until {due_on}")),
}


def due_lines(kind: str, facts: Mapping[str, object], due_on: date | None, today: date) -> tuple[str, str]:
    """Return what to do and why, as two lines in the language of the screen; the second may be empty.

    `kind` is that of the reminder, `facts` are its parameters.
    """
    late = f"{kind}.late"
    case = late if due_on is not None and due_on < today and late in TITLES else kind
    params = {name: _shown(name, value, today) for name, value in facts.items()}
    params["ladder"] = ladder_words(facts, None, today)
    reasons: list[str] = []
    for part in REASONS[case]:
        text = _reason(part, params)
        if text:
            # A name of somebody's own stays as it is written.
            own_name = part.startswith("{") or bool(reasons)
            reasons.append(text if own_name else text[0].upper() + text[1:])
    if params.get("post") in reasons and len(_BETWEEN.join(reasons)) > _LONGEST:
        # What is to be done goes before the words of a post.
        reasons.remove(params["post"])
        reasons[0] = reasons[0][0].upper() + reasons[0][1:]
    for name, unknown in (("brand", _("the brand")), ("action", _("Next step"))):
        params[name] = params.get(name) or unknown
    return _(TITLES[case]).format(**params), _BETWEEN.join(reasons)


def ladder_words(facts: Mapping[str, object], due_on: date | None, today: date) -> str:
    """Return the step of a ladder to take now, or when somebody was reminded last; "" for neither.

    With the day that something is due on it is said before how late that is.
    """
    if "step" not in facts and "reminded_on" not in facts:
        return ""
    days = (today - due_on).days if due_on is not None else 0
    late = ngettext("{count} day late", "{count} days late", days).format(count=days) if days > 0 else ""
    if "step" in facts:
        step = _(STEPS[str(facts.get("tone")) or str(facts.get("letter"))])
        return _("{late}: {step}").format(late=late, step=step) if late else step
    reminded = facts["reminded_on"]
    told = _("reminded {day}").format(day=formats.day_near(reminded, today) if isinstance(reminded, date) else reminded)
    return f"{late}, {told}" if late else told


def _shown(name: str, value: object, today: date) -> str:
    if isinstance(value, date):
        return formats.day_near(value, today)
    if name == "words":
        # The first words are the best; a line has room for one.
        return str(value).partition(" | ")[0]
    if name == "post":
        # A form of post is in its platform's name already, or says too little for a line of its own.
        if isinstance(value, tuple):
            return str(value[-1])
        return "" if isinstance(value, StrEnum) else format_param(name, value).strip()
    return format_param(name, value)


def _reason(part: str, params: dict[str, str]) -> str:
    """Return one part of a second line, "" where what it speaks of is not known."""
    if not all(params.get(name) for _text, name, *_rest in string.Formatter().parse(part) if name):
        return ""
    return _(part).format(**params)
