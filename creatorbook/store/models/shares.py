"""Who shares in the income of deals, what was spent for them, and earnings that come as somebody's statement."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.records.money.shares import EarningKind, SplitBase, SplitManner, SplitRole
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import choice, day, flag, number, text_column


class Split(Record):
    """A share of somebody in the income: of a creator's deals, or of one deal, whose own go instead of the creator's.

    They are taken in the order of `position`. `percent_bp` is in hundredths of a percent, `fixed` a sum a deal.
    """

    __tablename__ = "split"
    constraints = (CheckConstraint("(creator_id IS NULL) <> (deal_id IS NULL)", name="owner"), money_pair("fixed"))

    creator_id: Mapped[str | None] = reference_column("creator", nullable=True)
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    partner: Mapped[str] = text_column()
    contact: Mapped[str] = text_column()
    role: Mapped[SplitRole] = choice("role", SplitRole, default=SplitRole.AGENCY)
    manner: Mapped[SplitManner] = choice("manner", SplitManner, default=SplitManner.PERCENT)
    percent_bp: Mapped[int | None] = number()
    fixed_minor: Mapped[int | None] = money_minor()
    fixed_currency: Mapped[str | None] = money_currency()
    fixed = MoneyPair("fixed")
    base: Mapped[SplitBase] = choice("base", SplitBase, default=SplitBase.WITHOUT_TAXES)
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()


class SplitSettlement(Record):
    """What a partner was paid of a share: on which day, and for which money that came in."""

    __tablename__ = "split_settlement"
    constraints = (money_pair("amount"), Index("ix_split_settlement_settled_on", "settled_on"))

    split_id: Mapped[str] = reference_column("split")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    allocation_id: Mapped[str | None] = reference_column("allocation", nullable=True)
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    settled_on: Mapped[date | None] = day()
    note: Mapped[str] = text_column()


class Expense(Record):
    """A cost of the work, kept back from nobody or passed on to the brand; `vat` is in it, in minor units.

    Its evidence are the files attached to it, and `evidence` says where else it can be seen.
    """

    __tablename__ = "expense"
    constraints = (money_pair("amount"), Index("ix_expense_spent_on", "spent_on"))

    creator_id: Mapped[str] = reference_column("creator")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    spent_on: Mapped[date | None] = day()
    text: Mapped[str] = text_column()
    category: Mapped[str] = text_column()
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    vat: Mapped[int | None] = number()
    passed_on: Mapped[bool] = flag("passed_on")
    evidence: Mapped[str] = text_column()


class Earning(Record):
    """A statement of earnings that came in: the period, what was counted, and the sum that becomes a payment.

    `sales` is how many there were, `sold` for how much.
    """

    __tablename__ = "earning"
    constraints = (money_pair("sold"), money_pair("amount"), Index("ix_earning_ends_on", "ends_on"))

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    payment_id: Mapped[str | None] = reference_column("payment", nullable=True)
    kind: Mapped[EarningKind] = choice("kind", EarningKind, default=EarningKind.AFFILIATE)
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()
    stated_on: Mapped[date | None] = day()
    clicks: Mapped[int | None] = number()
    sales: Mapped[int | None] = number()
    sold_minor: Mapped[int | None] = money_minor()
    sold_currency: Mapped[str | None] = money_currency()
    sold = MoneyPair("sold")
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    evidence: Mapped[str] = text_column()
