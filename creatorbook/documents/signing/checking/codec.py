"""What passes between the child process that looks at a stranger's PDF and the one that asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from creatorbook.common.codec.codec import Codec
from creatorbook.documents.signing.certificates import Certificate
from creatorbook.documents.signing.checking.matching import Difference
from creatorbook.documents.signing.checking.validation import Examined

Pages: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ToExamine:
    """The file to look at, and the issued one that it begins with; b"" where it is not known which that is."""

    data: bytes
    issued: bytes = b""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a file, its words page by page, and the pages, from 1, that look different from those issued."""

    examined: Examined
    pages: Pages = ()
    changed: tuple[int, ...] = ()


VERDICTS = Codec((Examined, Certificate, Difference))
