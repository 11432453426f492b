"""A year of one creator's account: what was owed, what came in, and which belongs to which, as people really pay."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.money.matching.sides import Debt, PaidLine, Payers
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST = ("Maison", "Glow", "Nordlicht", "Alba", "Casa", "Atelier", "Studio", "Petit", "Urban", "Blue")
_SECOND = ("Verte", "Beauty", "Kosmetik", "Sport", "Luna", "Foods", "Travel", "Baby", "Gaming", "Audio")
_FORMS = ("SAS", "GmbH", "Ltd", "SL", "SARL", "")
_FEES = (400, 750, 900, 1200, 1500, 1800, 2400, 3600)


@dataclass(frozen=True)
class Year:
    """The two sides, and for each line the debts that its payer meant: none for what has nothing to do with them."""

    debts: tuple[Debt, ...]
    lines: tuple[PaidLine, ...]
    payers: Payers
    meant: dict[str, frozenset[str]]


def make_year(seed: int, *, debts: int = 300, lines: int = 200) -> Year:
    """Return a made year, the same for the same seed."""
    return _Maker(random.Random(seed)).make(debts, lines)


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._meant: dict[str, frozenset[str]] = {}
        self._lines: list[PaidLine] = []
        self._accounts: dict[str, str] = {}
        names = [f"{first} {second}" for first in _FIRST for second in _SECOND]
        chance.shuffle(names)
        self._names = {f"b{place}": f"{name} {chance.choice(_FORMS)}".strip() for place, name in enumerate(names[:60])}

    def make(self, debts: int, lines: int) -> Year:
        owed = [self._debt(place) for place in range(debts)]
        waiting = owed[:]
        self._chance.shuffle(waiting)
        ways: tuple[tuple[int, Callable[[list[Debt]], None]], ...] = (
            (30, self._names_number),
            (12, self._from_known_account),
            (10, self._by_name_and_sum),
            (6, self._two_at_once),
            (5, self._less_fee),
            (4, self._in_part),
            (4, self._withheld),
            (2, self._too_much),
            (4, self._wrong_number),
            (5, self._same_sum_of_a_stranger),
            (18, self._nothing_to_do_with_it),
        )
        while len(self._lines) < lines:
            (way,) = self._chance.choices([way for _weight, way in ways], [weight for weight, _way in ways])
            way(waiting)
        known = {account: payer for payer, account in self._accounts.items()}
        return Year(
            tuple(owed), tuple(self._lines), Payers({p: (n,) for p, n in self._names.items()}, known), self._meant
        )

    def _debt(self, place: int) -> Debt:
        payer = self._chance.choice(list(self._names))
        issued = date(2026, 1, 1) + timedelta(days=self._chance.randrange(330))
        pattern = self._chance.choice(("F2026-{:03}", "2026/{:03}", "INV-{:04}", "R-26-{:03}"))
        amount = self._chance.choice(_FEES) * 100 + self._chance.choice((0, 0, 0, 1234, 5050))
        return Debt(
            f"d{place}",
            payer,
            Money(amount, "EUR"),
            pattern.format(place + 1),
            issued_on=issued,
            due_on=issued + timedelta(days=30),
            withholdings=(Money(amount * 15 // 100, "EUR"),) if place % 9 == 0 else (),
        )

    def _add(self, meant: list[Debt], amount: int, *, payer: str = "", account: str = "", words: str = "") -> None:
        day = max((debt.due_on for debt in meant if debt.due_on), default=date(2026, 6, 1))
        line = PaidLine(
            f"l{len(self._lines):03}",
            day + timedelta(days=self._chance.randrange(-15, 25)),
            Money(amount, "EUR"),
            payer=payer,
            account=account,
            words=words,
        )
        self._lines.append(line)
        self._meant[line.id] = frozenset(debt.id for debt in meant)

    def _written(self, number: str) -> str:
        style = self._chance.randrange(6)
        bare = "".join(letter for letter in number if letter.isalnum())
        return (
            f"Facture {number}",
            number.replace("-", " ").replace("/", " "),
            bare,
            f"VIR {number.lower()} merci",
            f"Rechnung Nr. {number} vom 03.05.2026",
            f"{number[:4]} {number[4:]}",
        )[style]

    def _named(self, debt: Debt) -> str:
        name = self._names[debt.payer]
        return self._chance.choice((name, name.upper(), name[:27], ""))

    def _names_number(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor, payer=self._named(debt), words=self._written(debt.number))

    def _account_of(self, payer: str) -> str:
        return self._accounts.setdefault(payer, f"FR76{1000 + int(payer[1:])}0000000000000000000")

    def _from_known_account(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor, payer="VIREMENT", account=self._account_of(debt.payer), words="paiement")

    def _by_name_and_sum(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor, payer=self._names[debt.payer].upper(), words="campaign")

    def _two_at_once(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        other = next((each for each in waiting if each.payer == debt.payer), None)
        meant = [debt] if other is None else [debt, other]
        if other is not None:
            waiting.remove(other)
        words = " + ".join(each.number for each in meant)
        self._add(meant, sum(each.open.minor for each in meant), payer=self._named(debt), words=words)

    def _less_fee(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor - 850, payer=self._named(debt), words=self._written(debt.number))

    def _in_part(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor // 2, payer=self._named(debt), words=self._written(debt.number))

    def _withheld(self, waiting: list[Debt]) -> None:
        debt = next((each for each in waiting if each.withholdings), None)
        if debt is None:
            return
        waiting.remove(debt)
        amount = debt.open.minor - debt.withholdings[0].minor
        self._add([debt], amount, payer=self._named(debt), words=self._written(debt.number))

    def _too_much(self, waiting: list[Debt]) -> None:
        debt = waiting.pop()
        self._add([debt], debt.open.minor + 5000, payer=self._named(debt), words=self._written(debt.number))

    def _wrong_number(self, waiting: list[Debt]) -> None:
        """The payer means one invoice and writes the number of another, of another payer's."""
        debt = waiting.pop()
        wrong = next((each for each in waiting if each.payer != debt.payer and each.open != debt.open), debt)
        self._add([debt], debt.open.minor, payer=self._names[debt.payer], words=f"Facture {wrong.number}")

    def _same_sum_of_a_stranger(self, waiting: list[Debt]) -> None:
        self._add([], self._chance.choice(waiting).open.minor, payer="Dr Anna Weiss", words="Erstattung 2026")

    def _nothing_to_do_with_it(self, _waiting: list[Debt]) -> None:
        words = self._chance.choice(
            ("loyer mars 2026", "refund 4711", "virement interne", "CAF 03/2026", "split dinner")
        )
        self._add([], self._chance.randrange(500, 200_000), payer="Someone Else", words=words)
