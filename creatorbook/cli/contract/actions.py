"""The actions of `creatorbook contract` in one table."""

from __future__ import annotations

from creatorbook.cli.table import Entry
from creatorbook.common.i18n import mark


def _entry(name: str, text: str) -> Entry:
    return Entry(name, text, f"creatorbook.cli.contract.{name}")


ACTIONS = (
    _entry("check", mark("say what is missing (exit code 1 where it cannot be issued yet)")),
    _entry("preview", mark("write a draft as a PDF")),
    _entry("issue", mark("number and freeze it, for one deal or for many")),
    _entry("amend", mark("issue what changed since as a new version")),
    _entry("save", mark("write the PDF of an issued version")),
    _entry("compare", mark("say what changed between two versions, or what the brand’s own contract says")),
    _entry("mark", mark("say that it is signed, ended or withdrawn")),
    _entry("sign", mark("sign it for a party, with a picture of a signature or a certificate")),
    _entry("verify", mark("say which contract a file is, and who signed it")),
    _entry("terms", mark("print the terms that a contract’s PDF carries as data")),
    _entry("evidence", mark("write what is known of its versions and signatures as a PDF of its own")),
    _entry("renew", mark("copy the terms of a signed contract into a new deal with later dates")),
    _entry("clauses", mark("show and choose its clauses, and keep them as a template")),
)
