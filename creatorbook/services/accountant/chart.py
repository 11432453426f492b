"""The accounts that entries are booked on: those that a chart proposes, and what the accountant said instead."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.common.paths import resources
from creatorbook.domain.money.bookkeeping import Role
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import setting
from creatorbook.services.deals import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

_KEY = "accounts"
_PLAIN = "plain"
_NUMBER = re.compile(r"[0-9A-Z]{3,12}")
# The numbers of consultants and clients that DATEV gives out.
_CONSULTANTS, _CLIENTS = range(1_001, 10_000_000), range(1, 100_000)

ROLE_WORDS: dict[Role, str] = {
    Role.CLIENTS: mark("Customers"),
    Role.BANK: mark("Bank"),
    Role.SALES: mark("Sales, usual VAT rate"),
    Role.SALES_REDUCED: mark("Sales, another VAT rate"),
    Role.SALES_REVERSE: mark("Sales, reverse charge"),
    Role.SALES_ABROAD: mark("Sales outside the VAT area"),
    Role.SALES_EXEMPT: mark("Sales without VAT"),
    Role.VAT_DUE: mark("VAT on sales"),
    Role.VAT_PAID: mark("VAT on expenses"),
    Role.DEPOSITS: mark("Deposits received"),
    Role.EXPENSES: mark("Expenses"),
    Role.SUPPLIERS: mark("Suppliers"),
    Role.COMMISSIONS: mark("Commissions and shares"),
    Role.BANK_FEES: mark("Bank and platform fees"),
    Role.WITHHELD: mark("Tax withheld"),
    Role.DISCOUNTS: mark("Discounts given"),
    Role.ROUNDING: mark("Rounding"),
    Role.WRITTEN_OFF: mark("Sums given up"),
    Role.SET_OFF: mark("Set-off"),
    Role.EXCHANGE_LOSS: mark("Exchange losses"),
    Role.EXCHANGE_GAIN: mark("Exchange gains"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account by its number and its name; `is_proposed` says that nobody chose it."""

    number: str
    name: str
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The accounts of one creator: `source` is the chart that proposes, `digits` how long its numbers are.

    `consultant` and `client` are the numbers that DATEV asks for, 0 while they are not known.
    """

    id: str
    source: str
    digits: int
    accounts: Mapping[Role, Account]
    consultant: int = 0
    client: int = 0

    def number(self, role: Role) -> str:
        """Return the number of an account."""
        return self.accounts[role].number


def charts() -> tuple[str, ...]:
    """Return the charts that can be chosen."""
    return tuple(_charts())


def chart_of(reading: Executes, creator_id: str) -> Chart:
    """Return a creator's accounts: what was chosen, else what the chart of the country proposes; raises NotFound."""
    country = facts.one_creator(reading, creator_id).country
    kept = _kept(reading).get(creator_id, {})
    id = kept.get("chart") or next((each for each, chart in _charts().items() if country in chart["countries"]), _PLAIN)
    shipped = _charts()[id]
    own = kept.get("numbers", {})
    accounts = {
        role: Account(own.get(role) or shipped["account"][role][0], shipped["account"][role][1], role not in own)
        for role in Role
    }
    digits = shipped["digits"] if not own else max(len(accounts[Role.BANK].number), shipped["digits"])
    return Chart(id, shipped["source"], digits, accounts, kept.get("consultant", 0), kept.get("client", 0))


@cache
def _charts() -> dict[str, dict[str, Any]]:
    text = (resources() / "accounts" / "charts.toml").read_text(encoding="utf-8")
    return {each["id"]: each for each in tomllib.loads(text)["chart"]}


def _kept(reading: Executes) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(setting(reading, _KEY) or "{}")
    return found


@dataclass(frozen=True)
class SetAccounts(Command[None]):
    """Keep what the accountant says: a chart, numbers of accounts ("" gives the proposal back), DATEV's numbers.

    Raises BadInput for a chart that is not known, a number that is none, and a consultant or client beyond DATEV's.
    """

    creator_id: str
    chart: str = ""
    numbers: Mapping[Role, str] = field(default_factory=dict)
    consultant: int | None = None
    client: int | None = None
    code = "accounts.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Write what is said beside what was."""
        from creatorbook.store.models import BookSetting

        facts.one_creator(uow.connection, self.creator_id)
        self._check()
        kept = _kept(uow.connection)
        own = kept.setdefault(self.creator_id, {})
        if self.chart:
            own["chart"] = self.chart
        numbers = {**own.get("numbers", {}), **{role.value: number.strip() for role, number in self.numbers.items()}}
        own["numbers"] = {role: number for role, number in numbers.items() if number}
        for name, value in (("consultant", self.consultant), ("client", self.client)):
            if value is not None:
                own[name] = value
        text = json.dumps(kept, sort_keys=True)
        row = uow.first(BookSetting, with_trash=True, key=_KEY)
        if row is None:
            uow.add(BookSetting(key=_KEY, value=text))
        else:
            row.value, row.trashed_at = text, None

    def _check(self) -> None:
        if self.chart and self.chart not in _charts():
            raise BadInput(
                _("There is no chart of accounts “{chart}”.").format(chart=self.chart),
                where="chart",
                hint=_("Choose one of: {known}.").format(known=", ".join(charts())),
            )
        for role, number in self.numbers.items():
            if number.strip() and not _NUMBER.fullmatch(number.strip()):
                raise BadInput(
                    _("“{number}” cannot be the number of an account.").format(number=number),
                    where=role.value,
                    hint=_("It has 3 to 12 figures or capitals."),
                )
        for name, value, allowed in (
            ("consultant", self.consultant, _CONSULTANTS),
            ("client", self.client, _CLIENTS),
        ):
            if value is not None and value not in allowed:
                raise BadInput(
                    _("DATEV’s number is between {first} and {last}.").format(first=allowed[0], last=allowed[-1]),
                    where=name,
                )
