"""What every table shares: names of constraints, keys, versions, times, the trash."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLAlchemy reads the annotations
from typing import Any, Self, overload

from sqlalchemy import CheckConstraint, ForeignKey, Integer, MetaData, Text, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from creatorbook.common.ids import new_id, new_version
from creatorbook.domain.values.money import Money
from creatorbook.store.engine.types import Instant

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """The root of every mapped class."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A row that a person sees: keyed by UUIDv7, versioned, dated, and trashable.

    `version` is a stamp of the row's content, not a counter (see common.ids.new_version). `trashed_at` is one instant
    for all that went to the trash in one step, so that the step can be taken back as a whole.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(Text, primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    created_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    updated_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    trashed_at: Mapped[datetime | None] = mapped_column(Instant, nullable=True, default=None)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:
        """STRICT, and whatever the class adds in `constraints`."""
        return (*getattr(cls, "constraints", ()), {"sqlite_strict": True})

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """The version is stamped by Python at each write."""
        return {"version_id_col": cls.version, "version_id_generator": lambda _old: new_version()}

    def set_columns(self) -> dict[str, Any]:
        """Return what was set on a record that is not written yet, by column; the rest takes the table's defaults."""
        held = inspect(self).dict
        return {name: value for name, value in held.items() if name in type(self).__table__.columns}


class MoneyPair:
    """An attribute that reads and sets an amount and its currency together, as Money or None."""

    def __init__(self, name: str) -> None:
        self._minor, self._currency = f"{name}_minor", f"{name}_currency"

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...

    @overload
    def __get__(self, record: Record, owner: type) -> Money | None: ...

    def __get__(self, record: Record | None, owner: type) -> Self | Money | None:
        if record is None:
            return self
        minor, currency = getattr(record, self._minor), getattr(record, self._currency)
        return None if minor is None else Money(minor, currency)

    def __set__(self, record: Record, money: Money | None) -> None:
        setattr(record, self._minor, None if money is None else money.minor)
        setattr(record, self._currency, None if money is None else money.currency)


def reference_column(target: str, *, nullable: bool = False) -> MappedColumn[Any]:
    """Return an indexed foreign key to another record; deleting the target while it is referred to is refused."""
    return mapped_column(Text, ForeignKey(f"{target}.id"), nullable=nullable, default=None, index=True)


def money_pair(name: str) -> CheckConstraint:
    """Return the CHECK that an amount and its currency come together."""
    return CheckConstraint(f"({name}_minor IS NULL) = ({name}_currency IS NULL)", name=f"{name}_pair")


def money_minor() -> MappedColumn[Any]:
    """Return the column of an optional amount in minor units."""
    return mapped_column(Integer, nullable=True, default=None)


def money_currency() -> MappedColumn[Any]:
    """Return the column of an optional ISO 4217 code."""
    return mapped_column(Text, nullable=True, default=None)
