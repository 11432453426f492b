"""What full-text search finds of each table: a title and a body, as paths of columns.

It stands beside the models and not on them, since a book is searched without mapping a class.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchTexts:
    """The texts of one table. A path goes through references: `deal_id.brand_id.name` is the name of a deal's brand.

    `title` weighs ten times; its first `title_length` characters are taken where it is not 0.
    """

    title: str
    body: tuple[str, ...] = ()
    title_length: int = 0


SEARCH_TEXTS: dict[str, SearchTexts] = {
    "creator": SearchTexts("name", ("legal_name", "email")),
    "agency": SearchTexts("name", ("email", "website")),
    "brand": SearchTexts("name", ("legal_name", "category", "website", "email")),
    "contact": SearchTexts("name", ("email", "phone", "role", "brand_id.name", "agency_id.name")),
    "deal": SearchTexts("title", ("brand_id.name", "objective", "next_action")),
    "gift": SearchTexts("description", ("brand_id.name",)),
    "expense": SearchTexts("text", ("category", "brand_id.name", "deal_id.title", "evidence")),
    "earning": SearchTexts("brand_id.name", ("deal_id.title", "evidence")),
    # A draft has no number yet: it is found by whom it is for.
    "invoice": SearchTexts("number", ("brand_id.name", "buyer_reference", "order_reference", "note")),
    "post": SearchTexts("caption", ("caption", "url", "brand_id.name"), title_length=80),
    "contract": SearchTexts("number", ("deal_id.title", "deal_id.brand_id.name")),
    "message": SearchTexts("subject", ("sender", "body")),
    "task": SearchTexts("text"),
    "note": SearchTexts("text", ("text",), title_length=80),
}
