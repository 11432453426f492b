"""Mails into the book: who wrote becomes a brand and a contact, what was written a lead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.domain.records.deals import OwnAction, Stage
from creatorbook.exchange.mail.frauds import is_likely_fraud
from creatorbook.exchange.mail.notices import asks_to_pay, is_trading, tells_of_payment
from creatorbook.exchange.people.roles import is_role
from creatorbook.services.imports.names import thread_title
from creatorbook.services.records.attachments import media_type_of
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.exchange.base.records import ImportedMessage, MailAddress
    from creatorbook.services.imports.directory import Directory
    from creatorbook.services.imports.plan import Plan
    from creatorbook.store.engine.reading import Executes

_TITLE_CHARACTERS = 200
# The remarks on mails that make a lead only where somebody says so.
DOUBTS = frozenset({"mail_automatic", "mail_newsletter", "mail_private", "mail_agency", "mail_agency_for"}) | {
    "mail_fraud",
    "mail_payment",
    "mail_forwarded",
    "mail_trade",
    "mail_bill",
}
_BEGINNING = datetime.min.replace(tzinfo=UTC)


def sort_oldest_first(messages: Iterable[ImportedMessage]) -> list[ImportedMessage]:
    """Return messages in the order of writing, so that an answer finds what it answers."""
    return sorted(messages, key=lambda message: message.sent_at or _BEGINNING)


class Mails:
    """Plans messages: each joins the deal of its thread, else an open lead of the brand, else starts one."""

    def __init__(
        self,
        reading: Executes,
        plan: Plan,
        directory: Directory,
        creator: str,
        *,
        takes_all: bool = False,
        own_leads: bool = False,
    ) -> None:
        self._plan = plan
        self._own_leads = own_leads
        self._titles: dict[str, str] = {}
        self._takes_all = takes_all
        self._directory = directory
        self._creator = creator
        kept, deal = Table("message"), Table("deal")
        threads = select(kept, kept.message_id, kept.deal_id).join(deal, deal.id.equals(kept.deal_id))
        self._threads: dict[str, str] = dict(results.rows(reading, threads.where(kept.message_id.differs(""))))
        leads = select(deal, "id", "brand_id", "creator_id", "title")
        open_leads = leads.where(deal.stage.among((Stage.LEAD, Stage.NEGOTIATING))).order_by(deal.id)
        # Newest last, so that it is the one taken.
        self._leads: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for lead, brand, own, title in results.iterate(reading, open_leads):
            self._leads[brand, own][lead] = fold(title)
            self._titles[lead] = title
        subjects = select(kept, kept.deal_id, kept.subject).where(kept.subject.differs(""))
        self._subjects: defaultdict[str, set[str]] = defaultdict(set)
        for of_deal, subject in results.iterate(reading, subjects):
            self._subjects[of_deal].add(fold(thread_title(subject)))

    def message(self, mail: ImportedMessage) -> None:
        """Plan what one mail brings."""
        other, creator, own = self._sides(mail)
        # Whoever sends a mail on to themselves is the creator, whatever the book knows of their addresses.
        own = own or (mail.writer is not None and mail.sender is not None and _is_to(mail, mail.sender.email))
        if mail.writer is not None and (own or (self._takes_all and not mail.is_agency)):
            # What is forwarded is the mail of who wrote it.
            other, own = mail.writer, False
            mail = replace(mail, organisation=mail.client, client="", is_agency=False, writer=None)
        if other is None:
            self._plan.tally("message").skipped += 1
            self._plan.remark("no_sender")
            return
        thread = next((self._threads[name] for name in _thread(mail) if name in self._threads), None)
        doubt = "" if own or self._takes_all else self._doubt(mail, other, in_thread=thread is not None)
        if doubt:
            self._plan.tally("message").skipped += 1
            said = {"brand": mail.client} if doubt in {"mail_agency", "mail_forwarded"} and mail.client else {}
            code = "mail_agency_for" if doubt == "mail_agency" and said else doubt
            self._plan.remark(code, sender=other.name or other.email, **said)
            self._directory.keys.pop(mail.key, None)
            return
        brand, agency, contact = self._party(mail, other, own=own)
        deal = thread or self._open_lead(mail, brand, creator)
        if thread is None and deal in self._titles:
            # Which of the deals of the book it was taken for is said, and is the person's to decide.
            if self._own_leads:
                deal = None
            else:
                self._plan.remark("mail_joins", sender=other.name or other.email, title=self._titles[deal])
        if not own and self._is_fraud(mail):
            self._plan.remark("mail_like_fraud", sender=other.name or other.email)
        if deal is None:
            deal = self._lead(mail, creator, brand, agency, contact, own=own)
        elif thread is None:
            self._plan.tally("deal").matched += 1
        self._keep(mail, deal, contact)

    def _doubt(self, mail: ImportedMessage, other: MailAddress, *, in_thread: bool) -> str:
        """Return the remark on a mail of which only a person can say that it is an offer of a brand, "" for others.

        What a machine writes is no offer whoever it answers for; else whoever is known may write.
        """
        if mail.is_automatic:
            return "mail_automatic"
        if in_thread:
            return ""
        if told := _find_money(mail):
            return told
        if self._directory.person(other.email) is not None:
            return ""
        if self._is_fraud(mail):
            return "mail_fraud"
        is_known = bool(mail.organisation) and self._directory.known_agency(mail.organisation) is not None
        doubts = {
            "mail_newsletter": mail.is_bulk,
            "mail_trade": is_trading(mail.subject, mail.text),
            # Who has a mail passed on by a friend is told of, whoever the friend is.
            "mail_forwarded": mail.writer is not None and not mail.is_agency and not is_known,
            "mail_private": not mail.organisation,
            "mail_agency": mail.is_agency and not is_known,
        }
        return next((doubt for doubt, holds in doubts.items() if holds), "")

    @staticmethod
    def _is_fraud(mail: ImportedMessage) -> bool:
        return is_likely_fraud(mail.subject, mail.text, (part.name for part in mail.attachments))

    def _open_lead(self, mail: ImportedMessage, brand: str, creator: str) -> str | None:
        """Return the open lead that a mail outside of a known thread is about, None where it begins another.

        Another subject is another offer, unless it answers something that the book does not have.
        """
        leads = self._leads[brand, creator]
        title = fold(thread_title(mail.subject))
        for lead in reversed(leads):
            if not title or title == leads[lead] or title in self._subjects[lead]:
                return lead
        is_answer = bool(_thread(mail)) or title != fold(mail.subject)
        return next(reversed(leads), None) if is_answer else None

    def _sides(self, mail: ImportedMessage) -> tuple[MailAddress | None, str, bool]:
        """Return who the mail is with, whose deal it is, and whether the creator wrote it."""
        owners = {email: creator for creator, email in self._directory.creators.items() if email}
        sender = mail.sender
        writer = owners.get(sender.email.casefold()) if sender else None
        if writer is None and sender is not None:
            writer = self._namesake(sender, owners)
        if writer is None:
            received = (owners.get(person.email.casefold()) for person in mail.recipients)
            return sender, next((owner for owner in received if owner), self._creator), False
        own = {*owners, sender.email.casefold() if sender else ""}
        others = (person for person in mail.recipients if person.email.casefold() not in own)
        return next(others, None), writer, True

    def _namesake(self, sender: MailAddress, owners: Mapping[str, str]) -> str | None:
        """Return the creator whose whole name a sender has, at an address that nobody else of the book is known by."""
        creator = self._directory.creator_names.get(fold(sender.name)) if " " in sender.name.strip() else None
        is_another = self._directory.person(sender.email) is not None
        if creator is None or is_another or sender.email.casefold() in owners:
            return None
        return creator

    def _party(self, mail: ImportedMessage, other: MailAddress, *, own: bool) -> tuple[str, str | None, str | None]:
        """Return brand, agency and contact of the other side."""
        directory = self._directory
        known = directory.person(other.email)
        if known is not None:
            brand, agency = directory.firm_of(known)
            if brand is not None:
                self._plan.complete("contact", known, {}, {})
                return brand, agency, known
        else:
            agency = None
        organisation = _organisation(mail, other, own=own)
        client = "" if own else mail.client
        if agency is None and organisation:
            speaks = mail.is_agency and not own and bool(client or self._takes_all)
            agency = directory.agency(organisation) if speaks else directory.known_agency(organisation)
        known_by = None if client or not organisation else directory.brand_of_domain(other.email.rpartition("@")[2])
        if agency is not None and not (known_by or client):
            # Who writes for an agency writes for a brand that only a person can name.
            client = _("Brand to be named")
            self._plan.remark("mail_no_client", agency=organisation, brand=client)
        brand = known_by or directory.brand(client or organisation or other.name or other.email.partition("@")[0])
        if mail.writer is not None and not own:
            writer = mail.writer
            named = writer.name or writer.email.partition("@")[0]
            directory.contact(named, (writer.email,), brand, email=writer.email, brand_id=brand)
        name = other.name or other.email.partition("@")[0]
        emails = (other.email,) if other.email else ()
        if known is None and is_role(name, organisation):
            # A press office is no person: its address is that of the firm.
            if agency is not None:
                directory.agency(organisation, email=other.email)
            else:
                self._plan.complete("brand", brand, directory.known(brand), {"email": other.email})
            return brand, agency, None
        contact = directory.contact(
            name, emails, agency or brand, email=other.email, brand_id=None if agency else brand, agency_id=agency
        )
        return brand, agency, contact

    def _lead(
        self, mail: ImportedMessage, creator: str, brand: str, agency: str | None, contact: str | None, *, own: bool
    ) -> str:
        title = thread_title(mail.subject)[:_TITLE_CHARACTERS]
        deal = self._plan.add(
            "deal",
            creator_id=creator,
            brand_id=brand,
            agency_id=agency,
            contact_id=contact,
            title=title or _("Email without a subject"),
            stage=Stage.LEAD,
            next_action="" if own else OwnAction.ANSWER.value,
            next_action_on=None if own else self._plan.today,
        )
        self._leads[brand, creator][deal] = fold(title)
        return deal

    def _keep(self, mail: ImportedMessage, deal: str, contact: str | None) -> None:
        plan = self._plan
        sender = mail.sender
        message = plan.add(
            "message",
            deal_id=deal,
            contact_id=contact,
            message_id=mail.message_id,
            sender=f"{sender.name} <{sender.email}>" if sender and sender.name else sender.email if sender else "",
            subject=mail.subject,
            sent_at=mail.sent_at,
            body=mail.text,
        )
        self._subjects[deal].add(fold(thread_title(mail.subject)))
        if mail.message_id:
            self._threads[mail.message_id] = deal
        for part in mail.attachments:
            sha256 = part.sha256
            plan.contents.setdefault(sha256, part)
            plan.add(
                "attachment",
                record_kind="message",
                record_id=message,
                name=part.name,
                media_type=media_type_of(part.name, part.media_type),
                sha256=sha256,
                size=len(part.content),
            )
        self._directory.remember(mail.key, "message", message)


def _find_money(mail: ImportedMessage) -> str:
    """Return the remark on a mail about money that is paid or shall be, "" for others."""
    if tells_of_payment(mail.subject, mail.text):
        return "mail_payment"
    return "mail_bill" if asks_to_pay(mail.subject, mail.text) else ""


def _is_to(mail: ImportedMessage, email: str) -> bool:
    return any(each.email.casefold() == email.casefold() for each in mail.recipients)


def _thread(mail: ImportedMessage) -> tuple[str, ...]:
    """Return the ids of the messages that this one answers, nearest first."""
    return tuple(dict.fromkeys(name for name in (mail.in_reply_to, *reversed(mail.references)) if name))


def _organisation(mail: ImportedMessage, other: MailAddress, *, own: bool) -> str:
    """Return the organisation of the other side: the mail's own guess is of its sender."""
    if not own:
        return mail.organisation
    from creatorbook.exchange.people.reach import organisation_of

    return organisation_of(other.email.rpartition("@")[2])
