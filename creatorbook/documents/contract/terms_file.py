"""The terms of a contract as data inside its PDF, so that another program need not read prose; and reading them again.

What stands there is what the contract is made from, by the names of its fields; `schema_version` grows whenever a field
changes its meaning or goes. The words on the pages prevail: nobody signs what nobody sees.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from creatorbook.documents.inputs import codec
from creatorbook.documents.pdf.attached import AttachedFile

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput

NAME = "terms.json"
SCHEMA = "creatorbook/contract-terms"
SCHEMA_VERSION = 1
# How a contract looks is no term of it, and the age of a creator is nowhere in its words.
_KEPT_BACK = ("look", "form", "status", "creator_age")
_LARGEST = 8 * 1024 * 1024  # bytes of terms, unpacked


def terms_file(contract: ContractInput, title: str) -> AttachedFile:
    """Return the terms as a file to go into the contract's PDF; equal contracts give equal bytes."""
    terms = codec.plain(contract)
    kept = {name: value for name, value in terms.items() if name not in _KEPT_BACK}
    said = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "terms": kept}
    data = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")
    return AttachedFile(NAME, title, "application/json", data)


def read_terms(pdf: bytes) -> dict[str, Any] | None:
    """Return what a PDF says as terms, schema and version included; None where it says none that can be read.

    Meant for the limited child: a stranger's file may hold anything.
    """
    from pypdf import PdfReader

    from creatorbook.documents.reading.words import silence_libraries

    silence_libraries()
    try:
        reader = PdfReader(io.BytesIO(pdf), strict=False)
        catalog: Any = reader.root_object
        names = catalog["/Names"]["/EmbeddedFiles"]["/Names"]
        entries = {str(names[at]): names[at + 1].get_object() for at in range(0, len(names) - 1, 2)}
        data = entries[NAME]["/EF"]["/F"].get_object().get_data()
        said = json.loads(data) if len(data) <= _LARGEST else None
    except Exception:  # noqa: BLE001  a stranger's file raises anything: it then says no terms
        return None
    if not isinstance(said, dict) or said.get("schema") != SCHEMA or not isinstance(said.get("terms"), dict):
        return None
    return said


def find_terms(request: bytes) -> list[bytes]:
    """Return, in the limited child, the terms of a PDF as JSON, b"" where it says none."""
    said = read_terms(request)
    return [] if said is None else [json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")]
