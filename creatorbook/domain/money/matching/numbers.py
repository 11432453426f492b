"""Finds the numbers of invoices in what payers write: "F2026-007" is "F 2026 7", "f2026007", "Facture F2026/007"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.values.folding import fold_typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.money.matching.sides import Debt

_ATOM = re.compile(r"[a-z]+|[0-9]+")
_BESIDE_NUMBER = frozenset(
    """
    invoice inv invoices facture factures fact fac f rechnung rechnungen rechnungsnummer rechnungsnr rg rgnr re rnr nr
    no n num numero number factura fra fattura ft factuur factuurnummer ref reference bill
    """.split()  # noqa: SIM905  reads better as lines
)
_JOINED = "-/."
_LEAST_JOINED = 6
_YEAR = range(1990, 2101)
_FEW = 4
_MOST_ATOMS = 8

_Key = tuple[str, ...]


class Numbers:
    """The numbers and references of debts, to be found in texts in one pass over the text."""

    def __init__(self, debts: Iterable[Debt]) -> None:
        self._keys: dict[_Key, list[str]] = {}
        self._joined: dict[str, list[str]] = {}
        self._lengths: set[int] = set()
        for debt in debts:
            for written in (debt.number, *debt.references):
                self._add(written, debt.id)

    def find(self, text: str) -> dict[str, bool]:
        """Return the debts whose number a text names, in its order; True where it can be nothing else."""
        plain = fold_typed(text)
        atoms = list(_ATOM.finditer(plain))
        keys = [_plain(atom.group()) for atom in atoms]
        found: dict[str, bool] = {}
        taken = -1
        for begin in range(len(atoms)):
            for length in sorted(self._lengths, reverse=True):
                end = begin + length
                key = tuple(keys[begin:end])
                if (
                    begin <= taken
                    or end > len(atoms)
                    or key not in self._keys
                    or not _is_whole(plain, atoms, begin, end)
                ):
                    continue
                is_sure = not _is_weak(key) or (begin > 0 and keys[begin - 1] in _BESIDE_NUMBER)
                if is_sure or not _is_lone(key):
                    for debt in self._keys[key]:
                        found[debt] = found.get(debt, False) or is_sure
                    taken = end - 1
                break
        for debt in self._find_joined(plain):
            found.setdefault(debt, True)
        return found

    def _add(self, written: str, debt: str) -> None:
        atoms = _ATOM.findall(fold_typed(written))[:_MOST_ATOMS]
        if not any(atom.isdigit() for atom in atoms):
            return
        # With its zeros and without, its groups of figures apart or run together.
        for key in {tuple(map(_plain, atoms)), tuple(map(_plain, _merged(atoms)))}:
            self._keys.setdefault(key, [])
            if debt not in self._keys[key]:
                self._keys[key].append(debt)
            self._lengths.add(len(key))
        joined = "".join(atoms)
        if len(joined) >= _LEAST_JOINED and not _is_lone(tuple(atoms)):
            self._joined.setdefault(joined, []).append(debt)

    def _find_joined(self, plain: str) -> list[str]:
        """Return the debts whose number stands in a text that a bank has cut into lines: blanks are passed over."""
        letters = re.sub(r"[^a-z0-9]", "", plain)
        found = []
        for joined, debts in self._joined.items():
            at = letters.find(joined)
            if at < 0:
                continue
            before, after = letters[at - 1 : at], letters[at + len(joined) : at + len(joined) + 1]
            touches = (joined[0].isdigit() and before.isdigit()) or (joined[-1].isdigit() and after.isdigit())
            if not touches:
                found += debts
        return found


def _plain(atom: str) -> str:
    return atom.lstrip("0") or "0" if atom.isdigit() else atom


def _merged(atoms: list[str]) -> list[str]:
    merged: list[str] = []
    for atom in atoms:
        if merged and merged[-1].isdigit() and atom.isdigit():
            merged[-1] += atom
        else:
            merged.append(atom)
    return merged


def _is_whole(text: str, atoms: list[re.Match[str]], begin: int, end: int) -> bool:
    """Return whether what was found is no piece of a longer number or of a date, such as 2026-03 in 2026-03-05."""
    before = text[atoms[begin - 1].end() : atoms[begin].start()] if begin else " "
    after = text[atoms[end - 1].end() : atoms[end].start()] if end < len(atoms) else " "
    first, last = atoms[begin].group(), atoms[end - 1].group()
    goes_back = begin > 0 and first.isdigit() and atoms[begin - 1].group().isdigit() and before in _JOINED
    goes_on = end < len(atoms) and last.isdigit() and atoms[end].group().isdigit() and after in _JOINED
    return not ((goes_back and before) or (goes_on and after))


def _is_lone(key: _Key) -> bool:
    """Return whether a number is so short that a text may hold it by chance: "12", or a year."""
    return len(key) == 1 and (len(key[0]) < _FEW or int(key[0]) in _YEAR)


def _is_weak(key: _Key) -> bool:
    """Return whether a text may hold the number by chance: figures alone, few of them or like a month of a year."""
    if any(not atom.isdigit() for atom in key):
        return sum(map(len, key)) < _FEW
    return len(key) == 1 and len(key[0]) < _LEAST_JOINED
