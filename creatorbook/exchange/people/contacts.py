"""What a card or a row says about a person or an organisation, put into the one form of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from creatorbook.common.text import clean, fold
from creatorbook.domain.identity.phones import read_phone
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.records import Handle, ImportedBrand, ImportedContact, make_key
from creatorbook.exchange.people.names import put_given_name_first
from creatorbook.exchange.people.reach import read_country, read_email, read_handle

if TYPE_CHECKING:
    from creatorbook.domain.values.platforms import Platform
    from creatorbook.exchange.base.problems import Remarks

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_].*)?", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://)?[^\s/@:]+\.[^\s/@:]{2,}(?:[:/?#]\S*)?", re.IGNORECASE)
_WEB_LENGTH = 2_000
_LANGUAGES = {
    "francais": "fr", "french": "fr", "franzosisch": "fr", "frances": "fr",
    "anglais": "en", "english": "en", "englisch": "en", "ingles": "en",
    "allemand": "de", "german": "de", "deutsch": "de", "espagnol": "es", "spanish": "es", "espanol": "es",
    "italien": "it", "italian": "it", "italiano": "it",
}  # fmt: skip


@dataclass
class Draft:
    """The texts of one entry as they stand in the file; `uid` is the file's own id, if it has one."""

    row: int
    line: int = 0
    name: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    nickname: str = ""
    organisation: str = ""
    agency: str = ""
    company_number: str = ""
    vat_number: str = ""
    role: str = ""
    category: str = ""
    is_organisation: bool = False
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)
    handles: list[tuple[Platform | None, str]] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    country: str = ""
    language: str = ""
    labels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    uid: str = ""


