"""The dossier of one deal: everything that was agreed and done, as the rules need it together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.records.rights import prices_on_top

if TYPE_CHECKING:
    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.domain.records.deals import DealFacts
    from creatorbook.domain.records.deliverables import Deliverable
    from creatorbook.domain.records.exclusivity import Exclusivity
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.records.posts import Post
    from creatorbook.domain.records.rights import UsageRight
    from creatorbook.domain.records.terms import Terms
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Dossier:
    """One deal with its terms and all that hangs on it; `terms` is None where nothing was agreed yet.

    `instalments` are parts of what was agreed, `earned` the payments that came of it as statements of earnings.
    """

    deal: DealFacts
    terms: Terms | None = None
    instalments: tuple[Instalment, ...] = ()
    rights: tuple[UsageRight, ...] = ()
    exclusivities: tuple[Exclusivity, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    posts: tuple[Post, ...] = ()
    gifts: tuple[Gift, ...] = ()
    contracts: tuple[ContractFacts, ...] = ()
    earned: tuple[Instalment, ...] = ()

    @property
    def payments(self) -> tuple[Instalment, ...]:
        """All that is to be paid, whatever for."""
        return (*self.instalments, *self.earned)

    @property
    def on_top(self) -> tuple[Money, ...]:
        """What rights and exclusivity cost on top of the fee, one price each."""
        return prices_on_top((*self.rights, *self.exclusivities))
