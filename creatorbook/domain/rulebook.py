"""The rulebook: every rule file at once, read from parsed mappings; the files themselves are read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.law import read_contract_law
from creatorbook.domain.contracts.terms_defaults import read_defaults
from creatorbook.domain.disclosure.loading import read_jurisdiction, read_platform
from creatorbook.domain.disclosure.sectors import read_sectors
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.money.payment_law import read_payment_law
from creatorbook.domain.values.platforms import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.contracts.terms_defaults import Default
    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.disclosure.rules import Jurisdiction
    from creatorbook.domain.disclosure.sectors import Sectors
    from creatorbook.domain.money.payment_law import PaymentLaw

# Beside the laws of contracts: what terms may say where nothing was said.
DEFAULTS = "defaults"
FOLDERS = ("contracts", "disclosure", "money", "platforms", "sectors")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, by country (ISO 3166-1 alpha-2) or by platform; `defaults` are what terms may say."""

    disclosure: Mapping[str, Jurisdiction] = field(default_factory=dict)
    platforms: Mapping[Platform, PlatformRules] = field(default_factory=dict)
    money: Mapping[str, PaymentLaw] = field(default_factory=dict)
    contracts: Mapping[str, ContractLaw] = field(default_factory=dict)
    sectors: Mapping[str, Sectors] = field(default_factory=dict)
    platform_sectors: Mapping[Platform, Sectors] = field(default_factory=dict)
    defaults: tuple[Default, ...] = ()


def read_rulebook(files: Mapping[str, Mapping[str, object]]) -> Rulebook:
    """Return the rulebook from parsed TOML by its path under `resources/rules` ("disclosure/fr.toml").

    Raises RuleFileError (a ValueError) naming the file and the key for an unknown folder, an unknown key, a rule
    without a source, or a file that is about another country or platform than its name.
    """
    disclosure: dict[str, Jurisdiction] = {}
    platforms: dict[Platform, PlatformRules] = {}
    money: dict[str, PaymentLaw] = {}
    contracts: dict[str, ContractLaw] = {}
    sectors: dict[str, Sectors] = {}
    platform_sectors: dict[Platform, Sectors] = {}
    defaults: tuple[Default, ...] = ()
    for path, data in sorted(files.items()):
        folder, _, name = path.removesuffix(".toml").partition("/")
        match folder:
            case "disclosure":
                law = read_jurisdiction(path, data)
                disclosure[_require_same(path, name, law.country)] = law
            case "platforms":
                rules = read_platform(path, data)
                platforms[Platform(_require_same(path, name, rules.platform))] = rules
            case "money":
                payment_law = read_payment_law(path, data)
                money[_require_same(path, name, payment_law.country)] = payment_law
            case "contracts" if name == DEFAULTS:
                defaults = read_defaults(path, data)
            case "contracts":
                contract_law = read_contract_law(path, data)
                contracts[_require_same(path, name, contract_law.country)] = contract_law
            case "sectors":
                limits = read_sectors(path, data)
                if limits.platform is None:
                    sectors[_require_same(path, name, limits.country)] = limits
                else:
                    platform_sectors[Platform(_require_same(path, name, limits.platform))] = limits
            case _:
                raise RuleFileError(path, "", f"rules live in {', '.join(FOLDERS)}")
    return Rulebook(disclosure, platforms, money, contracts, sectors, platform_sectors, defaults)


def _require_same(path: str, name: str, about: str) -> str:
    if name.casefold() != about.casefold():
        raise RuleFileError(path, "", f"the file is named for {name} and is about {about}")
    return about
