"""Territories: sets of countries, where an empty set means everywhere.

A member is an ISO 3166-1 alpha-2 code, one of the groups below, or a part of a country by its ISO 3166-2 code
("GB-SCT", "US-CA"). What is none of them (a region in words) is compared as it is written, so two different words never
meet by accident.
"""

from __future__ import annotations

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905  a line
)
EEA = EU | {"IS", "LI", "NO"}
EUROPE = EEA | frozenset("AD AL BA CH GB MC MD ME MK RS SM UA VA XK".split())  # noqa: SIM905  a line
# Regions by the United Nations' standard M49, without what nobody lives in.
_REGIONS = {
    "AFRICA": """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE
        NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW
    """,
    "CARIBBEAN": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "CENTRAL_AMERICA": "BZ CR GT HN MX NI PA SV",
    "SOUTH_AMERICA": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "EASTERN_ASIA": "CN HK JP KP KR MN MO TW",
    "SOUTH_EASTERN_ASIA": "BN ID KH LA MM MY PH SG TH TL VN",
    "SOUTHERN_ASIA": "AF BD BT IN IR LK MV NP PK",
    "OCEANIA": "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS",
}
REGIONS = {name: frozenset(members.split()) for name, members in _REGIONS.items()}
_OTHER_ASIA = frozenset("AE AM AZ BH CY GE IL IQ JO KG KW KZ LB OM PS QA SA SY TJ TM TR UZ YE".split())  # noqa: SIM905
GROUPS = {
    "EU": EU,
    "EEA": EEA,
    "EUROPE": EUROPE,
    "DACH": frozenset({"AT", "CH", "DE"}),
    "BENELUX": frozenset({"BE", "LU", "NL"}),
    "NORDICS": frozenset({"DK", "FI", "IS", "NO", "SE"}),
    "SCANDINAVIA": frozenset({"DK", "NO", "SE"}),
    "BALTICS": frozenset({"EE", "LT", "LV"}),
    "IBERIA": frozenset({"ES", "PT"}),
    "ANZ": frozenset({"AU", "NZ"}),
    "GULF": frozenset({"AE", "BH", "KW", "OM", "QA", "SA"}),
    "NORTH_AMERICA": frozenset({"CA", "MX", "US"}),
    "LATIN_AMERICA": REGIONS["CARIBBEAN"] | REGIONS["CENTRAL_AMERICA"] | REGIONS["SOUTH_AMERICA"],
    **REGIONS,
    "ASIA": REGIONS["EASTERN_ASIA"] | REGIONS["SOUTH_EASTERN_ASIA"] | REGIONS["SOUTHERN_ASIA"] | _OTHER_ASIA,
}
_BRITISH = frozenset({"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"})
WORLD = "WORLD"
_CODE_LENGTH = 2
# Where the month is written before the day: the United States with what belongs to them, and the Philippines.
_MONTH_FIRST = frozenset("US PR GU VI AS MP UM FM MH PW PH".split())  # noqa: SIM905  a line
# What stands before the decimals in the official languages of a country, by CLDR; a test compares. Where its languages
# differ, as in Canada and in Switzerland, the country is in neither.
_POINT = frozenset(
    """
    AE AG AI AS AU BB BD BH BM BS BT BW BZ CC CK CN CU CX DM DO EG EH ER ET FJ FK FM GB GD GG GH GI GM GS GT GU GY
    HK HN IE IL IM IN IO IQ IR JE JM JO JP KE KH KI KN KP KR KW KY LC LI LK LR LS MH MM MN MP MS MT MV MW MX MY NA
    NF NG NI NP NR NU NZ OM PA PE PG PH PK PN PR PS PW QA SA SB SD SG SH SL SO SS SV SY TC TH TK TO TT TV TW TZ UG
    UM US VC VG VI WS YE ZM ZW
    """.split()  # noqa: SIM905  reads better as lines
)
_COMMA = frozenset(
    """
    AD AL AM AO AR AT AX BA BE BF BG BJ BL BN BO BQ BR BY CD CF CG CI CL CO CR CV CY CZ DE DK DZ EE ES FI FO FR GA
    GE GF GL GN GP GQ GR GW HR HT HU ID IS IT KG KZ LA LB LT LU LV LY MA MC MD ME MF MK ML MQ MR MZ NC NE NL NO PF
    PL PM PT RE RO RS RU SE SI SJ SK SM SN SR ST TG TJ TL TM TN TR UA UY UZ VA VE VN WF XK YT ZA
    """.split()  # noqa: SIM905  reads better as lines
)

# Where thousands are grouped by a point in an official language, by CLDR; where they are grouped by a space, as in
# France and Sweden, "1.500" is what nobody writes and may be either.
_GROUPED_BY_POINT = frozenset(
    """
    AD AR AT BA BE BN BO BQ BR CF CL CO CY DE DK DZ ES FO GL GQ GR HR ID IS IT LA LB LU LY MA MD ME MK MR NL RO RS
    SI SM SN SR TN TR UY VA VE VN XK
    """.split()  # noqa: SIM905  reads better as lines
)


def expand(territories: frozenset[str]) -> frozenset[str]:
    """Return the countries meant, groups opened; an empty set (or one with WORLD in it) is everywhere, and empty.

    A part is left out beside its whole country, and the four parts of the United Kingdom are the whole.
    """
    members: set[str] = set()
    for territory in territories:
        key = territory.strip().upper().replace(" ", "_")
        if key == WORLD:
            return frozenset()
        key = {"UK": "GB", "EL": "GR"}.get(key, key)
        members |= GROUPS.get(key, {key}) if key else set()
    if members >= _BRITISH:
        members.add("GB")
    return frozenset(each for each in members if "-" not in each or each.split("-")[0] not in members)


def common_territory(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Return where two territories meet (empty: everywhere), or None where they do not."""
    left, right = expand(one), expand(other)
    if not left:
        return right
    if not right:
        return left
    parts = {
        each
        for ours, theirs in ((left, right), (right, left))
        for each in ours
        if "-" in each and each.split("-")[0] in theirs
    }
    return (left & right | parts) or None


def country_of_law(law: str) -> str:
    """Return the country of a law given by its code ("FR", "US-NY"), "" where it is given in words or not at all."""
    country, dash, _region = law.strip().upper().partition("-")
    is_code = len(country) == _CODE_LENGTH and country.isascii() and country.isalpha()
    return country if is_code and (dash or len(law.strip()) == _CODE_LENGTH) else ""


def writes_month_first(country: str) -> bool:
    """Return whether 3/12 is March 12 in the country (ISO 3166-1 alpha-2)."""
    return country in _MONTH_FIRST


def decimal_mark_of(country: str) -> str:
    """Return what stands before the decimals in a country (ISO 3166-1 alpha-2), "." or ","; "" for both or unknown."""
    if country in _POINT:
        return "."
    return "," if country in _COMMA else ""


def grouping_mark_of(country: str) -> str:
    """Return the mark, "." or ",", that groups thousands in a country (ISO 3166-1 alpha-2); "" for neither or unknown.

    A space or an apostrophe between thousands is read everywhere.
    """
    if country in _POINT:
        return ","
    return "." if country in _GROUPED_BY_POINT else ""
