"""Laws and territories: countries, and the states, parts and groups of countries that a deal can name besides them."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from creatorbook.common.i18n import language
from creatorbook.common.paths import resources
from creatorbook.common.text import fold
from creatorbook.domain.contracts.reach import names_law
from creatorbook.services.fields.countries import countries, document_languages, find_country

# What people type for the whole world besides its names, folded.
_EVERYWHERE = frozenset(
    {"world", "global", "everywhere", "monde", "partout", "welt", "ganze welt", "mundo", "mondo", "in tutto il mondo"}
    | {"tutto il mondo", "todo el mundo", "em todo o mundo", "todo o mundo", "wereldwijd", "hele wereld", "caly swiat"}
)
_UNION = frozenset(
    {"e u", "eu", "ue", "u e", "eu 27", "eu27", "ue 27", "ue27", "union", "eu member", "europaische union"}
)
# What people write around the name of a place without meaning another one, folded.
_IN_PLACES = re.compile(
    r"^(?:(?:all|tous|toute|tout|alle|todos|the|le|la|les|l|die|der|das|den|el|los|las|il) )+(?:pays (?:de l|du|d) )?"
    r"| (?:countries|states|region|area|markets?|only|seulement|uniquement|nur|solo|solamente|soltanto|alleen)$"
)
_WORLD = "WORLD"
# What people write around the name of a country or a state when they name its law, folded.
_AROUND = re.compile(
    r"^(?:the )?(?:laws? of |state of |droit de |recht von |derecho de )?(?:the )?(?:state of |l etat de |estado de )?"
    r"|(?:,? (?:law|us|usa|u\.s\.))$"
)
# "Georgia (US)".
_OF_COUNTRY = re.compile(r" ?\((?P<country>[a-z]{2}|usa)\)$")
_CALLED = {"uk": "GB", "usa": "US"}
# What names of the United Kingdom are taken for it elsewhere.
_NO_COUNTRIES = frozenset({"GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"})
_NATIONAL = {"scots": "GB-SCT", "scottish": "GB-SCT", "english": "GB", "england and wales": "GB"}


def _spoken() -> str:
    return language() if language() in document_languages() else "en"


@lru_cache(maxsize=16)
def _words(section: str, shown_in: str) -> dict[str, str]:
    from creatorbook.documents.words.clauses import document_words

    return {str(code): str(name) for code, name in document_words(shown_in)[section].items()}


def laws() -> dict[str, str]:
    """Return the laws that can govern as code → name: countries, and "US-NY", "GB-SCT" … beside their countries."""
    return _laws(language(), _spoken())


@lru_cache(maxsize=4)
def _laws(shown_in: str, spoken: str) -> dict[str, str]:
    listed = countries(shown_in)
    parts = {code: f"{listed.get(code[:2], code[:2])}, {name}" for code, name in _words("region", spoken).items()}
    return dict(sorted({**listed, **parts}.items(), key=lambda pair: fold(pair[1])))


def territories() -> dict[str, str]:
    """Return the territories as code → name: groups of countries (EU, EEA, DACH, WORLD …), countries, parts of some."""
    return _territories(language(), _spoken())


@lru_cache(maxsize=4)
def _territories(shown_in: str, spoken: str) -> dict[str, str]:
    listed = countries(shown_in)
    taken = {fold(name) for name in listed.values()}
    # Georgia is a country too.
    parts = {
        code: f"{name} ({code[:2]})" if fold(name) in taken else name
        for code, name in {**_words("region", spoken), **_words("part", spoken)}.items()
    }
    return {**_words("territory", spoken), **listed, **dict(sorted(parts.items(), key=lambda pair: fold(pair[1])))}


def name_place(code: str) -> str:
    """Return the name of a country, of a group of countries or of a state with its own law, else what was given."""
    return laws().get(code) or territories().get(code, code)


def find_law(text: str) -> str | None:
    """Return the code of a law given by code ("US-NY", "FR") or by the name of its country or state, or None."""
    code = text.strip().upper().replace("_", "-")
    if code in _words("region", "en"):
        return code
    wanted = fold(text)
    bare = _AROUND.sub("", wanted).strip(" ,")
    # "Georgia" is a country; the state of that name is one where its country is said.
    american = bare != wanted and bool(re.search(r"\b(?:us|usa|u\.s\.|state|etat|estado)\b", wanted))
    found = None if american else find_country(text) or _NATIONAL.get(bare)
    for shown_in in document_languages() if found is None else ():
        for known, name in _words("region", shown_in).items():
            if fold(name) in (wanted, bare):
                return known
    for known, name in laws().items():
        if found is None and fold(name) == wanted:
            return known
    return found or find_country(bare) or next((each for each in ("FR", "GB", "DE") if names_law(text, each)), None)


def find_territories(text: str) -> tuple[str, ...]:
    """Return the codes of a territory given by code or name, () where it is none.

    It is a group of countries, "WORLD", a country, or a part of one, such as Scotland, Bavaria or a state; several
    where a group has no settled list, as the Middle East has none.
    """
    code = text.strip().upper().replace(" ", "_")
    if code in _words("territory", "en"):
        return (code,)
    bare = _IN_PLACES.sub("", _plain(text))
    for wanted in dict.fromkeys((_plain(text), bare, _IN_PLACES.sub("", bare))):
        if wanted in _EVERYWHERE:
            return (_WORLD,)
        if wanted in _UNION:
            return ("EU",)
        if codes := _called().get(wanted):
            return codes
    found = _find_part(text) or find_country(text) or find_country(bare) or _find_part(bare)
    return (found,) if found is not None else ()


def _plain(text: str) -> str:
    """Return the text as names of places are compared: folded, and whatever parts its words one space."""
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


@cache
def _called() -> dict[str, tuple[str, ...]]:
    with (resources() / "territories.toml").open("rb") as file:
        names: dict[str, list[str]] = tomllib.load(file)["names"]
    known = {_plain(name): tuple(codes.split()) for codes, called in names.items() for name in called}
    for shown_in in document_languages():
        for code, name in _words("territory", shown_in).items():
            known |= {_plain(name): (code,), _plain(code): (code,)}
    return known


def _find_part(text: str) -> str | None:
    code = text.strip().upper().replace("_", "-")
    said = _OF_COUNTRY.search(fold(text))
    bare = _OF_COUNTRY.sub("", fold(text))
    country = "" if said is None else _CALLED.get(said["country"], said["country"].upper())
    for section in ("region", "part"):
        if code in _words(section, "en"):
            return code
        for shown_in in document_languages():
            for known, name in _words(section, shown_in).items():
                # What is a country too, or another place, is a part only where its country is said.
                if (
                    _plain(name) == _plain(text)
                    and not country
                    and (find_country(text) is None or known in _NO_COUNTRIES)
                ) or (
                    country and known.startswith(country) and _plain(_OF_COUNTRY.sub("", fold(name))) == _plain(bare)
                ):
                    return known
    return country if country and find_country(bare) == country else None
