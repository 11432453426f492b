"""The tool tip of a board card: in full what the card may have to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.fields.formats import format_value
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.services.records.rows import Row


def card_tooltip(deal: Row) -> str:
    """Return the deal's title, its brand and its next action, a line each; what there is none of is left out."""
    brand = deal["brand_id"]
    lines = (
        deal["title"],
        brand.title if brand else "",
        format_value(KINDS["deal"].field("next_action"), deal["next_action"]),
    )
    return "\n".join(line for line in lines if line)