class People:
    """Turns drafts into records, once each: a draft that repeats an earlier one in every word is left out.

    `country` (ISO 3166-1 alpha-2) is whose phone numbers are meant without a prefix.
    """

    def __init__(self, country: str, remarks: Remarks) -> None:
        self._country = country
        self._remarks = remarks
        self._first: dict[str, ImportedContact | ImportedBrand] = {}
        self._count: dict[str, int] = {}

    def add(self, draft: Draft) -> ImportedContact | ImportedBrand | None:
        """Return the record of a draft, None (and a notice) where it says nothing or repeats another."""
        record = self._record(draft)
        if record is None:
            self._remarks.add("no_name", draft.row, line=draft.line)
            return None
        first = self._first.setdefault(record.key, record)
        if first is record:
            return record
        if replace(record, row=first.row) == first:
            self._remarks.add("same_contact", draft.row, line=draft.line, row=first.row)
            return None
        count = self._count[record.key] = self._count.get(record.key, 1) + 1
        return replace(record, key=f"{record.key}#{count}")

    def _record(self, draft: Draft) -> ImportedContact | ImportedBrand | None:
        notes = [clean(note, lines=True) for note in draft.notes]
        emails = self._emails(draft, notes)
        country, address = self._place(draft)
        phones = self._phones(draft, country)
        handles, websites = self._web(draft, notes)
        organisation = _shorten_name(draft.organisation)
        person = put_given_name_first(_shorten_name(draft.name)) or _shorten_name(
            f"{draft.given} {draft.middle} {draft.family}"
        )
        person = person or _shorten_name(draft.nickname)
        agency = _shorten_name(draft.agency)
        firm = organisation or agency
        is_brand = bool(firm) and (draft.is_organisation or not person)
        name = firm if is_brand else person or (emails[0].partition("@")[0] if emails else "")
        name = name or (phones[0] if phones else "")
        if not name:
            return None
        identity = ["uid", draft.uid] if draft.uid else [name, firm, (emails or phones or ("",))[0]]
        language = clean(draft.language).split(",")[0]
        common = {
            "row": draft.row,
            "name": name,
            "emails": emails,
            "phones": phones,
            "websites": websites,
            "address": address,
            "country": country,
            "language": _language(language),
            "handles": handles,
            "category": _shorten_name(draft.category),
            "company_number": _shorten_name(draft.company_number),
            "vat_number": _shorten_name(draft.vat_number),
            "labels": _unique([_shorten_name(label) for label in draft.labels]),
            "note": _note(notes, self._remarks, draft),
        }
        if is_brand:
            return ImportedBrand(key=make_key("brand", identity), is_agency=not organisation, **common)  # type: ignore[arg-type]  # the fields both records share
        return ImportedContact(
            key=make_key("contact", identity),
            organisation=organisation,
            agency=agency,
            role=_shorten_name(draft.role),
            **common,  # type: ignore[arg-type]  # as above
        )

    def _emails(self, draft: Draft, notes: list[str]) -> tuple[str, ...]:
        found = []
        for text in draft.emails[: limits.VALUES_PER_CARD]:
            bare = clean(text)
            email = read_email(bare)
            if email:
                found.append(email)
            elif bare:
                self._remarks.add("bad_email", draft.row, line=draft.line, text=bare)
                notes.append(bare)
        return _unique(found)

    def _phones(self, draft: Draft, country: str | None) -> tuple[str, ...]:
        # The numbers of an entry are those of its address, where it has one: in a country that is named and not known
        # they are of nobody's, and only a code of their own can say whose.
        home = country or ("" if clean(draft.country) else self._country)
        found = []
        for text in draft.phones[: limits.VALUES_PER_CARD]:
            phone, known = read_phone(clean(text), home)
            if phone and not known:
                named = home or clean(draft.country)
                code = "bad_phone" if home else "phone_of_nowhere" if named else "phone_without_country"
                self._remarks.add(code, draft.row, line=draft.line, text=phone, country=named)
            found.append(phone)
        return _unique(found)

    def _web(self, draft: Draft, notes: list[str]) -> tuple[tuple[Handle, ...], tuple[str, ...]]:
        if not (draft.handles or draft.websites):
            return (), ()
        handles: list[Handle] = []
        websites: list[str] = []
        given = [*draft.handles, *((None, site) for site in draft.websites)]
        for platform, text in given[: limits.VALUES_PER_CARD]:
            bare = clean(text)
            handle = read_handle(bare, platform)
            if handle is not None:
                handles.append(handle)
            elif len(bare) <= _WEB_LENGTH and _WEB.fullmatch(bare):
                websites.append(bare if "://" in bare else f"https://{bare}")
            elif bare:
                notes.append(bare)
        return tuple(dict.fromkeys(handles)), _unique(websites)

    def _place(self, draft: Draft) -> tuple[str | None, str]:
        if not (draft.address or draft.country):
            return None, ""
        lines = [clean(line, lines=True)[: limits.NAME_CHARACTERS] for line in draft.address]
        named = clean(draft.country)
        country = read_country(named) if named else None
        if named and country is None:
            self._remarks.add("unknown_country", draft.row, line=draft.line, text=named)
            lines.append(named)
        return country, "\n".join(line for line in lines if line)


def _shorten_name(text: str) -> str:
    # Most of what a card may say it does not say: that needs no looking at.
    if not text:
        return ""
    return " ".join(clean(text).split())[: limits.NAME_CHARACTERS]


def _unique(texts: list[str]) -> tuple[str, ...]:
    if len(texts) <= 1:
        return (texts[0],) if texts and texts[0] else ()
    first: dict[str, str] = {}
    for text in texts:
        if text:
            first.setdefault(fold(text), text)
    return tuple(first.values())


def _language(text: str) -> str | None:
    if not text:
        return None
    return text[:2].lower() if _LANGUAGE.fullmatch(text) else _LANGUAGES.get(fold(text))


def _note(notes: list[str], remarks: Remarks, draft: Draft) -> str:
    text = "\n".join(note for note in notes if note)
    if len(text) > limits.NOTE_CHARACTERS:
        remarks.add("text_cut", draft.row, line=draft.line, limit=limits.NOTE_CHARACTERS)
    return text[: limits.NOTE_CHARACTERS]
