"""What binds creator and brand, read from one word of a list or from a short description in several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from creatorbook.domain.disclosure.facts import Relationship, Value
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

# The names by which a case says what binds creator and brand.
RELATIONSHIPS = (
    "paid", "ambassador", "affiliate", "own_brand", "employee_or_family", "gift_with_expectation",
    "gift_no_obligation", "invitation", "none", "unknown",
)  # fmt: skip
_MONEY = frozenset({Value.MONEY})


def _pattern(*starts: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{each}" for each in starts))


# What is denied is taken out before anything else is read: "gift, not paid", "ohne Bezahlung".
_DENIED = re.compile(
    r"\b(?:un|non|not|no|never|without|sans|pas|ohne|kein\w*|nicht|geen|niet|zonder|sin|senza|nessun\w*|ningun\w*)"
    r" ?(?:any |de |d )?(?:paid|payment|pay|fee|money|contract|compensation|commercial|sponsor\w*|remuner\w*|bezahl\w*"
    r"|betaald?\w*|pagad?\w*|retribui\w*|control|affiliat\w*)\b(?: (?:contract|deal|relationship|partnership))?"
)
_OWN_MONEY = _pattern(
    "self (bought|paid|purchased|funded)", "selfbought", "own (money|purchase|expense|pocket)", "full price",
    "(bought|paid|purchased)( for)?( it)?( by)? (him|her|my|them|your)sel(f|ves)", "bought by (the )?creator",
    "selbst (gekauft|bezahlt)", "zelf (gekocht|betaald)", "achete", "paye de (sa|ma|leur) poche", "comprado",
    "comprat[oa]", "purchased", "bought", "regular customer", "ordinary customer", "genuine customer",
)  # fmt: skip
_NOTHING = _pattern(
    "none", "no (relation|connection|tie|link|material|incentive|benefit|consideration|arrangement|agreement|deal)",
    "nothing", "organic", "independent", "unconnected", "unaffiliated", "editorial", "aucun", "keine?\\b", "geen\\b",
    "ningun", "nessun",
)  # fmt: skip
_UNKNOWN = _pattern(
    "unknown", "unclear", "not known", "not stated", "unspecified", "alleged", "disputed", "suspected", "inconnu",
    "unbekannt", "onbekend", "desconocid", "sconosciut", "null",
)  # fmt: skip
_NOT_ASKED = _pattern(
    "no obligation", "without (any )?obligation", "unsolicited", "no ask", "no strings", "not asked", "unasked",
    "unprompted", "unrequested", "no request", "nothing asked", "no expectation", "no condition", "unconditional",
    "without (any )?(agreement|conditions?|request)", "not required", "no post required", "sans obligation",
    "sans (accord|demande)", "ohne (verpflichtung|gegenleistung)", "geen (verplichting|afspraken)", "sin compromiso",
    "senza obbligo", "spontaneous",
)  # fmt: skip
_ASKED = _pattern(
    "expect", "asked", "agreed", "(in )?exchange", "in return", "required to", "requested", "on condition", "barter",
    "in kind deal", "obligation", "obliged", "must post", "en echange", "gegen post", "im gegenzug", "in ruil",
    "a cambio", "in cambio", "brief",
)  # fmt: skip
_VALUES: tuple[tuple[Value, re.Pattern[str]], ...] = (
    (Value.PRIZE, _pattern("chance (of|to win)", "prize", "contest", "sweepstake", "raffle", "competition entry",
                         "giveaway entry", "gewinnspiel", "concours", "tirage", "concorso", "sorteo", "winactie",
                         "konkurs")),
    (Value.COMMISSION, _pattern("affiliat", "commission", "referral", "rev(enue)? share", "percentage of sales",
                              "(discount|promo|coupon|voucher|referral|own|personal) ?codes?", "code", "provision",
                              "partner program", "affilie")),
    (Value.LOAN, _pattern("loan", "lent\\b", "borrow", "press car", "test (car|vehicle|drive|device)", "leihgabe",
                        "leihwagen", "pret\\b", "prestito", "prestamo", "bruikleen")),
    (Value.INVITATION, _pattern("invit", "event", "tickets?\\b", "press (trip|day|stay|event)", "trip", "travel",
                              "hosted", "hotel", "stay", "guest", "flight", "junket", "meal", "dinner", "festival",
                              "voyage", "sejour", "reise", "einladung", "uitnodig", "viaje", "viaggio", "pr event",
                              "pr trip", "pr stay")),
    (Value.SERVICE, _pattern("service", "treatment", "makeover", "procedure", "haircut", "membership", "subscription",
                           "behandlung", "soin\\b")),
    (Value.PRODUCT, _pattern("gift", "free ", "freebie", "sample", "product", "pr (package|box|parcel|mail|item|kit)",
                           "seeding", "complimentary", "in kind", "sent by", "sent items", "cadeau", "geschenk",
                           "gratis", "offert", "regalo", "regalado", "omaggio", "gekregen", "muster", "merchandise")),
    (Value.DISCOUNT, _pattern("discount(?! ?code)", "reduced price", "rabatt(?! ?code)", "reduction", "korting",
                            "descuento", "sconto", "rebate")),
)  # fmt: skip
_PAID = _pattern(
    "paid", "pays", "payment", "fee\\b", "fees", "money", "cash", "contract", "sponsor", "compensat", "commercial",
    "brand deal", "endorsement", "retainer", "hired", "remuner", "bezahlt", "betaald", "pagad", "retribui", "honorar",
    "campaign", "partnership", "partenariat", "kooperation", "samenwerking", "collab", "advertiser", "commissioned by",
    "sponsoris", "gesponser",
)  # fmt: skip
_AMBASSADOR = _pattern(
    "ambassad", "botschafter", "embajador", "brand partner", "long term", "ongoing", "athlete", "face of",
    "spokes", "creative director", "brand rep", "team member", "retained", "existing relationship",
)  # fmt: skip
_OWN = _pattern(
    "own (brand|compan|business|product|line|shop|store|label|range|merch|book|app|site|website|channel|firm|event)",
    "owner", "co ?owner", "founder", "co ?founder", "ceo\\b", "director", "equity", "shareholder", "share holder",
    "stake", "investor", "invested", "proprietor", "self promotion", "their own", "eigene", "eigen (merk|product)",
    "propre marque", "marca propi", "marchio propri", "proprio (brand|marchio)", "royalt", "co ?creat", "partner in",
    "fondat", "grunder", "oprichter",
)  # fmt: skip
_EMPLOYED = _pattern("employ", "staff", "works? (for|at)", "worker", "salar", "intern\\b", "board member", "agency of",
                   "mitarbeiter", "werknemer", "colleague", "executive", "emplead", "dipendente")  # fmt: skip
_FAMILY = _pattern("famil", "spouse", "husband", "wife", "relative", "parent", "mother", "father", "sister", "brother",
                 "son of", "daughter", "partner of", "cousin", "fiance", "boyfriend", "girlfriend", "conjoint",
                 "ehe(mann|frau)", "personal (tie|relation|connection)")  # fmt: skip
_ENDED = _pattern("former", "ended", "past", "previous", "ex ", "expired", "ancien", "ehemalig", "voormalig")


def facts_of_relationship(relationship: str, control: bool | None) -> dict[str, Any]:
    """Return the facts behind what is said of a relationship, as arguments of DisclosureFacts.

    One of RELATIONSHIPS, or a short description ("gift + discount code"); what it leaves open is unknown.
    """
    name = fold(relationship)
    known = _TABLE.get(name.replace(" ", "_"))
    if known is not None:
        return _facts_of_named(known, control)
    return _facts_of_description(name, control) or {"control": control}


def read_relationship(relationship: str) -> bool:
    """Return whether anything can be made of a description of a relationship, "unknown" included."""
    name = fold(relationship)
    return (
        name.replace(" ", "_") in RELATIONSHIPS
        or _facts_of_description(name, control=None) is not None
        or _UNKNOWN.search(name) is not None
    )


def says_unknown(relationship: str) -> bool:
    """Return whether a description says that nobody knows what binds the two, or is empty or unreadable."""
    name = fold(relationship)
    return name.replace(" ", "_") not in _TABLE and _facts_of_description(name, control=None) is None


_NOT_BOUND: dict[str, Any] = {"tie": frozenset(), "affiliate": False}
_TABLE: dict[str, dict[str, Any]] = {
    "paid": {"value": _MONEY, "tie": frozenset(), "expectation": Expectation.ASKED, "relationship": Relationship.LIVE},
    "ambassador": {"relationship": Relationship.LIVE},
    "affiliate": {
        "value": frozenset({Value.COMMISSION}), "affiliate": True, "relationship": Relationship.LIVE,
        "tie": frozenset(),
    },
    # What one's own firm pays or sends its owner is no consideration from somebody else.
    "own_brand": {"tie": frozenset({Tie.OWN_BRAND}), "value": frozenset(), "affiliate": False},
    "employee_or_family": {"tie": frozenset({Tie.EMPLOYER})},
    "gift_with_expectation": {
        **_NOT_BOUND, "value": frozenset({Value.PRODUCT}), "expectation": Expectation.EXPECTED,
        "relationship": Relationship.NONE,
    },
    "gift_no_obligation": {
        **_NOT_BOUND, "value": frozenset({Value.PRODUCT}), "expectation": Expectation.NOTHING,
        "relationship": Relationship.NONE,
    },
    "invitation": {
        **_NOT_BOUND, "value": frozenset({Value.INVITATION}), "expectation": Expectation.NOTHING,
        "relationship": Relationship.NONE,
    },
    "none": {
        **_NOT_BOUND, "value": frozenset(), "expectation": Expectation.NOTHING, "relationship": Relationship.NONE,
    },
}  # fmt: skip


def _facts_of_named(known: dict[str, Any], control: bool | None) -> dict[str, Any]:
    nothing_bound = known.get("relationship") is Relationship.NONE
    asked = known.get("expectation") is Expectation.EXPECTED
    if not nothing_bound or asked:
        return {**known, "control": control}
    if not known["value"]:
        return {**known, "control": False}
    if Value.INVITATION in known["value"] and control:
        return {**known, "expectation": Expectation.ASKED, "control": True}
    return {**known, "control": bool(control)}


def _facts_of_description(name: str, control: bool | None) -> dict[str, Any] | None:
    """Return the facts that a folded description states, None where it states none that we can read."""
    said = _DENIED.sub(" ", name)
    ties = _find_ties(said)
    values = _find_values(said)
    paid = _PAID.search(said) is not None
    ambassador = _AMBASSADOR.search(said) is not None
    if not (ties or values or paid or ambassador) or (_OWN_MONEY.search(name) and not (ties or values)):
        nothing = _NOTHING.search(name) or _OWN_MONEY.search(name) or said != name
        return _facts_of_named(_TABLE["none"], control) if nothing else None
    found: dict[str, Any] = {"control": control}
    if ties:
        found["tie"] = frozenset(ties)
    elif values or paid:
        found["tie"] = frozenset()
    if paid:
        values.add(Value.MONEY)
    if values:
        found["value"] = frozenset(values)
        found["affiliate"] = Value.COMMISSION in values or (None if paid else False)
    found["expectation"] = _expectation(name, paid=paid, control=control)
    if paid or ambassador or Value.COMMISSION in values:
        found["relationship"] = Relationship.ENDED if _ENDED.search(name) else Relationship.LIVE
    elif values:
        found["relationship"] = Relationship.NONE
    return found


def _find_ties(said: str) -> set[Tie]:
    kinds: Iterable[tuple[Tie, re.Pattern[str]]] = (
        (Tie.OWN_BRAND, _OWN), (Tie.EMPLOYER, _EMPLOYED), (Tie.FAMILY, _FAMILY)
    )  # fmt: skip
    return {tie for tie, words in kinds if words.search(said)}


def _find_values(said: str) -> set[Value]:
    return {value for value, words in _VALUES if words.search(said)}


def _expectation(name: str, *, paid: bool, control: bool | None) -> Expectation:
    if _NOT_ASKED.search(name):
        return Expectation.NOTHING
    if paid:
        return Expectation.ASKED
    if _ASKED.search(name) or control:
        return Expectation.EXPECTED
    return Expectation.NOTHING if control is False else Expectation.UNKNOWN
