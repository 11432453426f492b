"""The rulebook: every rule file at once, read from parsed mappings; the files themselves are read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from creatorbook.domain.law.on_demand import OnDemand
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.values.platforms import Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.contracts.terms_defaults import Default
    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.disclosure.rules import Jurisdiction
    from creatorbook.domain.disclosure.sectors import Sectors
    from creatorbook.domain.gifts.tax import GiftLaw
    from creatorbook.domain.money.invoices.law import InvoiceLaw
    from creatorbook.domain.money.payment_law import PaymentLaw


class _OfCountry(Protocol):
    @property
    def country(self) -> str: ...


class _OfPlatform(Protocol):
    @property
    def platform(self) -> str | None: ...


L = TypeVar("L", bound=_OfCountry)
P = TypeVar("P", bound=_OfPlatform)

# Beside the laws of contracts: what terms may say where nothing was said.
DEFAULTS = "defaults"
FOLDERS = ("contracts", "disclosure", "gifts", "invoices", "money", "platforms", "sectors")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, by country (ISO 3166-1 alpha-2) or by platform; `terms` is what terms may say, by its file's name."""

    disclosure: Mapping[str, Jurisdiction] = field(default_factory=dict)
    platforms: Mapping[Platform, PlatformRules] = field(default_factory=dict)
    money: Mapping[str, PaymentLaw] = field(default_factory=dict)
    contracts: Mapping[str, ContractLaw] = field(default_factory=dict)
    sectors: Mapping[str, Sectors] = field(default_factory=dict)
    platform_sectors: Mapping[Platform, Sectors] = field(default_factory=dict)
    terms: Mapping[str, tuple[Default, ...]] = field(default_factory=dict)
    invoices: Mapping[str, InvoiceLaw] = field(default_factory=dict)
    gifts: Mapping[str, GiftLaw] = field(default_factory=dict)

    @property
    def defaults(self) -> tuple[Default, ...]:
        """What terms may say where nothing was agreed; read when it is first asked for, like a law."""
        return self.terms.get(DEFAULTS, ())


def read_rulebook(files: Mapping[str, Mapping[str, object]]) -> Rulebook:
    """Return the rulebook from parsed TOML by its path under `resources/rules` ("disclosure/fr.toml").

    A file is read when something of it is asked for. RuleFileError (a ValueError), naming the file and the key, is
    raised at once for an unknown folder, and then for an unknown key, a rule without a source, or a file that is about
    another country or platform than its name.
    """
    paths: dict[str, list[str]] = {folder: [] for folder in FOLDERS}
    for path in sorted(files):
        folder = path.partition("/")[0]
        if folder not in paths:
            raise RuleFileError(path, "", f"rules live in {', '.join(FOLDERS)}")
        paths[folder].append(path)
    of_platforms = [path for path in paths["sectors"] if _name(path) in set(Platform)]
    of_countries = [path for path in paths["sectors"] if path not in of_platforms]
    defaults = f"contracts/{DEFAULTS}.toml"

    def laws(chosen: Iterable[str], read: Callable[[str, Mapping[str, object]], L]) -> Mapping[str, L]:
        return OnDemand({_name(path).upper(): partial(_read_law, files, path, read) for path in chosen})

    def platforms(chosen: Iterable[str], read: Callable[[str, Mapping[str, object]], P]) -> Mapping[Platform, P]:
        return OnDemand({Platform(_name(path)): partial(_read_platform, files, path, read) for path in chosen})

    return Rulebook(
        laws(paths["disclosure"], _read_jurisdiction),
        platforms(paths["platforms"], _read_platform_rules),
        laws(paths["money"], _read_payment_law),
        laws((path for path in paths["contracts"] if path != defaults), _read_contract_law),
        laws(of_countries, _read_sectors),
        platforms(of_platforms, _read_sectors),
        OnDemand({DEFAULTS: lambda: _read_defaults(defaults, files[defaults])} if defaults in files else {}),
        laws(paths["invoices"], _read_invoice_law),
        laws(paths["gifts"], _read_gift_law),
    )


def _name(path: str) -> str:
    return path.removesuffix(".toml").partition("/")[2]


def _read_law(
    files: Mapping[str, Mapping[str, object]], path: str, read: Callable[[str, Mapping[str, object]], L]
) -> L:
    law = read(path, files[path])
    _require_same(path, law.country)
    return law


def _read_platform(
    files: Mapping[str, Mapping[str, object]], path: str, read: Callable[[str, Mapping[str, object]], P]
) -> P:
    rules = read(path, files[path])
    _require_same(path, rules.platform or "")
    return rules


def _require_same(path: str, about: str) -> None:
    if _name(path).casefold() != about.casefold():
        raise RuleFileError(path, "", f"the file is named for {_name(path)} and is about {about}")


# What reads a file is loaded with the first file of its folder.


def _read_jurisdiction(path: str, data: Mapping[str, object]) -> Jurisdiction:
    from creatorbook.domain.disclosure.loading import read_jurisdiction

    return read_jurisdiction(path, data)


def _read_platform_rules(path: str, data: Mapping[str, object]) -> PlatformRules:
    from creatorbook.domain.disclosure.loading import read_platform

    return read_platform(path, data)


def _read_payment_law(path: str, data: Mapping[str, object]) -> PaymentLaw:
    from creatorbook.domain.money.payment_law import read_payment_law

    return read_payment_law(path, data)


def _read_invoice_law(path: str, data: Mapping[str, object]) -> InvoiceLaw:
    from creatorbook.domain.money.invoices.law_reading import read_invoice_law

    return read_invoice_law(path, data)


def _read_gift_law(path: str, data: Mapping[str, object]) -> GiftLaw:
    from creatorbook.domain.gifts.tax import read_gift_law

    return read_gift_law(path, data)


def _read_contract_law(path: str, data: Mapping[str, object]) -> ContractLaw:
    from creatorbook.domain.contracts.law import read_contract_law

    return read_contract_law(path, data)


def _read_sectors(path: str, data: Mapping[str, object]) -> Sectors:
    from creatorbook.domain.disclosure.sectors import read_sectors

    return read_sectors(path, data)


def _read_defaults(path: str, data: Mapping[str, object]) -> tuple[Default, ...]:
    from creatorbook.domain.contracts.terms_defaults import read_defaults

    return read_defaults(path, data)
