"""For whom somebody writes a mail: their firm as the mail writes it, and the brand for which an agency speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from creatorbook.common.text import fold
from creatorbook.exchange.people.names import find_written, letters_of
from creatorbook.exchange.people.reach import organisation_of

# What a firm that speaks for others is called, or its address.
_FIRM_WORDS = frozenset(
    """
    agency agencies agence agences agentur agenturen agencia agencias agenzia agenzie agentschap talent talents
    management mgmt managements influence presse pr rp models influencers
    """.split()  # noqa: SIM905  reads better as lines
)
_ENDINGS = tuple(
    """
    agency agence agentur agencia agenzia agentschap talent talents mgmt management influence communications
    """.split()  # noqa: SIM905  as above
)
_OF_AGENCIES = r"(?:agency|agence|agentur|agencia|agenzia|agentschap|talent management|talent agency)"
_SIGNED = re.compile(rf"\b{_OF_AGENCIES}\b")
_WE_ARE = re.compile(
    r"\b(?:we are|we re|i am|i m|i work (?:at|for|with)|nous sommes|je travaille|wir sind|ich arbeite|somos|trabajo"
    rf"|siamo|lavoro|sono|soy|je suis|ich bin|at|chez|bei)\b[^.!?]{{0,60}}\b{_OF_AGENCIES}\b"
)
_NAME = (
    r"(?P<name>[A-ZÀ-ÖØ-Þ0-9][\w'’&+.\-]*"
    r"(?:[ ](?:(?:&|\+|and|et|und|y|e|de|des|du|la|le|di|del|von)[ ])?[A-ZÀ-ÖØ-Þ0-9][\w'’&+\-]*){0,4})"
)
_OF_CLIENTS = re.compile(
    r"(?:(?:\b(?:on behalf of|for|representing|we represent|I represent|pour le compte de|au nom de|de la part de|pour"
    r"|im Auftrag von|im Auftrag|im Namen von|für|en nombre de|por cuenta de|de parte de|para|per conto di|a nome di"
    r"|per|namens)\s+)?"
    r"\b(?:our client|our clients|the brand|my client|notre client|notre cliente|nos clients|la marque|unseren Kunden"
    r"|unseres Kunden|unserer Kundin|unser Kunde|unsere Kundin|der Marke|die Marke|nuestro cliente|nuestra clienta"
    r"|la marca|nostro cliente|del nostro cliente|il nostro cliente|il brand|onze klant)|"
    r"\b(?:on behalf of|representing|pour le compte de|im Auftrag von|im Namen von|en nombre de|por cuenta de"
    r"|per conto di|namens))[,:]?\s{1,3}[\"“«„]?\s?" + _NAME
)
_BEGINNING = 20_000
_SIGNATURE_LINES = 8
_SIGNATURE_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Firm:
    """Whose mail it is: the sender's organisation, "" for an address of nobody's firm; a client is another's brand."""

    organisation: str = ""
    client: str = ""
    is_agency: bool = False


def read_firm(domain: str, name: str, title: str, text: str) -> Firm:
    """Return for whom the sender of a mail writes, from the domain, the sender's name, the subject and the text."""
    guessed = organisation_of(domain)
    own = _own_words(text)
    letters = letters_of(guessed)
    organisation = (find_written(letters, (name, own, title)) or guessed) if guessed else ""
    client = _client(own, letters)
    if not organisation:
        return Firm(client=client)
    return Firm(organisation, client, bool(client) or _is_agency(organisation, domain, letters, name, own))


def _own_words(text: str) -> str:
    """Return what the sender wrote: without the lines that quote an earlier mail."""
    return "\n".join(line for line in text[:_BEGINNING].splitlines() if not line.startswith(">"))


def _client(text: str, letters: str) -> str:
    """Return the brand on whose behalf somebody writes, where it is not their own firm."""
    for found in _OF_CLIENTS.finditer(" ".join(text.split())):
        name = found["name"].rstrip(".,;:'’-")
        said = letters_of(name)
        if len(said) > 1 and not (letters and (said in letters or letters in said)):
            return name
    return ""


def _is_agency(organisation: str, domain: str, letters: str, name: str, text: str) -> bool:
    words = set(re.findall(r"[^\W_]+", fold(f"{organisation} {domain.rpartition('.')[0]}")))
    if words & _FIRM_WORDS or any(letters.endswith(ending) and letters != ending for ending in _ENDINGS):
        return True
    if _SIGNED.search(fold(name)):
        return True
    lines = [fold(line) for line in text.splitlines() if line.strip()]
    signature = [line for line in lines[-_SIGNATURE_LINES:] if len(line) <= _SIGNATURE_CHARACTERS]
    # The last sentence of a short mail is no signature.
    signed = any(_SIGNED.search(line) for line in signature if not line.rstrip().endswith((".", "!", "?")))
    return signed or bool(_WE_ARE.search(" ".join(re.findall(r"[^\W_]+|[.!?]", " ".join(lines)))))
