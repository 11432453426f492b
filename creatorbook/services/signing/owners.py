"""Whose a certificate is: nobody's, until its name is that of a party, or a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from creatorbook.domain.records.signatures import Signatory
from creatorbook.domain.values.folding import name_words
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.documents.signing.certificates import Certificate
    from creatorbook.documents.signing.checking.validation import SignatureReport
    from creatorbook.services.signing.signatures import SignatureRow
    from creatorbook.services.signing.trusted import Trusted
    from creatorbook.store.engine.reading import Executes

Names: TypeAlias = "dict[Signatory, tuple[str, ...]]"
# Firms that sign, and where their people are kept.
_SIGNING_FIRMS = (Signatory.BRAND, Signatory.AGENCY, Signatory.AGENT)
_FIRMS = ("brand_id", "agency_id", "agency_id")


class Basis(StrEnum):
    """How it is known whose a certificate is.

    KEPT: its signature is in the book. LISTED: it is on the user's list under a party's name. NAME: its own name is a
    party's. NOBODY: none of these, so that a person has to say.
    """

    KEPT = "kept"
    LISTED = "listed"
    NAME = "name"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a certificate is: `name` is the party's name that it bears, or under which it is known."""

    basis: Basis = Basis.NOBODY
    party: Signatory | None = None
    name: str = ""


NOBODY = Owner()


def find_owners(
    reports: Sequence[SignatureReport],
    names: Names,
    known: Sequence[SignatureRow],
    listed: Sequence[Trusted],
) -> tuple[Owner, ...]:
    """Return whose each signature's certificate is, in the order of the signatures.

    What a field in the file is called says nothing: whoever signs may call it as they like.
    """
    return tuple(_find_owner(each.certificate, names, known, listed) for each in reports)


def names_of_parties(reading: Executes, contract_id: str, version: int) -> Names:
    """Return the names of those who sign a version of a contract: in the document, and of their people in the book."""
    from creatorbook.documents.inputs.contract import ContractInput

    data = results.value(reading, select("contract_version", "data").where(contract_id=contract_id, ordinal=version))
    if not data:
        return {}
    found: Names = {
        Signatory(party.role.value): (party.name, party.trading_name, party.representative)
        for party in ContractInput.from_json(data).signatories
    }
    contract, deal = Table("contract"), Table("deal")
    of = select(contract, deal.brand_id, deal.agency_id, deal.agent_id).join(deal, deal.id.equals(contract.deal_id))
    firms = results.first(reading, of.where(contract.id.equals(contract_id)).with_trash())
    for party, column, firm in zip(
        (Signatory.BRAND, Signatory.AGENCY, Signatory.AGENT), _FIRMS, firms or (), strict=False
    ):
        if party in found and firm:
            people = results.rows(reading, select("contact", "name").where(**{column: firm}))
            found[party] += tuple(name for (name,) in people)
    return found


def _find_owner(
    certificate: Certificate | None,
    names: Names,
    known: Sequence[SignatureRow],
    listed: Sequence[Trusted],
) -> Owner:
    if certificate is None:
        return NOBODY
    kept = next((each for each in known if each.certificate.endswith(certificate.fingerprint)), None)
    if kept is not None:
        return Owner(Basis.KEPT, kept.party, kept.signer)
    entry = next((each for each in listed if each.fingerprint == certificate.fingerprint), None)
    if entry is not None:
        found = _party_named((entry.name,), names)
        if found is not None:
            return Owner(Basis.LISTED, *found)
    found = _party_named((certificate.subject, certificate.organisation), names)
    return Owner(Basis.NAME, *found) if found is not None else NOBODY


def _party_named(given: Iterable[str], names: Names) -> tuple[Signatory, str] | None:
    """Return the one party that bears one of these names, and that name; None for none, or for more than one."""
    for name in given:
        wanted = _folded(name)
        found = {party: own for party, all_own in names.items() for own in all_own if wanted and _folded(own) == wanted}
        if len(found) == 1:
            return next(iter(found.items()))
    return None


def _folded(name: str) -> tuple[str, ...]:
    """Return a name's words in one order: certificates put the family's name first, or write it in capitals."""
    return tuple(sorted(name_words(name)))
