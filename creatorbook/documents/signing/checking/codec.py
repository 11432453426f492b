"""What passes between the child process that looks at a stranger's PDF and the one that asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from creatorbook.common.codec.codec import Codec
from creatorbook.documents.signing.certificates import Certificate
from creatorbook.documents.signing.checking.matching import Difference
from creatorbook.documents.signing.checking.spots import NOTHING_SEEN, Looks, Spot
from creatorbook.documents.signing.checking.trust import Stamp, Trust
from creatorbook.documents.signing.checking.validation import Examined

Pages: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ToExamine:
    """The file to look at, and the issued one to compare its looks with; b"" where it is not known which that is.

    `looks_only` says that its words and signatures are known; `roots` are the certificates, in DER, that are trusted.
    """

    data: bytes
    issued: bytes = b""
    looks_only: bool = False
    roots: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a file, its words page by page, and what looks different from the issued one."""

    examined: Examined
    pages: Pages = ()
    looks: Looks = NOTHING_SEEN


VERDICTS = Codec((Examined, Certificate, Difference, Looks, Spot, Stamp, Trust))
