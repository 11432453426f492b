"""Values of the field table as the domain's snapshots, from rows, forms and records not kept yet alike."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest

from creatorbook.domain.records.gifts import Expectation, Gift, GiftFate
from creatorbook.domain.records.terms import RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.fields import snapshots
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import Ref

# What a snapshot holds that is no field of its kind: its own records, and what is worked out or given beside.
BESIDE = {
    "creator": {"id", "channels"},
    "channel": set(),
    "gift": {"id", "brand_name"},
    "post": {"id", "brand_name"},
    "terms": set(),
    "contract": {"id", "version", "issued_on"},
    "deal": {"id", "creator", "brand", "agency", "agent", "contact", "periods"},
    "deal_period": set(),
}


@pytest.mark.parametrize("kind", snapshots.SNAPSHOTS)
def test_every_field_of_a_snapshot_is_one_of_its_kind_or_given_beside(kind: str) -> None:
    names = {each.name for each in fields(snapshots.SNAPSHOTS[kind])}
    assert names - {each.name for each in KINDS[kind].fields} == BESIDE.get(kind, {"id"})


def test_a_reference_is_read_from_a_row_and_from_a_form() -> None:
    row = snapshots.post({"creator_id": Ref("creator", "c", "Léa"), "brand_id": Ref("brand", "b", "Aurora")}, "p")
    form = snapshots.post({"creator_id": "c", "brand_id": "b"}, "p")
    assert (row.id, row.creator_id, row.brand_id, row.brand_name) == ("p", "c", "b", "Aurora")
    assert (form.id, form.creator_id, form.brand_id, form.brand_name) == ("p", "c", "b", "")


@pytest.mark.parametrize("nothing", [{}, dict.fromkeys(("platform", "state", "caption", "language", "brand_id"), "")])
def test_what_is_not_said_of_a_post_is_what_a_new_one_has(nothing: dict[str, Any]) -> None:
    post = snapshots.post({"creator_id": "c", **nothing})
    assert (post.platform, post.medium, post.state) == (Platform.INSTAGRAM, Medium.FEED_POST, PostState.PLANNED)
    assert (post.caption, post.language, post.brand_id, post.platform_switch) == ("", "", None, None)


def test_a_switch_that_is_off_is_not_one_that_is_not_known() -> None:
    assert snapshots.post({"creator_id": "c", "platform_switch": False}).platform_switch is False


def test_instants_are_in_the_users_zone_and_countries_a_set() -> None:
    moment = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    post = snapshots.post({"creator_id": "c", "planned_at": moment, "audience_countries": ("FR", "BE")})
    assert post.planned_at == moment
    assert post.planned_at.tzinfo == moment.astimezone().tzinfo
    assert post.audience_countries == {"FR", "BE"}


def test_a_gift_keeps_the_name_that_was_typed_where_its_brand_is_not_known() -> None:
    typed = snapshots.gift({"creator_id": "c", "description": "Lamp"}, brand_name="Lumen")
    assert typed == Gift("", "c", "Lamp", brand_name="Lumen", expectation=Expectation.UNKNOWN, fate=GiftFate.KEPT)
    known = snapshots.gift({"creator_id": "c", "brand_id": Ref("brand", "b", "Lumen SA")}, brand_name="Lumen")
    assert (known.description, known.brand_name) == ("", "Lumen SA")


def test_choices_become_members() -> None:
    values = {"deal_id": "d", "channels": ("paid_social",), "start": RightsStart.ON_DATE, "price": Money(5, "EUR")}
    right = snapshots.usage_right(values, "r")
    assert right.channels == {UsageChannel.PAID_SOCIAL}
    assert (right.start, right.price, right.territories, right.paid) == (
        RightsStart.ON_DATE, Money(5, "EUR"), frozenset(), False,
    )  # fmt: skip
    assert snapshots.usage_right({"deal_id": "d"}, "r").channels == frozenset()


@pytest.mark.parametrize(("count", "pieces"), [(None, 1), (0, 1), (3, 3)])
def test_a_deliverable_is_at_least_one_piece(count: int | None, pieces: int) -> None:
    values = {"deal_id": "d", "platform": Platform.TIKTOK, "medium": Medium.REEL, "count": count}
    assert snapshots.deliverable(values, "x").count == pieces


def test_a_contract_was_issued_on_the_day_where_the_user_is() -> None:
    issued = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert snapshots.contract({"deal_id": "d", "issued_at": issued}, "x").issued_on == date(2026, 3, 2)
    assert snapshots.contract({"deal_id": "d"}, "x").issued_on is None
