"""Territories: sets of countries, where an empty set means everywhere.

A member is an ISO 3166-1 alpha-2 code or one of the groups below. What is neither (a region in words) is compared
as it is written, so two different words never meet by accident.
"""

from __future__ import annotations

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905  a line
)
EEA = EU | {"IS", "LI", "NO"}
EUROPE = EEA | frozenset("AD AL BA CH GB MC MD ME MK RS SM UA VA XK".split())  # noqa: SIM905  a line
GROUPS = {
    "EU": EU,
    "EEA": EEA,
    "EUROPE": EUROPE,
    "DACH": frozenset({"AT", "CH", "DE"}),
    "BENELUX": frozenset({"BE", "LU", "NL"}),
    "NORTH_AMERICA": frozenset({"CA", "MX", "US"}),
}
WORLD = "WORLD"
# Where the month is written before the day: the United States with what belongs to them, and the Philippines.
_MONTH_FIRST = frozenset("US PR GU VI AS MP UM FM MH PW PH".split())  # noqa: SIM905  a line


def expand(territories: frozenset[str]) -> frozenset[str]:
    """Return the countries meant, groups opened; an empty set (or one with WORLD in it) is everywhere, and empty."""
    members: set[str] = set()
    for territory in territories:
        key = territory.strip().upper().replace(" ", "_")
        if key == WORLD:
            return frozenset()
        key = {"UK": "GB", "EL": "GR"}.get(key, key)
        members |= GROUPS.get(key, {key}) if key else set()
    return frozenset(members)


def common_territory(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Return where two territories meet (empty: everywhere), or None where they do not."""
    left, right = expand(one), expand(other)
    if not left:
        return right
    if not right:
        return left
    return (left & right) or None


def writes_month_first(country: str) -> bool:
    """Return whether 3/12 is March 12 in the country (ISO 3166-1 alpha-2)."""
    return country in _MONTH_FIRST
