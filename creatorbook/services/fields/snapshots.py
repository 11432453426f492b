"""Values by the names of the field table, as the domain's frozen snapshots: one way for rows, forms and new records.

A snapshot's field is filled from the value of the same name; what its kind does not hold is given beside. References
may be Refs or plain ids. What is not said takes the snapshot's own default, else the field's.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.records.contracts import ContractFacts
from creatorbook.domain.records.deals import DealFacts, Period
from creatorbook.domain.records.deliverables import Deliverable
from creatorbook.domain.records.exclusivity import Exclusivity
from creatorbook.domain.records.gifts import Gift
from creatorbook.domain.records.parties import Agency, Brand, Channel, Contact, Creator
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.posts import Post
from creatorbook.domain.records.rights import UsageRight
from creatorbook.domain.records.terms import Terms
from creatorbook.services.fields.kinds import KINDS, Field, FieldType
from creatorbook.services.fields.values import Ref, empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from enum import StrEnum

T = TypeVar("T")

SNAPSHOTS: Mapping[str, type[Any]] = {
    "creator": Creator,
    "channel": Channel,
    "brand": Brand,
    "agency": Agency,
    "contact": Contact,
    "gift": Gift,
    "post": Post,
    "terms": Terms,
    "payment": Instalment,
    "usage_right": UsageRight,
    "exclusivity": Exclusivity,
    "deliverable": Deliverable,
    "contract": ContractFacts,
    "deal": DealFacts,
    "deal_period": Period,
}
"""The snapshot of each kind that rules look at."""
_KIND_OF = {snapshot: kind for kind, snapshot in SNAPSHOTS.items()}


def creator(values: Mapping[str, Any], id: str, channels: Iterable[Channel] = ()) -> Creator:
    """Return a creator's snapshot, with its channels."""
    return _fill_snapshot(Creator, values, id=id, channels=tuple(channels))


def channel(values: Mapping[str, Any]) -> Channel:
    """Return the snapshot of a creator's channel."""
    return _fill_snapshot(Channel, values)


def brand(values: Mapping[str, Any], id: str) -> Brand:
    """Return a brand's snapshot."""
    return _fill_snapshot(Brand, values, id=id)


def agency(values: Mapping[str, Any], id: str) -> Agency:
    """Return an agency's snapshot."""
    return _fill_snapshot(Agency, values, id=id)


def contact(values: Mapping[str, Any], id: str) -> Contact:
    """Return a contact's snapshot."""
    return _fill_snapshot(Contact, values, id=id)


def gift(values: Mapping[str, Any], id: str = "", brand_name: str = "") -> Gift:
    """Return a gift's snapshot; `brand_name` is that of a brand that the book does not know."""
    return _fill_snapshot(Gift, values, id=id, brand_name=_title(values.get("brand_id")) or brand_name)


def post(values: Mapping[str, Any], id: str = "") -> Post:
    """Return a post's snapshot, its instants in the user's zone."""
    return _fill_snapshot(Post, values, id=id, brand_name=_title(values.get("brand_id")))


def deal(values: Mapping[str, Any], id: str, **parties: object) -> DealFacts:
    """Return a deal's snapshot with the snapshots of its creator, brand, agency, contact and periods."""
    return _fill_snapshot(DealFacts, values, id=id, **parties)


def period(values: Mapping[str, Any]) -> Period:
    """Return the snapshot of a programme's period."""
    return _fill_snapshot(Period, values)


def terms(values: Mapping[str, Any]) -> Terms:
    """Return the snapshot of a deal's terms."""
    return _fill_snapshot(Terms, values)


def instalment(values: Mapping[str, Any], id: str) -> Instalment:
    """Return the snapshot of a part of the fee."""
    return _fill_snapshot(Instalment, values, id=id)


def usage_right(values: Mapping[str, Any], id: str) -> UsageRight:
    """Return the snapshot of a usage right."""
    return _fill_snapshot(UsageRight, values, id=id)


def exclusivity(values: Mapping[str, Any], id: str) -> Exclusivity:
    """Return the snapshot of a promise of exclusivity."""
    return _fill_snapshot(Exclusivity, values, id=id)


def deliverable(values: Mapping[str, Any], id: str) -> Deliverable:
    """Return the snapshot of a deliverable; it is one piece where no number above zero is said."""
    return _fill_snapshot(Deliverable, values, id=id, count=values.get("count") or 1)


def contract(values: Mapping[str, Any], id: str) -> ContractFacts:
    """Return the snapshot of a contract; it was issued on the day that it was where the user is."""
    issued = values.get("issued_at")
    return _fill_snapshot(ContractFacts, values, id=id, issued_on=None if issued is None else _local(issued).date())


def id_of(reference: Ref | str | None) -> str | None:
    """Return the id of a reference, which may be a Ref or the id itself; None for none."""
    return reference.id if isinstance(reference, Ref) else reference or None


def _title(reference: object) -> str:
    return reference.title if isinstance(reference, Ref) else ""


def _local(moment: datetime) -> datetime:
    # The rules count in days, and a post of late at night belongs to the day where the user is, not to that of UTC.
    return moment.astimezone()


def _fill_snapshot(snapshot: type[T], values: Mapping[str, Any], **beside: object) -> T:
    given = dict(beside)
    for name, read, nothing in _plan(_KIND_OF[snapshot]):
        if name not in given:
            value = values.get(name)
            given[name] = nothing if value is None or value == "" else value if read is None else read(value)
    return snapshot(**given)


@cache
def _plan(kind_id: str) -> tuple[tuple[str, Callable[[Any], Any] | None, Any], ...]:
    """Return the snapshot's fields that the kind holds: name, how a value is read, and what stands for none."""
    kind = KINDS[kind_id]
    return tuple(
        (each.name, _reader(kind.field(each.name)), _value_of_nothing(kind.field(each.name), each.default))
        for each in fields(SNAPSHOTS[kind_id])
        if kind.has(each.name)
    )


def _value_of_nothing(field: Field, own: object) -> object:
    if own is not MISSING:
        return own
    if field.default is not None:
        return field.default
    return frozenset() if field.type in _SETS else empty(field)


_SETS = frozenset({FieldType.COUNTRIES, FieldType.TERRITORIES, FieldType.CHOICES})


def _members(enum: type[StrEnum], codes: Iterable[str]) -> frozenset[StrEnum]:
    return frozenset(enum(code) for code in codes)


def _reader(field: Field) -> Callable[[Any], Any] | None:
    if field.type is FieldType.CHOICES and field.enum is not None:
        return partial(_members, field.enum)
    readers: dict[FieldType, Callable[[Any], Any]] = {
        FieldType.REFERENCE: id_of,
        FieldType.INSTANT: _local,
        FieldType.COUNTRIES: frozenset,
        FieldType.TERRITORIES: frozenset,
    }
    return readers.get(field.type)
