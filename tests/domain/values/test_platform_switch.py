from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creatorbook.domain.disclosure.facts import DisclosureFacts, Fact, Value
from creatorbook.domain.disclosure.platform_rules import SwitchUse, switch_duty, switch_findings
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.support import codes, rulebook

ON = date(2026, 3, 2)
PAID: dict[str, Any] = {"value": frozenset({Value.MONEY}), "tie": frozenset(), "affiliate": False}
GIFT: dict[str, Any] = {"value": frozenset({Value.PRODUCT}), "tie": frozenset(), "affiliate": False}
OWN: dict[str, Any] = {"value": frozenset(), "tie": frozenset({Tie.OWN_BRAND}), "affiliate": False}
BOUGHT: dict[str, Any] = {"value": frozenset(), "tie": frozenset(), "affiliate": False}


def use(platform: Platform, facts: dict[str, Any], on: date = ON) -> SwitchUse:
    return switch_duty(DisclosureFacts(**facts), rulebook().platforms[platform], on).use


@pytest.mark.parametrize(
    ("platform", "facts", "expected"),
    [
        (Platform.INSTAGRAM, PAID, SwitchUse.REQUIRED),
        (Platform.INSTAGRAM, GIFT, SwitchUse.REQUIRED),
        (Platform.INSTAGRAM, OWN, SwitchUse.FORBIDDEN),
        (Platform.INSTAGRAM, BOUGHT, SwitchUse.NOT_NEEDED),
        (Platform.FACEBOOK, OWN, SwitchUse.FORBIDDEN),
        (Platform.TIKTOK, OWN, SwitchUse.REQUIRED),
        (Platform.TIKTOK, PAID, SwitchUse.REQUIRED),
        (Platform.TIKTOK, BOUGHT, SwitchUse.NOT_NEEDED),
        (Platform.YOUTUBE, GIFT, SwitchUse.REQUIRED),
        (Platform.TWITCH, PAID, SwitchUse.REQUIRED),
        (Platform.X, PAID, SwitchUse.OPTIONAL),
        (Platform.BLOG, PAID, SwitchUse.NO_SWITCH),
        (Platform.PODCAST, PAID, SwitchUse.NO_SWITCH),
        (Platform.YOUTUBE, {}, SwitchUse.DONT_KNOW),
    ],
)
def test_the_platforms_switch(platform: Platform, facts: dict[str, Any], expected: SwitchUse) -> None:
    assert use(platform, facts) is expected


def test_a_switch_is_asked_for_from_its_day() -> None:
    assert use(Platform.X, PAID, date(2026, 2, 28)) is SwitchUse.NO_SWITCH
    assert use(Platform.TWITCH, PAID, date(2023, 6, 30)) is SwitchUse.OPTIONAL
    assert use(Platform.TWITCH, PAID, date(2023, 7, 1)) is SwitchUse.REQUIRED


@pytest.mark.parametrize(
    ("facts", "is_on", "expected"),
    [
        (PAID, None, ["platform.switch_required"]),
        (PAID, False, ["platform.switch_missing"]),
        (PAID, True, []),
        (OWN, None, ["platform.switch_forbidden"]),
        (OWN, True, ["platform.switch_wrongly_on"]),
        (OWN, False, []),
        (BOUGHT, None, []),
        ({}, None, ["platform.switch_dont_know"]),
    ],
)
def test_what_to_do_about_the_switch(facts: dict[str, Any], is_on: bool | None, expected: list[str]) -> None:
    duty = switch_duty(DisclosureFacts(**facts), rulebook().platforms[Platform.INSTAGRAM], ON)
    found = switch_findings(duty, is_on)
    assert codes(found) == expected
    assert all(each.sources for each in found)


def test_the_switch_has_its_name_in_the_language() -> None:
    duty = switch_duty(DisclosureFacts(**PAID), rulebook().platforms[Platform.INSTAGRAM], ON)
    assert switch_findings(duty, is_on=False, language="fr")[0].params["switch"] == "Libellé « Partenariat rémunéré »"
    assert switch_findings(duty, is_on=False, language="xx")[0].params["switch"] == "Paid partnership label"
    unknown = switch_duty(DisclosureFacts(), rulebook().platforms[Platform.INSTAGRAM], ON)
    assert unknown.question is Fact.TIE
