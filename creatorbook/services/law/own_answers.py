"""The person's own answers to the rules: most books hold none, and then nothing of the rules is loaded for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.store.engine.reading import Executes


def own_overrides(reading: Executes) -> tuple[Override, ...]:
    """Return the user's overrides as the rules take them, each with a source that says whose word it is."""
    if results.first(reading, select(Table("rule_note"), "rule_id").limit(1)) is None:
        return ()
    from creatorbook.services.law.rule_notes import notes, overrides_among

    return overrides_among(notes(reading))
