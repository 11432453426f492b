"""Address books as vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), read line by line.

A reader of our own: known libraries hang on a line of sixty bytes. A card that is broken gives what can be read of
it, and a notice.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import fold
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem, Notice, Remarks
from creatorbook.exchange.base.records import Column, FileKind, ParsedFile
from creatorbook.exchange.people.contacts import Draft, People
from creatorbook.exchange.people.vcard_lines import (
    HEAD_CHARACTERS,
    SKIPPED,
    Property,
    components,
    content_lines,
    decode_cards,
    parse_property,
    unescape,
)
from creatorbook.exchange.tables.words import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.exchange.base.records import ReadOptions, Record

_FAXES = {"FAX": "Fax", "PAGER": "Pager", "MODEM": "Modem", "BBS": "BBS"}
_ACCOUNTS = frozenset(
    """
    X-SOCIALPROFILE SOCIALPROFILE IMPP X-SKYPE X-SKYPE-USERNAME X-ICQ X-AIM X-MSN X-YAHOO X-JABBER X-QQ X-GOOGLE-TALK
    X-TWITTER X-GADUGADU
    """.split()  # noqa: SIM905  reads better as lines
)
_PICTURE = "picture"
_PLACES = frozenset({"HOME", "WORK", "PREF", "INTERNET", "OTHER", "VOICE", "CELL"})
# What _draft and _add read, and what says nothing of the person: the card's own bookkeeping.
_READ = _ACCOUNTS | frozenset(
    """
    FN N ORG TITLE ROLE NICKNAME LANG UID KIND EMAIL TEL URL NOTE CATEGORIES ADR LABEL VERSION REV PRODID SOURCE CLASS
    SORT-STRING SORT-AS X-ABSHOWAS X-ABADR X-ABLABEL X-ABUID X-ADDRESSBOOKSERVER-KIND CLIENTPIDMAP NAME PROFILE MAILER
    X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-PHONETIC-ORG X-IMAGEHASH X-IMAGETYPE X-SHARED-PHOTO-DISPLAY-PREF
    X-MS-OL-DEFAULT-POSTAL-ADDRESS X-MS-OL-DESIGN X-MOZILLA-HTML
    """.split()  # noqa: SIM905  reads better as lines
)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its number in the file from 1, the line it begins in, its properties, and whether it ends."""

    number: int
    line: int
    properties: tuple[Property, ...]
    complete: bool


def read_vcards(data: bytes, options: ReadOptions) -> ParsedFile:
    """Return the people and organisations of a .vcf file.

    Raises FileProblem for what is not text, holds no card, or holds more than 50,000.
    """
    decoded = decode_cards(data, options.encoding, options.country)
    remarks = Remarks("card")
    if decoded.guessed:
        remarks.extend([Notice("guessed_encoding", {"page": decoded.encoding})])
    people = People(options.country, remarks)
    records: list[Record] = []
    left: Counter[str] = Counter()
    found = False
    for card in cards(decoded.text, remarks):
        found = True
        if not card.complete:
            remarks.add("card_cut", card.number, line=card.line)
        if _first(card, "KIND").strip().lower() == "group":
            continue
        draft = _draft(card)
        for item in card.properties:
            _leave(draft, item, left, keep=options.keep_rest)
        record = people.add(draft)
        if record is not None:
            records.append(record)
    if not found:
        raise FileProblem("no_card")
    columns = tuple(Column(name, "", count) for name, count in sorted(left.items()))
    return ParsedFile(FileKind.CONTACTS, "vcard", tuple(records), remarks.all(), decoded.encoding, columns)


def cards(text: str, remarks: Remarks) -> Iterator[Card]:
    """Yield the cards of a text; a card inside a card (AGENT) is left out, one without an end is yielded as it is."""
    gatherer = _Gatherer(remarks)
    for content, line in content_lines(text, remarks):
        card = gatherer.feed(content, line)
        if card is not None:
            yield card
    last = gatherer.take(complete=False)
    if last is not None:
        yield last


@dataclass
class _Gatherer:
    """Puts content lines together into cards; `depth` counts the cards that are open inside each other."""

    remarks: Remarks
    number: int = 0
    begin: int = 0
    depth: int = 0
    previous: str = ""
    properties: list[Property] = field(default_factory=list)

    def feed(self, content: str, line: int) -> Card | None:
        """Take one line and return the card that it ends."""
        head = content[:HEAD_CHARACTERS].strip().upper()
        ended = None
        if head.startswith("BEGIN:VCARD"):
            ended = self._open(line)
        elif head.startswith("END:VCARD"):
            self.depth = max(self.depth - 1, 0)
            ended = self.take(complete=True) if self.depth == 0 else None
        elif self.depth == 1:
            self._property(content, line)
        # The lines of a photo that a writer forgot to indent have no colon: they belong to the property above.
        if ":" in head:
            self.previous = head.partition(":")[0].partition(";")[0].rpartition(".")[2]
        return ended

    def take(self, *, complete: bool) -> Card | None:
        """Return the card gathered so far, None where none is open."""
        if not self.begin:
            return None
        card = Card(self.number, self.begin, tuple(self.properties), complete)
        self.begin, self.properties = 0, []
        return card

    def _open(self, line: int) -> Card | None:
        if self.depth and self.previous == "AGENT":
            self.depth += 1
            return None
        unfinished = self.take(complete=False)
        self.number, self.begin, self.depth = self.number + 1, line, 1
        if self.number > limits.CARDS:
            raise FileProblem("too_many_cards", limit=limits.CARDS)
        return unfinished

    def _property(self, content: str, line: int) -> None:
        found = parse_property(content, line)
        if found is None:
            if content.strip() and self.previous not in SKIPPED:
                self.remarks.add("card_line", self.number, line=line)
        else:
            # A picture has no place in the book, and is only counted.
            self.properties.append(replace(found, value=_PICTURE) if found.name in SKIPPED else found)


