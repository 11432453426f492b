"""The forms in which an electronic invoice can be written, and what each calls itself."""

from __future__ import annotations

from enum import StrEnum


class EFormat(StrEnum):
    """A form: CII inside a PDF/A-3, UBL as the seller's country takes it (Peppol), or the German XRechnung."""

    FACTUR_X = "factur-x"
    UBL = "ubl"
    XRECHNUNG = "xrechnung"


CORE = "urn:cen.eu:en16931:2017"
PEPPOL = f"{CORE}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
XRECHNUNG = f"{CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
FILE_NAME = "factur-x.xml"  # inside a PDF (Factur-X 1.0, 6.2.2)
