"""Countries and groups of countries as contracts name them, and the laws named after them; plain, four languages."""

from __future__ import annotations

import re

_COUNTRIES = {
    "FR": r"france|frankreich|francia",
    "DE": r"germany|allemagne|deutschland|alemania",
    "ES": r"spain|espagne|spanien|espana",
    "GB": r"united kingdom|great britain|uk|u\.k\.|royaume[- ]uni|grosbritannien|vereinigte[sn]? konigreichs?"
    r"|reino unido|england(?: and wales)?|angleterre(?: et (?:du |le )?pays de galles)?|inglaterra|scotland|ecosse"
    r"|schottland",
    "US": r"united states(?: of america)?|usa|u\.s\.a?\.?|etats[- ]\s?unis|vereinigten? staaten|ee\.? ?uu\.?"
    r"|estados unidos|(?:state of )?(?:new york|california|delaware|texas|florida|illinois|washington|nevada"
    r"|georgia)|californie|kalifornien",
    "BE": r"belgium|belgique|belgien|belgica",
    "CH": r"switzerland|suisse|schweiz|suiza",
    "AT": r"austria|autriche|osterreich",
    "IT": r"italy|italie|italien|italia",
    "NL": r"netherlands|pays[- ]bas|niederlande|paises bajos",
    "LU": r"luxembourg|luxemburg|luxemburgo",
    "IE": r"ireland|irlande|irland|irlanda",
    "PT": r"portugal",
    "PL": r"poland|pologne|polen|polonia",
    "SE": r"sweden|suede|schweden|suecia",
    "DK": r"denmark|danemark|danemark|dinamarca",
    "NO": r"norway|norvege|norwegen|noruega",
    "CA": r"canada|kanada|ontario|quebec",
    "AU": r"australia|australie|australien|new south wales",
    "MX": r"mexico|mexique|mexiko",
    "JP": r"japan|japon",
    "BR": r"brazil|bresil|brasilien|brasil",
    "AE": r"united arab emirates|uae|emirats arabes|emiratos arabes|dubai",
}
_GROUPS = {
    "WORLD": r"world-?wide|whole world|entire world|throughout the (?:world|universe)|the universe|monde entier"
    r"|mondiale?s?|weltweit\w*|todo el mundo|ambito mundial|mundial(?:es|mente)?|globally|all territories"
    r"|all countries",
    "EEA": r"european economic area|eea|espace economique europeen|europaischer? wirtschaftsraum|ewr"
    r"|espacio economico europeo",
    "EU": r"european union|eu|e\.u\.|union europeenne|europaischen? union|ue|union europea",
    "EUROPE": r"europe|europa",
    "DACH": r"dach(?:-region)?|germany, austria,? (?:and )?switzerland"
    r"|deutschland, osterreich(?: und|,)(?: die| der)? schweiz",
    "BENELUX": r"benelux|belgium, netherlands, luxembourg",
    "NORTH_AMERICA": r"north america|amerique du nord|nordamerika|norteamerica|america del norte",
}
_LAWS = {
    "FR": r"french|francais(?:e|es)?|franzosisch\w*|frances(?:a|as|es)?",
    "DE": r"german|allemand(?:e|es)?|deutsch(?:e[mnrs]?)?|aleman(?:a|as|es)?",
    "ES": r"spanish|espagnol(?:e|es)?|spanisch\w*|espanol(?:a|as|es)?",
    "GB": r"english|anglais(?:e|es)?|englisch\w*|ingles(?:a)?|british|scots",
    "US": r"american|amerikanisch\w*|estadounidense",
    "BE": r"belgian|belges?|belgisch\w*|belgas?",
    "CH": r"swiss|schweizer(?:isch\w*)?|suizo",
    "AT": r"austrian|autrichien\w*|osterreichisch\w*",
    "IT": r"italian|italienisch\w*|italiano|italienne?",
    "NL": r"dutch|neerlandais\w*|niederlandisch\w*",
    "LU": r"luxembourgeois\w*|luxemburgisch\w*",
    "IE": r"irish|irlandais\w*|irisch\w*",
    "PT": r"portuguese|portugais\w*|portugiesisch\w*",
    "PL": r"polish|polonais\w*|polnisch\w*",
    "SE": r"swedish",
    "DK": r"danish",
    "CA": r"canadian|canadien\w*",
    "AU": r"australian",
    "MX": r"mexican|mexicana",
}


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    # The words of a narrow cell go on in its next line.
    found = "|".join(f"(?P<{code}>{each})" for code, each in words.items()).replace(" ", r"\s")
    return re.compile(rf"(?<![a-z])(?:{found})(?![a-z])")


_PLACE = _pattern(_GROUPS | _COUNTRIES)
_LAW = _pattern({code: f"{words}|{_LAWS[code]}" if code in _LAWS else words for code, words in _COUNTRIES.items()})

Named = tuple[str, int, int]


def named_places(plain: str) -> tuple[Named, ...]:
    """Return the codes of the places named in a plain text, each with where it stands."""
    return tuple((match.lastgroup or "", match.start(), match.end()) for match in _PLACE.finditer(plain))


def named_laws(plain: str) -> tuple[Named, ...]:
    """Return the countries whose law a plain text may mean ("France", "French"), each with where it stands."""
    return tuple((match.lastgroup or "", match.start(), match.end()) for match in _LAW.finditer(plain))
