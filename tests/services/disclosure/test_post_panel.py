"""What stands beside a caption being written, from the draft alone: no window is needed to know it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions, post_drafts, post_panel
from creatorbook.services.records import lists
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book
    from creatorbook.services.disclosure.post_panel import PanelView, SwitchView

TODAY = date(2026, 3, 2)


def _draft(book: Book, audience: tuple[str, ...] = ("FR",)) -> dict[str, Any]:
    brand = book.run(AddRecord("brand", {"name": "Kumo Tea"})).value
    values = {"title": "Matcha", "brand_id": brand, "fee": Money(90000, "EUR"), "stage": Stage.CONTRACTED}
    deal = book.run(AddRecord("deal", values)).value
    with book.reading() as reading:
        creator = lists.ids(reading, lists.Query("creator"))[0]
    return {
        "deal_id": deal, "creator_id": creator, "platform": Platform.INSTAGRAM, "medium": Medium.FEED_POST,
        "language": "fr", "audience_countries": audience,
    }  # fmt: skip


def _panel(book: Book, values: dict[str, Any], caption: str) -> tuple[PanelView, SwitchView]:
    with book.reading() as reading:
        post = post_drafts.snapshot(reading, values)
        case = captions.caption_of_draft(reading, post, TODAY)
    view = post_panel.panel_view(case.check(caption), post.medium, written=bool(caption))
    return view, post_panel.switch_view(case, post)


def test_a_caption_without_a_label_is_mended(book: Book) -> None:
    view, switch = _panel(book, _draft(book), "Mon matcha")
    assert (view.verdict.tone, view.verdict.pushes) == ("danger", True)
    assert view.fix is not None
    assert view.fix.caption.startswith(view.fix.words)
    assert view.fix.caption.endswith("Mon matcha")
    assert view.question is None
    assert "caption.no_label" in {each.code for each in view.findings}
    assert [each.country for each in view.countries] == ["FR"]
    assert switch.name
    assert switch.sources


def test_a_labelled_caption_pushes_nothing(book: Book) -> None:
    view, _switch = _panel(book, _draft(book), "Publicité | Mon matcha")
    assert (view.verdict.tone, view.verdict.pushes, view.fix) == ("ok", False, None)


def test_an_empty_caption_is_not_told_that_it_has_no_label(book: Book) -> None:
    view, _switch = _panel(book, _draft(book), "")
    assert "caption.no_label" not in {each.code for each in view.findings}


def test_what_the_question_asks_is_not_said_again(book: Book) -> None:
    draft = {key: value for key, value in _draft(book).items() if key not in ("deal_id", "audience_countries")}
    view, _switch = _panel(book, {**draft, "audience_countries": ("FR",)}, "Mon matcha")
    assert isinstance(view.question, Fact)
    assert "disclosure.dont_know" not in {each.code for each in view.findings}
    assert view.verdict.tone == "warn"


@pytest.mark.parametrize(
    ("medium", "kept", "expected"),
    [
        (Medium.FEED_POST, None, set()),
        (None, None, set()),
        (Medium.FEED_POST, LabelPosition.FIRST_COMMENT, {LabelPosition.FIRST_COMMENT}),
        (Medium.STORY, LabelPosition.FIRST_COMMENT, {LabelPosition.FIRST_COMMENT, LabelPosition.ON_FRAME_CLEAR}),
    ],
)
def test_a_place_that_is_kept_stays_among_the_choices(
    medium: Medium | None, kept: LabelPosition | None, expected: set[LabelPosition]
) -> None:
    places = post_panel.label_places(medium, kept)
    assert expected <= {place for place, _words in places}
    assert bool(places) is bool(expected)
    assert all(words for _place, words in places)


def test_a_place_that_nobody_knows_is_none() -> None:
    assert post_panel.kept_place("on the moon") is None
    assert post_panel.kept_place(LabelPosition.FIRST_COMMENT.value) is LabelPosition.FIRST_COMMENT
