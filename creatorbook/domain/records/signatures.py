"""Signatures: who signed a version of a contract, and in which manner."""

from __future__ import annotations

from enum import StrEnum


class Signatory(StrEnum):
    """For whom a signature stands; the agent is the creator's agency, and one guardian or both sign for a minor."""

    CREATOR = "creator"
    BRAND = "brand"
    AGENCY = "agency"
    AGENT = "agent"
    GUARDIAN = "guardian"
    GUARDIAN_2 = "guardian_2"


class Manner(StrEnum):
    """How it was signed: the first three are pictures, a certificate can be checked, paper is known by hearsay."""

    DRAWN = "drawn"
    TYPED = "typed"
    IMAGE = "image"
    CERTIFICATE = "certificate"
    PAPER = "paper"
