"""Keeping a statement: each of its lines once, however often and in whatever file it comes again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.receipts import RowState, RowStatus
from creatorbook.services.book.command import Command
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
    from creatorbook.services.statements.files import StatementFile
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a file: lines that are new, lines that were known, lines that are not booked yet."""

    new: int
    known: int
    pending: int
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class KeepStatement(Command[Kept]):
    """Keep the lines of a file that are not in the book; what they settle is proposed, and nothing is booked.

    The first statement of an account that is neither the creator's own nor known from before is kept only where
    `is_own` says that it is theirs. Raises AnswerIsNo for another's account, BadInput for a line of a day to come.
    """

    file: StatementFile
    creator_id: str
    is_own: bool = False
    code = "statement.keep"

    def execute(self, uow: UnitOfWork) -> Kept:
        """Check the accounts and the days, then write what is new."""
        from creatorbook.store.models import Creator, Statement, StatementRow

        creator = uow.get(Creator, self.creator_id)
        self._check_days(uow)
        new = known = pending = 0
        for statement, lines in self.file.statements:
            if not self.is_own:
                self._check_account(uow, statement, creator.iban or "")
            fresh = []
            for position, line in enumerate(lines):
                if line.is_pending:
                    pending += 1
                elif uow.first(StatementRow, with_trash=True, digest=_digest(self.creator_id, line)) is not None:
                    known += 1
                else:
                    fresh.append((position, line))
            if not fresh:
                continue
            kept = uow.add(
                Statement(
                    creator_id=creator.id,
                    account=statement.account,
                    account_name=statement.owner,
                    currency=statement.currency or fresh[0][1].amount.currency,
                    format=self.file.format,
                    file_name=self.file.name,
                    sha256=self.file.sha256,
                    starts_on=statement.first_on,
                    ends_on=statement.last_on,
                    opening=_minor(statement.opening),
                    closing=_minor(statement.closing),
                    read_at=uow.now,
                )
            )
            uow.flush()
            for position, line in fresh:
                uow.add(StatementRow(statement_id=kept.id, position=position, **_values(self.creator_id, line)))
            new += len(fresh)
        self._keep_columns(uow)
        uow.name_change(file=self.file.name, count=new)
        return Kept(new, known, pending, tuple(statement.account for statement, _lines in self.file.statements))

    def _check_days(self, uow: UnitOfWork) -> None:
        for _statement, lines in self.file.statements:
            for line in lines:
                if line.booked_on > uow.today and not line.is_pending:
                    raise BadInput(
                        _("A line is booked on {day}, a day to come: nothing of the statement was taken.").format(
                            day=formats.day(line.booked_on)
                        ),
                        where=self.file.name,
                        hint=_("Check whether the day or the month comes first, and the computer’s date."),
                        code="statement.day_to_come",
                    )

    def _check_account(self, uow: UnitOfWork, statement: ImportedStatement, own: str) -> None:
        from creatorbook.store.models import Statement

        account = _plain(statement.account)
        if not account or account == _plain(own):
            return
        read = uow.all(Statement, creator_id=self.creator_id)
        if any(_plain(each.account) == account for each in read) or not (own or any(each.account for each in read)):
            return
        known = sorted({each.account for each in read if each.account} | ({own} if own else set()))
        raise AnswerIsNo(
            _("This is a statement of {account}, and what is known is {known}.").format(
                account=statement.account, known=", ".join(known)
            ),
            where=self.file.name,
            hint=_("If the account is yours too, say so when you read it."),
            code="statement.other_account",
        )

    def _keep_columns(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import StatementProfile

        if not self.file.named:
            return
        mapping = json.dumps(dict(self.file.named), sort_keys=True)
        found = uow.first(StatementProfile, headings_sha256=self.file.headings_sha256)
        if found is not None:
            found.mapping = mapping
            return
        uow.add(
            StatementProfile(
                headings_sha256=self.file.headings_sha256, name=self.file.name, account="", mapping=mapping
            )
        )


@dataclass(frozen=True)
class IgnoreLines(Command[int]):
    """Leave lines aside that settle nothing, such as a refund or a rent; `back` opens them again. Returns how many.

    Raises AnswerIsNo for a line that is entered as received.
    """

    line_ids: tuple[str, ...]
    back: bool = False
    code = "statement.ignore"

    def execute(self, uow: UnitOfWork) -> int:
        """Set their state."""
        from creatorbook.store.models import StatementRow

        changed = 0
        for id in self.line_ids:
            row = uow.get(StatementRow, id)
            if row.state is RowState.BOOKED:
                raise AnswerIsNo(
                    _("The line is entered as received."),
                    where=f"statement_row {id}",
                    hint=_("Take the payment back first."),
                )
            wanted = RowState.OPEN if self.back else RowState.IGNORED
            changed += row.state is not wanted
            row.state = wanted
        uow.name_change(count=changed)
        return changed


def _digest(creator_id: str, line: ImportedStatementRow) -> str:
    # One account may be shared: two creators of an agency each keep its lines.
    return f"{creator_id}:{line.key}"


def _values(creator_id: str, line: ImportedStatementRow) -> dict[str, object]:
    return {
        "digest": _digest(creator_id, line),
        "account": line.account,
        "booked_on": line.booked_on,
        "valued_on": line.valued_on,
        "amount_minor": line.amount.minor,
        "amount_currency": line.amount.currency,
        "original_minor": _minor(line.original),
        "original_currency": None if line.original is None else line.original.currency,
        "rate": line.rate,
        "fee": _minor(line.fee) or 0,
        "counterparty": line.counterparty,
        "counterparty_account": line.counterparty_account,
        "text": line.text,
        "reference": line.reference,
        "end_to_end_id": line.end_to_end_id,
        "bank_id": line.bank_id,
        "status": RowStatus.BOOKED,
    }


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor


def _plain(account: str) -> str:
    return "".join(letter for letter in account if letter.isalnum()).upper()
