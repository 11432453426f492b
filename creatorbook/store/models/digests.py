"""The digests of all rows and their root; see store.sqlite.digests."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Base


class RowDigest(Base):
    """The digest of one row, with the version that the row had; of a run of images the digests of all of them."""

    __tablename__ = "digest_row"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    table_name: Mapped[str] = mapped_column(Text, primary_key=True)
    row_id: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[int | None] = mapped_column(Integer, nullable=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class DigestRoot(Base):
    """One row: how many digests there are, and what they come to together."""

    __tablename__ = "digest_root"
    __table_args__ = (CheckConstraint("id = 1", name="id"), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    row_count: Mapped[int] = mapped_column(Integer, nullable=False)
    root: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
