"""An issuer of certificates and a time-stamping service of the tests' own: real ones, on this machine."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from creatorbook.documents.signing.material import CertificateFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

_CONNECT = socket.socket.connect
PASSPHRASE = "correct horse"  # noqa: S105  it opens certificates of the tests
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2040, 1, 1, tzinfo=UTC)


def _usage(*, sign: bool, encipher: bool = False, issue: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign, content_commitment=sign, key_encipherment=encipher, data_encipherment=False,
        key_agreement=False, key_cert_sign=issue, crl_sign=issue, encipher_only=False, decipher_only=False,
    )  # fmt: skip


class Authority:
    """An issuer with a root of its own."""

    def __init__(self, name: str = "House of Trust") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._build(self._name, self._key.public_key(), _usage(sign=False, issue=True), is_ca=True)

    @property
    def der(self) -> bytes:
        """The root in DER."""
        return self.certificate.public_bytes(Encoding.DER)

    def _build(
        self, subject: x509.Name, key: Any, usage: x509.KeyUsage, *, is_ca: bool = False, purposes: tuple[Any, ...] = ()
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(BEGINNING)
            .not_valid_after(END)
            .add_extension(usage, critical=True)
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
        )
        if not is_ca:
            # Where answers could be had: nobody goes there, and without it they count for nothing.
            place = x509.UniformResourceIdentifier("http://ocsp.example.com/")
            access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(list(purposes)), critical=False)
        return builder.sign(self._key, hashes.SHA256())

    def issue(self, name: str, *, organisation: str = "", for_servers: bool = False) -> Issued:
        """Return a certificate for a person, or one that is meant for a server."""
        attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
        if organisation:
            attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
        key = ec.generate_private_key(ec.SECP256R1())
        usage = _usage(sign=not for_servers, encipher=for_servers)
        purposes = (ExtendedKeyUsageOID.SERVER_AUTH,) if for_servers else ()
        made = self._build(x509.Name(attributes), key.public_key(), usage, purposes=purposes)
        return Issued(self, key, made)

    def revocation_list(self, at: datetime, *revoked: Issued) -> bytes:
        """Return the list of those that were revoked, of that time, in DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self._name)
            .last_update(at)
            .next_update(at + timedelta(days=30))
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for each in revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(each.certificate.serial_number)
                .revocation_date(at - timedelta(hours=1))
                .build()
            )
        return builder.sign(self._key, hashes.SHA256()).public_bytes(Encoding.DER)

    def answer(self, at: datetime, asked: Issued, *, revoked: bool = False) -> bytes:
        """Return an answer of OCSP on a certificate, of that time, in DER."""
        built = ocsp.OCSPResponseBuilder().add_response(
            cert=asked.certificate, issuer=self.certificate, algorithm=hashes.SHA1(),  # noqa: S303  what names it by rule
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=at, next_update=at + timedelta(days=7),
            revocation_time=at if revoked else None, revocation_reason=None,
        ).responder_id(ocsp.OCSPResponderEncoding.NAME, self.certificate)  # fmt: skip
        return built.sign(self._key, hashes.SHA256()).public_bytes(Encoding.DER)

    def time_stamper(self) -> DummyTimeStamper:
        """Return a service of this issuer's that stamps with the time of its own clock."""
        key = rsa.generate_private_key(65537, 2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Clock of the House")])
        made = self._build(subject, key.public_key(), _usage(sign=True), purposes=(ExtendedKeyUsageOID.TIME_STAMPING,))
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library's own gap
        store.register(asn1_x509.Certificate.load(self.der))
        return DummyTimeStamper(
            tsa_cert=asn1_x509.Certificate.load(made.public_bytes(Encoding.DER)),
            tsa_key=keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
            certs_to_embed=store,
            fixed_dt=datetime(2026, 9, 1, 10, 0, 5, tzinfo=UTC),
        )


class Issued:
    """A certificate with its key."""

    def __init__(self, authority: Authority, key: Any, certificate: x509.Certificate) -> None:
        self.authority, self._key, self.certificate = authority, key, certificate

    @property
    def file(self) -> CertificateFile:
        """The file to sign with, its issuer inside."""
        name = b"signer"
        locked = BestAvailableEncryption(PASSPHRASE.encode())
        content = pkcs12.serialize_key_and_certificates(
            name, self._key, self.certificate, [self.authority.certificate], locked
        )
        return CertificateFile(content, PASSPHRASE)

    @property
    def pem(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(Encoding.PEM)


@contextmanager
def served(
    stamper: DummyTimeStamper, monkeypatch: pytest.MonkeyPatch, *, answers: bool = True
) -> Iterator[tuple[str, list[bytes]]]:
    """Serve time stamps on this machine, the only place that may be reached; yield the address and what was asked."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(data)
            if not answers:
                self.send_error(503)
                return
            reply = stamper.request_tsa_response(tsp.TimeStampReq.load(data)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)

    def connect(own: socket.socket, address: object) -> None:
        assert address == server.server_address
        _CONNECT(own, server.server_address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
