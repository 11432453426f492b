"""A postal address as it is written, in the parts that banks and electronic invoices ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Postcodes by country: where one stands on its line tells it from the town. Elsewhere it is taken where it has digits.
_BEFORE = re.compile(r"^(?:[A-Z]{1,3}[- ])?(?P<code>\d{3,6}(?: \d{2,3})?(?: [A-Z]{2}(?= ))?)\s+(?P<town>\S.*)$")
_BRITISH = re.compile(r"^(?:(?P<town>.*?)[\s,]*)?(?P<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$")
_AMERICAN = re.compile(
    r"^(?P<town>.+?),? (?P<region>[A-Z]{2,3}),? (?P<code>\d{4,5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$"
)
_IRISH = re.compile(r"^(?:(?P<town>.*?)[\s,]*)?(?P<code>[A-Z]\d[\dW] ?[A-Z\d]{4})$")
_FORMS = {"GB": (_BRITISH,), "IE": (_IRISH,), "US": (_AMERICAN,), "CA": (_AMERICAN,), "AU": (_AMERICAN,)}


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address in parts, each "" where the text does not show it; `streets` are the lines before the town."""

    streets: tuple[str, ...]
    postcode: str
    town: str
    region: str = ""


def read_address(text: str, country: str) -> PostalAddress:
    """Return the parts of an address of several lines, or of one with commas; nothing that is not there is guessed."""
    lines = [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
    if len(lines) == 1:
        lines = [part.strip() for part in lines[0].split(",") if part.strip()]
    for at in range(len(lines) - 1, -1, -1):
        for form in _FORMS.get(country, (_BEFORE,)):
            found = form.match(lines[at])
            if found is None:
                continue
            named = found.groupdict()
            town = (named.get("town") or "").strip(" ,")
            streets = lines[:at]
            # A British postcode has a line of its own, below that of the town.
            if not town and streets:
                *streets, town = streets
            return PostalAddress(tuple(streets), named["code"], town, named.get("region") or "")
    return PostalAddress(tuple(lines), "", "")


def split_house_number(street: str) -> tuple[str, str]:
    """Return street and house number of a line where the number stands last ("Seestrasse 40"), else the line and ""."""
    found = re.fullmatch(r"(.*\D)\s+(\d+\s?[a-zA-Z]?)", street.strip())
    return (found[1].strip(), found[2]) if found is not None else (street.strip(), "")
