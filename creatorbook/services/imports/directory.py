"""Who the book knows: brands, agencies, contacts and tags by the names and addresses under which a file may mean them.

It is loaded once an import, and learns what the import itself adds.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.domain.values.folding import near_name_key
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.imports.names import firm_key
from creatorbook.store import results
from creatorbook.store.query.expressions import Single
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from creatorbook.services.imports.plan import Plan
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.select import Select

_BRAND_FIELDS = ("website", "email", "address", "country", "language", "category", "company_number", "vat_number")
_AGENCY_FIELDS = ("website", "email", "phone", "address", "country", "company_number", "vat_number")
_FIRMS = ("brand", "agency")
_CONTACT_FIELDS = ("brand_id", "agency_id", "role", "email", "phone", "language")
_PROPOSED = ("role", "phone")
_TAG_CHARACTERS = 60


# What the directory is made of, and the settings by which a table is read.
TABLES = frozenset({"creator", *_FIRMS, "contact", "tag", "tagging", "imported_key", "book_setting"})


class Directory:
    """Finds parties of the book, or adds them to the plan.

    `takes_changes` says that what a file says otherwise of a contact is taken and not only said.
    """

    def __init__(self, reading: Executes, plan: Plan, *, takes_changes: bool = False) -> None:
        self._plan = plan
        self._reading = reading
        # The names of firms by what those share that may be one, by kind: read once a firm is new.
        self._near: dict[str, dict[str, str]] = {}
        self._takes_changes = takes_changes
        kept = select("imported_key", "key", "record_kind", "record_id").with_trash()
        self.keys: dict[str, tuple[str, str]] = {key: (kind, id) for key, kind, id in results.iterate(reading, kept)}
        self.creators = self._creators(reading)
        names = results.iterate(reading, _in_order("creator", "name"))
        self.creator_names: dict[str, str] = {fold(name): creator for creator, name in names}
        self._known: dict[str, dict[str, Any]] = {}
        self._brands: dict[str, str] = {}
        self._agencies: dict[str, str] = {}
        self._by_email: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._brand_domains: defaultdict[str, set[str]] = defaultdict(set)
        self._load_parties(reading)
        self._load_contacts(reading)
        tags = select("tag", "id", "name").with_trash()
        self._tags = {fold(name): tag for tag, name in results.iterate(reading, tags)}
        self._taggings = set(results.rows(reading, select("tagging", "tag_id", "record_id").with_trash()))

    @staticmethod
    def _creators(reading: Executes) -> dict[str, str]:
        """Return the creators' ids with their folded addresses, first one first."""
        return {creator: email.casefold() for creator, email in results.iterate(reading, _in_order("creator", "email"))}

    def _load_parties(self, reading: Executes) -> None:
        brands = _in_order("brand", "name", "legal_name", *_BRAND_FIELDS)
        for brand, name, legal_name, *values in results.iterate(reading, brands):
            self._known[brand] = dict(zip(_BRAND_FIELDS, values, strict=True))
            for key in {firm_key(name), firm_key(legal_name)} - {""}:
                self._brands.setdefault(key, brand)
        for agency, name, *values in results.iterate(reading, _in_order("agency", "name", *_AGENCY_FIELDS)):
            self._known[agency] = dict(zip(_AGENCY_FIELDS, values, strict=True))
            self._agencies.setdefault(firm_key(name), agency)

    def _load_contacts(self, reading: Executes) -> None:
        # A firm in the trash is none: what comes from its people begins anew.
        of = Table("contact")
        firms = [Single(select(firm, "id").where(Table(firm).id.equals(of[f"{firm}_id"]))) for firm in _FIRMS]
        contacts = select(of, "id", "name", *firms, *_CONTACT_FIELDS[len(firms) :]).order_by(of.id)
        for contact, name, *values in results.iterate(reading, contacts):
            self._learn_contact(contact, name, {**dict(zip(_CONTACT_FIELDS, values, strict=True)), "name": name})

    def _learn_contact(self, contact: str, name: str, known: dict[str, Any]) -> None:
        self._known[contact] = known
        if known.get("email"):
            self._by_email.setdefault(known["email"].casefold(), contact)
            if known.get("brand_id"):
                self._brand_domains[known["email"].rpartition("@")[2].casefold()].add(known["brand_id"])
        firm = known.get("brand_id") or known.get("agency_id") or ""
        self._by_name.setdefault((fold(name), firm), contact)

    def is_new_key(self, key: str) -> bool:
        """Whether the book has not imported the thing of this key; it counts as imported from now on."""
        if key in self.keys:
            return False
        self.keys[key] = ("", "")
        return True

    def remember(self, key: str, kind: str, record: str) -> None:
        """Plan to keep under which key a record was imported."""
        self._plan.add("imported_key", key=key, record_kind=kind, record_id=record)

    def firm_of(self, contact: str) -> tuple[str | None, str | None]:
        """Return the ids of the brand and of the agency of a contact, as they are or will be."""
        known = self._known[contact]
        return known.get("brand_id"), known.get("agency_id")

    def brand(self, name: str, **offered: object) -> str:
        """Return the brand of this name, found or added; what it leaves empty is filled with what is offered."""
        key = firm_key(name)
        found = self._brands.get(key)
        if found is None:
            self._say_near("brand", name)
            found = self._brands[key] = self._plan.add("brand", name=name, **_without_blanks(offered))
            self._known[found] = dict(offered)
        else:
            self._plan.complete("brand", found, self._known[found], offered)
        return found

    def agency(self, name: str, **offered: object) -> str:
        """Return the agency of this name, found or added; what it leaves empty is filled with what is offered."""
        key = firm_key(name)
        found = self._agencies.get(key)
        if found is None:
            self._say_near("agency", name)
            found = self._agencies[key] = self._plan.add("agency", name=name, **_without_blanks(offered))
            self._known[found] = dict(offered)
        elif offered:
            self._plan.complete("agency", found, self._known[found], offered)
        return found

    def known(self, record: str) -> dict[str, Any]:
        """Return what is known of a party by its id, brought up to date as it is completed."""
        return self._known[record]

    def _say_near(self, kind: str, name: str) -> None:
        """Say of a firm that is about to be added that one of nearly its name is there; it may be another."""
        near = self._near.get(kind)
        if near is None:
            near = self._near[kind] = {}
            for known in results.values(self._reading, select(kind, "name")):
                near.setdefault(near_name_key(known), known)
        other = near.setdefault(near_name_key(name), name)
        if other != name:
            self._plan.remark("near_name", name=name, other=other)

    def known_agency(self, name: str) -> str | None:
        """Return the agency of this name, None where the book has none."""
        return self._agencies.get(firm_key(name))

    def person(self, email: str) -> str | None:
        """Return the contact who has this address."""
        return self._by_email.get(email.casefold()) if email else None

    def brand_of_domain(self, domain: str) -> str | None:
        """Return the one brand whose people have addresses of a domain, None where there is none or several."""
        found = self._brand_domains.get(domain.casefold(), set())
        return next(iter(found)) if len(found) == 1 else None

    def contact(self, name: str, emails: tuple[str, ...], firm: str, **offered: object) -> str:
        """Return the contact of one of these addresses, else of this name at this brand or agency, else a new one.

        `firm` is the brand's or agency's id, or "".
        """
        found = next((person for email in emails if (person := self.person(email)) is not None), None)
        if found is None:
            found = self._by_name.get((fold(name), firm))
        if found is None:
            found = self._plan.add("contact", name=name, **_without_blanks(offered))
            self._learn_contact(found, name, dict(offered))
        else:
            self._complete_contact(found, offered)
        for email in emails:
            self._by_email.setdefault(email.casefold(), found)
        return found

    def _complete_contact(self, contact: str, offered: dict[str, Any]) -> None:
        known = self._known[contact]
        if known.get("brand_id") or known.get("agency_id"):
            # A person's firm is never changed by a file.
            offered = {name: value for name, value in offered.items() if name not in {"brand_id", "agency_id"}}
        taken: dict[str, Any] = {}
        for name in _PROPOSED:
            ours, theirs = known.get(name), offered.get(name)
            label = KINDS["contact"].field(name).label
            if not ours or not theirs or fold(str(ours)) == fold(str(theirs)) or not self._plan.is_of_book(contact):
                continue
            if self._takes_changes:
                taken[name] = theirs
            else:
                self._plan.remark(
                    "differs",
                    title=str(known.get("name", "")),
                    field=_(label),
                    theirs=str(theirs),
                    ours=str(ours),
                )
        self._plan.complete("contact", contact, known, offered)
        if taken:
            known.update(taken)
            self._plan.overwrite("contact", contact, taken)

    def tag(self, word: str, kind: str, record: str) -> None:
        """Tag a record, with a new tag where there is none of that word."""
        name = " ".join(word.split())[:_TAG_CHARACTERS]
        if not name:
            return
        tag = self._tags.get(fold(name))
        if tag is None:
            tag = self._tags[fold(name)] = self._plan.add("tag", name=name)
        if (tag, record) not in self._taggings:
            self._taggings.add((tag, record))
            self._plan.add("tagging", tag_id=tag, record_kind=kind, record_id=record)

    def is_asked_for(self, reading: Executes, new: Mapping[str, Iterable[str]]) -> bool:
        """Whether rows that others added, ids by table, answer to a name, an address or a key that is known here.

        All that was looked for is known: what was not found was added.
        """
        ways: dict[str, tuple[tuple[str, ...], Callable[[Sequence[str | None]], bool]]] = {
            "brand": (("name", "legal_name"), self._knows_firm),
            "agency": (("name",), self._knows_firm),
            "contact": (("name", "email", "brand_id", "agency_id"), self._knows_person),
            "tag": (("name",), lambda row: fold(row[0] or "") in self._tags),
            "tagging": (("tag_id", "record_id"), lambda row: tuple(row) in self._taggings),
            "imported_key": (("key",), lambda row: row[0] in self.keys),
        }
        return any(
            knows(row)
            for table, (columns, knows) in ways.items()
            if new.get(table)
            for row in results.rows(reading, _with_ids(table, columns, new[table]))
        )

    def _knows_firm(self, names: Sequence[str | None]) -> bool:
        keys = {firm_key(name) for name in names if name}
        return not (keys.isdisjoint(self._brands) and keys.isdisjoint(self._agencies))

    def _knows_person(self, person: Sequence[str | None]) -> bool:
        name, email, *firms = person
        if email and email.casefold() in self._by_email:
            return True
        return any((fold(name or ""), firm or "") in self._by_name for firm in {"", *firms})


def _with_ids(table: str, columns: tuple[str, ...], ids: Iterable[str]) -> Select:
    """Return the select of some columns of these rows, those in the trash too."""
    return select(table, *columns).where(Table(table).id.among(tuple(ids))).with_trash()


def _in_order(table: str, *columns: str) -> Select:
    """Return the select of ids and some columns, the oldest record first."""
    return select(table, "id", *columns).order_by(Table(table).id)


def _without_blanks(offered: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in offered.items() if value}
