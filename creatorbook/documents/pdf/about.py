"""What a file says of itself, alike in its information and its metadata; and that it is PDF/A-3 and PDF/UA-1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from creatorbook.documents.pdf.objects import add_stream, write_string
from creatorbook.documents.pdf.profile import srgb_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAM, _MAKER = "Creatorbook", "ReportLab PDF Library"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{facts}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>{schema}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>{told}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_SCHEMA = """
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>"""
_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{words}</pdfaProperty:description>
</rdf:li>"""


@dataclass(frozen=True, slots=True)
class Told:
    """Metadata of a schema that is not PDF/A's own: its name, namespace and prefix, and (name, meaning, value)."""

    schema: str
    namespace: str
    prefix: str
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; `made` is the day or the moment (UTC) of the document, None where it has none."""

    title: str
    author: str
    subject: str
    language: str
    made: date | None = None
    told: Told | None = None


def describe(document: Any, about: About) -> None:
    """Write information, metadata and the profile of the colours into the document."""
    document.info = _info_class()(about)
    schema, said = _own_schema(about.told) if about.told is not None else ("", "")
    packet = _PACKET.format(facts="\n".join(_facts(about)), schema=schema, told=said).encode()
    metadata = add_stream(document, "metadata", packet, "/Type /Metadata /Subtype /XML", packed=False)
    profile = add_stream(document, "colours", srgb_profile(), "/N 3 /Alternate /DeviceRGB")
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF", "Version"]
    catalog.Metadata = metadata
    catalog.ViewerPreferences = "<</DisplayDocTitle true>>"
    catalog.OutputIntents = (
        "[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
        f" /DestOutputProfile {profile}>>]"
    )


def _facts(about: About) -> Iterator[str]:
    if about.title:
        yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(about.title)}</rdf:li></rdf:Alt></dc:title>'
    if about.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{_xml(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    if about.subject:
        said = f'<rdf:li xml:lang="x-default">{_xml(about.subject)}</rdf:li>'
        yield f"<dc:description><rdf:Alt>{said}</rdf:Alt></dc:description>"
    yield f"<dc:language><rdf:Bag><rdf:li>{_xml(about.language)}</rdf:li></rdf:Bag></dc:language>"
    yield f"<pdf:Producer>{_MAKER}</pdf:Producer><xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>"
    if about.made is not None:
        moment = about.made.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(about.made, datetime) else str(about.made)
        yield f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        yield f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>"


def _own_schema(told: Told) -> tuple[str, str]:
    """Return how the schema is described, and what is said in it."""
    properties = "".join(_PROPERTY.format(name=name, words=_xml(words)) for name, words, _value in told.values)
    schema = _SCHEMA.format(name=_xml(told.schema), namespace=told.namespace, prefix=told.prefix, properties=properties)
    values = "".join(
        f"<{told.prefix}:{name}>{_xml(value)}</{told.prefix}:{name}>" for name, _words, value in told.values
    )
    head = f'\n<rdf:Description rdf:about="" xmlns:{told.prefix}="{told.namespace}">'
    return schema, f"{head}{values}</rdf:Description>"


def _xml(text: str) -> str:
    return escape(text)


@cache
def _info_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFInfo

    class Information(PDFInfo):
        def __init__(self, about: About) -> None:
            super().__init__()
            self.title, self.author, self.subject = about.title, about.author, about.subject
            self._about = about

        def format(self, _document: Any) -> bytes:
            about = self._about
            said = {"Title": about.title, "Author": about.author, "Subject": about.subject}
            parts = [f"/{key} {write_string(text)}" for key, text in said.items() if text]
            parts.append(f"/Creator ({_PROGRAM}) /Producer ({_MAKER})")
            if about.made is not None:
                moment = f"{about.made:%Y%m%d}"
                if isinstance(about.made, datetime):
                    moment += f"{about.made:%H%M%S}Z"
                parts.append(f"/CreationDate (D:{moment}) /ModDate (D:{moment})")
            return f"<<{' '.join(parts)}>>".encode("ascii")

    return Information
