"""A browser that can read what was pushed to it, and a push service that takes it in: both by the standards alone.

Decrypting is written down here from RFC 8188 and RFC 8291, so that it shares nothing with what encrypts.
"""

import json
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from functools import cached_property
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kith.capabilities.notifications.models import Device
from kith.capabilities.notifications.pushing.devices import switch_on
from kith.foundation.people.models import Person
from tests.serving import Answer, serving

CURVE = ec.SECP256R1()


def plain(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def written(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(frozen=True)
class Subscription:
    """What a browser keeps to itself, and what it tells the site."""

    private: ec.EllipticCurvePrivateKey
    secret: bytes

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": written(self.public), "auth": written(self.secret)}

    def read(self, body: bytes) -> bytes:
        """RFC 8188, 2: salt, size of a record, key of the sender, one record; keys by RFC 8291, 3.4."""
        salt, (size, length) = body[:16], struct.unpack("!LB", body[16:21])
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= size
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        key = _derived(shared, self.secret, b"WebPush: info\0" + self.public + sender, 32)
        nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
        opened = AESGCM(_derived(key, salt, b"Content-Encoding: aes128gcm\0", 16)).decrypt(
            nonce, record, None
        )
        words = opened.rstrip(b"\0")
        assert words[-1:] == b"\2", "this must be the last record"
        return words[:-1]


def _derived(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(key)


@dataclass(frozen=True)
class Came:
    """One request as it came to the push service."""

    path: str
    headers: Message
    body: bytes

    @cached_property
    def claims(self) -> dict[str, Any]:
        """What the sender says of itself (RFC 8292), after its signature was checked with the key beside it."""
        scheme, _space, rest = self.headers["Authorization"].partition(" ")
        parts = dict(part.split("=", 1) for part in rest.split(","))
        head, said, signature = parts["t"].split(".")
        both = plain(signature)
        signed = encode_dss_signature(int.from_bytes(both[:32]), int.from_bytes(both[32:]))
        sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, plain(parts["k"]))
        sender.verify(signed, f"{head}.{said}".encode(), ec.ECDSA(hashes.SHA256()))
        assert (scheme, json.loads(plain(head))["alg"]) == ("vapid", "ES256")
        return {**json.loads(plain(said)), "key": parts["k"]}


@dataclass
class PushService:
    """Answers what it was told to answer, first `answers` in their order, then always 201."""

    url: str = ""
    came: list[Came] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)

    def device(self, of: Person, *, name: str = "one") -> Device:
        """A new browser of someone, switched on."""
        path = f"/push/{of.handle}/{name}"
        self.subscriptions[path] = made = Subscription(ec.generate_private_key(CURVE), b"sixteen letters!")
        return switch_on(Device(endpoint=self.url + path, label=name, **made.keys), by=of)

    def shown(self) -> list[dict[str, str]]:
        """What the devices would show, in the order in which it came."""
        return [json.loads(self.subscriptions[each.path].read(each.body)) for each in self.came]

    def take_in(self, asked: BaseHTTPRequestHandler, body: bytes) -> Answer:
        self.came.append(Came(asked.path, asked.headers, body))
        status, headers = self.answers.pop(0) if self.answers else (201, {})
        return Answer(status, headers)

    def on_screens(self) -> dict[tuple[str, str], dict[str, str]]:
        """What stays on the screens: of two with the same tag, the second."""
        return {(each.path, said["tag"]): said for each, said in zip(self.came, self.shown(), strict=True)}


@pytest.fixture
def push_service(settings: Any) -> Iterator[PushService]:
    settings.PUSH_ANYWHERE = True
    service = PushService()
    with serving(service.take_in) as address:
        service.url = address
        yield service
