"""What runs in the limited child: the reading of one foreign file, of which nothing but records comes out.

It imports the readers and the plain layers below them only: starting it costs a tenth of a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.child.codec import RECORDS, Answer, AskedContract, AskedFile, Refusal
from creatorbook.exchange.child.parse import parse
from creatorbook.exchange.contract_pages.pages import contract_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.exchange.base.records import ParsedFile
    from creatorbook.exchange.contract_pages.pages import ContractText


def read_file(request: bytes) -> list[bytes]:
    """Return the packed answer to a packed AskedFile."""
    asked = RECORDS.unpack(AskedFile, request)

    def read() -> ParsedFile:
        path = Path(asked.path)
        return parse(path.read_bytes(), path.name, asked.kind, asked.options)

    return _pack_answer(read)


def read_contract(request: bytes) -> list[bytes]:
    """Return the packed answer to a packed AskedContract."""
    asked = RECORDS.unpack(AskedContract, request)
    return _pack_answer(lambda: contract_text(asked.content, asked.name))


def _pack_answer(read: Callable[[], ParsedFile | ContractText]) -> list[bytes]:
    try:
        return RECORDS.pack(Answer(read()))
    except FileProblem as problem:
        refusal = Refusal(problem.code, problem.at, problem.params)
    except RecursionError:
        refusal = Refusal("damaged")
    except OSError as error:
        refusal = Refusal("unreadable", "", {"errno": error.errno or 0, "reason": error.strerror or "?"})
    return RECORDS.pack(Answer(refusal))
