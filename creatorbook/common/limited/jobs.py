"""The closed table of what may run in a limited child process: nothing else can be asked of one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Work: TypeAlias = Callable[[bytes], Sequence[bytes]]

READ_FILE = "creatorbook.exchange.child.jobs:read_file"
READ_CONTRACT = "creatorbook.exchange.child.contract_job:read_contract"
EXAMINE_SIGNED = "creatorbook.documents.signing.checking.child:examine_signed"
FIND_TERMS = "creatorbook.documents.contract.terms_file:find_terms"
FIND_EINVOICE = "creatorbook.documents.invoice.xml.inside:find_xml"
MAKE_THUMBNAILS = "creatorbook.exchange.pictures.child:make_thumbnails"

JOBS = (READ_FILE, READ_CONTRACT, EXAMINE_SIGNED, FIND_TERMS, FIND_EINVOICE, MAKE_THUMBNAILS)


def work_of(job: str) -> Work:
    """Return the function of a job: it takes the request's bytes and returns the answer's, piece by piece.

    Raises KeyError for a job that is not in the table.
    """
    if job not in JOBS:
        raise KeyError(job)
    module, name = job.split(":")
    work: Work = getattr(import_module(module), name)
    return work