def _first(card: Card, name: str) -> str:
    return next((unescape(item.value) for item in card.properties if item.name == name), "")


def _draft(card: Card) -> Draft:
    units = components(next((item.value for item in card.properties if item.name == "ORG"), ""))
    organisation = units[0]
    draft = Draft(card.number, card.line, organisation=organisation, uid=_first(card, "UID").strip())
    draft.name = _first(card, "FN")
    draft.role = _first(card, "TITLE") or _first(card, "ROLE")
    if departments := [unit for unit in units[1:] if unit]:
        draft.notes.append(labelled(_("Department"), ", ".join(departments)))
    draft.nickname = _first(card, "NICKNAME")
    draft.language = _first(card, "LANG")
    names = [*components(next((item.value for item in card.properties if item.name == "N"), "")), "", "", ""]
    draft.family, draft.given, draft.middle = names[0], names[1], names[2]
    unnamed = not any(names)
    is_called_so = bool(organisation) and fold(draft.name) in {"", fold(organisation)}
    if not unnamed and is_called_so and fold(" ".join(names[1::-1])) != fold(organisation):
        # A card that is shown as its firm's: who it is of stands in the parts of the name.
        draft.name = ""
    else:
        draft.is_organisation = (
            _first(card, "KIND").strip().lower() == "org"
            or _first(card, "X-ABSHOWAS").strip().upper() == "COMPANY"
            or (unnamed and is_called_so)
        )
    if draft.is_organisation and not organisation:
        draft.organisation = draft.name
    for item in sorted(card.properties, key=Property.preference):
        _add(draft, item)
    return draft


def _add(draft: Draft, item: Property) -> None:
    if item.name == "EMAIL":
        draft.emails.append(unescape(item.value))
    elif item.name == "TEL":
        _add_phone(draft, item)
    elif item.name == "URL":
        draft.websites.append(unescape(item.value))
    elif item.name == "NOTE":
        draft.notes.append(unescape(item.value))
    elif item.name == "CATEGORIES":
        draft.labels += components(item.value, ",")
    elif item.name in _ACCOUNTS:
        _add_account(draft, item)
    elif item.name == "ADR":
        _add_address(draft, item)


def _add_phone(draft: Draft, item: Property) -> None:
    kind = next((name for name in _FAXES if name in item.types()), "")
    if kind:
        # A contact has one number, and that is spoken to.
        draft.notes.append(f"{_FAXES[kind]}: {unescape(item.value)}")
    else:
        draft.phones.append(unescape(item.value))


def _add_account(draft: Draft, item: Property) -> None:
    """Take an account: of a platform where it is one, else a line of the note with the name of its service."""
    services = [*item.params.get("SERVICE-TYPE", []), *item.params.get("X-SERVICE-TYPE", []), *item.types()]
    platform = next((found for name in services if (found := PLATFORMS.find(name))), None)
    value = unescape(item.value).removeprefix("x-apple:").strip()
    if not value:
        return
    if platform is not None or "/" in value:
        draft.handles.append((platform, value))
        return
    scheme, colon, name = value.partition(":")
    service = next((name for name in services if name.upper() not in _PLACES), "") or (scheme if colon else item.name)
    draft.notes.append(f"{service.removeprefix('X-').capitalize()}: {name if colon else value}")


def _add_address(draft: Draft, item: Property) -> None:
    box, extended, street, city, region, postcode, country = [*components(item.value), *[""] * 7][:7]
    lines = [street, extended, box, f"{postcode} {city}".strip(), region]
    if not any(lines) and not country:
        return
    if draft.address:
        draft.notes.append("\n".join(line for line in (*lines, country) if line))
    else:
        draft.address, draft.country = lines, country


def _leave(draft: Draft, item: Property, left: Counter[str], *, keep: bool) -> None:
    """Count a property that has no place, and put it into the note where that is wanted."""
    value = " ".join(part for part in components(item.value) if part)
    if item.name in _READ or not value:
        return
    left[item.name] += 1
    if keep and item.name not in SKIPPED:
        draft.notes.append(f"{item.name}: {value}")
