"""For whom somebody writes a mail: their firm as the mail writes it, and the brand for which an agency speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from creatorbook.common.text import fold
from creatorbook.exchange.base.records import MailAddress
from creatorbook.exchange.people.names import find_written, letters_of
from creatorbook.exchange.people.reach import organisation_of, read_email

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
    r"(?:(?:\b(?:[Oo]n behalf of|[Ff]or|[Rr]epresenting|[Ww]e represent|I represent|[Pp]our le compte de|au nom de"
    r"|de la part de|pour|im Auftrag von|im Auftrag|im Namen von|für|en nombre de|por cuenta de|de parte de|para"
    r"|per conto di|a nome di"
    r"|per|namens)\s+)?"
    r"\b(?:our client|our clients|the brand|my client|notre client|notre cliente|nos clients|la marque|unseren Kunden"
    r"|unseres Kunden|unserer Kundin|unser Kunde|unsere Kundin|der Marke|die Marke|nuestro cliente|nuestra clienta"
    r"|la marca|nostro cliente|del nostro cliente|il nostro cliente|il brand|onze klant)|"
    r"\b(?:[Oo]n behalf of|[Rr]epresenting|[Pp]our le compte de|[Ii]m Auftrag von|[Ii]m Namen von|[Ee]n nombre de"
    r"|[Pp]or cuenta de|[Pp]er conto di|[Nn]amens"
    r"|(?:the|their|lead) (?:[a-z]+ ){0,2}agency for|agency of record for|l[’']agence (?:[a-zé]+ ){0,2}pour"
    r"|die [a-zA-Z]{0,20}[Aa]gentur für|la agencia (?:[a-z]+ ){0,2}para|l[’']agenzia (?:[a-z]+ ){0,2}per"
    r"|het bureau voor))[,:]?\s{1,3}[\"“«„]?\s?"
    # "notre client la Cidrerie du Bosc": a small article is no part of the name.
    r"(?:(?:the|la|le|les|der|die|das|den|dem|el|los|las|il|lo|gli|de|het|o|a|os|as)\s|l[’'])?"
    rf"(?>{_NAME})(?!\s+(?:brands?|creators?|marques?|créat|Marken|marcas|marchi|merken)\b)"
)
# What mail programs put above a mail that is forwarded, in the languages of Europe.
_FORWARDED = re.compile(
    r"^[>\s]*-{0,20}\s*(?:Begin forwarded message|Forwarded message|Message transféré"
    r"|Début du message (?:transféré|réexpédié)|Weitergeleitete Nachricht"
    r"|Anfang der weitergeleiteten Nachricht|Mensaje reenviado|Inicio del mensaje reenviado"
    r"|Messaggio inoltrato|Inizio messaggio inoltrato|Doorgestuurd bericht|Mensagem encaminhada"
    r"|Wiadomość przekazana dalej|Vidarebefordrat meddelande|Videresendt besked)\b[^\n]{0,100}$",
    re.IGNORECASE | re.MULTILINE,
)
# Outlook puts no such words there, but the lines of the head of the mail, and says in the subject what it is.
_FORWARDING = re.compile(r"\s*(?:fwd?|tr|wg|rv|i|enc|vs|vb|pd|doorst|vidb|videresend)\s*:", re.IGNORECASE)
_INNER_HEAD = re.compile(
    r"^[>\s*]{0,20}(?:From|De|Von|Da|Van|Od|Från|Fra)\s*:\*?[^\n]{1,200}<[^>\n]{3,254}>[^\n]{0,100}\n(?:[^\n]{0,300}\n){0,6}?"
    r"[>\s*]{0,20}(?:Subject|Objet|Betreff|Asunto|Oggetto|Onderwerp|Assunto|Temat|Ämne|Emne)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_INNER_SENDER = re.compile(
    r"^[>\s*]*(?:From|De|Von|Da|Van|Od|Från|Fra)\s*:\*?\s*(?P<name>[^<\n]{0,120}?)\s*(?:<|\[mailto:)"
    r"(?P<email>[^>\]\s]{3,254})",
    re.IGNORECASE | re.MULTILINE,
)
# "St. Ives" and "Dr. Hauschka" are one name, "Oatsy. They'd" is not.
_SENTENCE_END = re.compile(r"(?<=\w{4})\.\s")
_BEGINNING = 20_000
_SIGNATURE_LINES = 8
_SIGNATURE_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Firm:
    """Whose mail it is: the sender's organisation, "" for an address of nobody's firm; a client is another's brand.

    `writer` is who wrote the mail that is forwarded, of another firm; the client is theirs then.
    """

    organisation: str = ""
    client: str = ""
    is_agency: bool = False
    writer: MailAddress | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A mail that is attached to another: who sent it, and its text."""

    sender: MailAddress
    text: str


def read_firm(domain: str, name: str, title: str, text: str, attached: Attached | None = None) -> Firm:
    """Return for whom the sender of a mail writes, from the domain, the sender's name, the subject and the text.

    `attached` is a mail that is attached to it: one that is forwarded so.
    """
    guessed = organisation_of(domain)
    forwarded = _find_forwarded(title, text)
    own = _own_words(text, forwarded)
    letters = letters_of(guessed)
    organisation = (find_written(letters, (name, own, title)) or guessed) if guessed else ""
    client = _client(own, letters)
    inner = attached.text if attached else text
    writer = None if client else _elsewhere(attached.sender, domain) if attached else _writer(text, domain, forwarded)
    is_agency = bool(organisation) and (bool(client) or _is_agency(organisation, domain, letters, name, own))
    if writer is not None:
        firm = organisation_of(writer.email.rpartition("@")[2])
        client = find_written(letters_of(firm), (writer.name, inner)) or firm
    return Firm(organisation, client, is_agency, writer)


def _find_forwarded(title: str, text: str) -> int | None:
    """Return where the mail begins that another forwards in its text, None where it forwards none."""
    beginning = text[:_BEGINNING]
    found = _FORWARDED.search(beginning) or (_INNER_HEAD.search(beginning) if _FORWARDING.match(title) else None)
    return found.start() if found else None


def _own_words(text: str, forwarded: int | None) -> str:
    """Return what the sender wrote: without the lines that quote an earlier mail, or a mail that is forwarded."""
    beginning = text[:_BEGINNING]
    own = beginning if forwarded is None else beginning[:forwarded]
    return "\n".join(line for line in own.splitlines() if not line.startswith(">"))


def _writer(text: str, domain: str, forwarded: int | None) -> MailAddress | None:
    """Return who wrote the mail that a mail forwards, where they are of a firm that is not the sender's."""
    found = None if forwarded is None else _INNER_SENDER.search(text[:_BEGINNING], forwarded)
    return _elsewhere(MailAddress(found["name"].strip(" \"'*"), found["email"]), domain) if found else None


def _elsewhere(writer: MailAddress, domain: str) -> MailAddress | None:
    """Return who wrote a mail, where they are of a firm and not of the sender's own."""
    email = read_email(writer.email)
    if email is None or not organisation_of(email.rpartition("@")[2]) or email.endswith(f"@{domain}"):
        return None
    return MailAddress(writer.name, email)


def _client(text: str, letters: str) -> str:
    """Return the brand on whose behalf somebody writes, where it is not their own firm."""
    for found in _OF_CLIENTS.finditer(" ".join(text.split())):
        name = _SENTENCE_END.split(found["name"])[0].rstrip(".,;:'’-")
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
