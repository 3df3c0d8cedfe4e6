"""Addresses of the interface of BigBlueButton. Each carries a checksum over the call, its query and a shared secret."""

import hashlib
from urllib.parse import urlencode

# Nothing is recorded, and nobody can begin to.
MADE = {"record": "false", "autoStartRecording": "false", "allowStartStopRecording": "false"}


def checksum(call: str, query: str, *, secret: str, digest: str = "sha256") -> str:
    """In hexadecimal. BigBlueButton knows by the length which digest was taken."""
    return hashlib.new(digest, f"{call}{query}{secret}".encode()).hexdigest()


def address(server: str, call: str, *, secret: str, **asked: str) -> str:
    query = urlencode(asked)
    return f"{server}/api/{call}?{query}&checksum={checksum(call, query, secret=secret)}"


def create(server: str, *, secret: str, key: str, title: str) -> str:
    """Makes the room if it is not there; asking again changes nothing."""
    return address(server, "create", secret=secret, name=title, meetingID=key, **MADE)


def join(server: str, *, secret: str, key: str, name: str, leads: bool) -> str:
    """Where one person comes in, by one name."""
    role = "MODERATOR" if leads else "VIEWER"
    return address(server, "join", secret=secret, fullName=name, meetingID=key, role=role)
