"""What the forms of electronic invoices call themselves in their files."""

from __future__ import annotations

CORE = "urn:cen.eu:en16931:2017"
PEPPOL = f"{CORE}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
XRECHNUNG = f"{CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
FILE_NAME = "factur-x.xml"  # inside a PDF (Factur-X 1.0, 6.2.2)
