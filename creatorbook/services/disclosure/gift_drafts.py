"""Gifts being written down: the values of a form, in the book or not yet, and what showing them would owe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.services.disclosure.post_drafts import brand_ref, first_creator
from creatorbook.services.fields import countries as places
from creatorbook.services.fields import snapshots
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.services.disclosure.duties import Verdict
    from creatorbook.store.engine.reading import Executes


def snapshot(reading: Executes, values: Mapping[str, Any], id: str = "", brand_name: str = "") -> Gift:
    """Return the gift that these values make, by the names of the field table; references are ids or Refs.

    A creator that is not said is the first of the book, as a book with one fills it in; `brand_name` is what was typed
    of a brand that the book does not know yet. Raises NotFound for a record that is gone.
    """
    known = {
        "creator_id": id_of(values.get("creator_id")) or first_creator(reading),
        "brand_id": brand_ref(reading, id_of(values.get("brand_id"))),
    }
    return snapshots.gift({**values, **known}, id, brand_name)


def duty_lines(verdict: Verdict) -> tuple[str, ...]:
    """Return what showing the gift would owe, in a line or two: the countries with the word that each takes."""
    lines = []
    for outcome, said in (
        (Outcome.REQUIRED, _("If you show it, a label is required: {labels}.")),
        (Outcome.ADVISED, _("If you show it, a label is advised: {labels}.")),
        (Outcome.NOT_REQUIRED, _("If you show it, no label is asked: {labels}.")),
    ):
        duties = [duty for duty in verdict.duties if duty.outcome is outcome]
        if duties:
            lines.append(said.format(labels=_labels(duties)))
    open_duties = [duty for duty in verdict.duties if duty.question is not None]
    for question in dict.fromkeys(duty.question for duty in open_duties):
        asking = [duty for duty in open_duties if duty.question is question]
        words = _(RULE_WORDS[type(question)][question]) if question is not None else ""
        countries = _countries(asking)
        said = _("{countries}: it depends. {question}") if countries else _("It depends. {question}")
        lines.append(said.format(countries=countries, question=words))
    return tuple(lines)


def _labels(duties: Iterable[Duty]) -> str:
    return ", ".join(
        _("{country} (“{words}”)").format(country=_countries([duty]), words=duty.words[0])
        if duty.words and duty.outcome is not Outcome.NOT_REQUIRED
        else _countries([duty])
        for duty in duties
    )


def _countries(duties: Iterable[Duty]) -> str:
    names = places.countries()
    return ", ".join(names.get(duty.country, duty.country) for duty in duties)
