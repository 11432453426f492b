"""Passphrases: kept by the system's keyring, or asked each time; a keyring that fails counts as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringError, PasswordDeleteError

from creatorbook.services.signing import secrets

if TYPE_CHECKING:
    from collections.abc import Callable


class InMemory(KeyringBackend):
    """A keyring of this process, as the system's stands behind the same door."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library has gaps in its types
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Locked(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError(f"locked: {service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError(f"locked: {service} {username} {len(password)}")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[KeyringBackend], None]:
    def put(backend: KeyringBackend) -> None:
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)

    return put


def test_what_is_remembered_is_recalled_until_it_is_forgotten(use: Callable[[KeyringBackend], None]) -> None:
    ring = InMemory()
    use(ring)
    key = secrets.key_of(b"certificate bytes")
    assert secrets.can_remember()
    assert secrets.read_passphrase(key) is None
    secrets.remember(key, "correct horse")
    assert secrets.read_passphrase(key) == "correct horse"
    assert list(ring.kept) == [("Creatorbook", key)]
    assert secrets.read_passphrase(secrets.key_of(b"another certificate")) is None
    secrets.forget(key)
    secrets.forget(key)
    assert secrets.read_passphrase(key) is None


@pytest.mark.parametrize("backend", [fail.Keyring(), Locked()])  # type: ignore[no-untyped-call]  # the same
def test_without_a_keyring_the_passphrase_is_asked_each_time(
    backend: KeyringBackend, use: Callable[[KeyringBackend], None]
) -> None:
    use(backend)
    assert secrets.read_passphrase("certificate 1") is None
    with pytest.raises(secrets.NoKeyring) as refused:
        secrets.remember("certificate 1", "correct horse")
    assert "asked each time" in refused.value.message
    assert "horse" not in f"{refused.value.message}{refused.value.hint}"


def test_a_keyring_that_cannot_even_start_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> KeyringBackend:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert not secrets.can_remember()
    secrets.forget("certificate 1")
