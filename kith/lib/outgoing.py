"""Requests to other machines: on the open internet alone, by https, and never led elsewhere.

The name of a machine is asked for once, and the connection goes to what was answered then. So a name that first leads
to the open internet, and then into our own house, leads nowhere.
"""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

WAYS = "kith.lib.ways_out"
LONGEST, PIECE = 800, 65_536
TRANSLATED = IPv6Network(
    "64:ff9b::/96"
)  # these carry an address of the older sort, which may be a private one


class NotAllowed(ValueError):
    """An address that we send nothing to."""


class Unreachable(Exception):
    """No answer now; perhaps later."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def checked(address: str, *, anywhere: bool = False) -> SplitResult:
    """The parts of an address to which we may send, as far as the address itself can tell."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise NotAllowed(address) from None
    schemes = {"https", "http"} if anywhere else {"https"}
    plain = address.isascii() and address.isprintable() and " " not in address and len(address) <= LONGEST
    if not plain or parts.scheme not in schemes or not host or parts.username is not None:
        raise NotAllowed(address)
    if not anywhere and not _may_be_public(host):
        raise NotAllowed(address)
    return parts


def post(address: str, *, body: bytes, headers: Mapping[str, str], anywhere: bool = False) -> Answer:
    """Send once. The answer's status and headers count; its body is not read."""
    parts = checked(address, anywhere=anywhere)
    with _asked("POST", parts, body=body, headers=headers, anywhere=anywhere) as answer:
        return Answer(answer.status, answer.headers)


def get(
    address: str, *, headers: Mapping[str, str], most: int, within: float, anywhere: bool = False
) -> Answer:
    """Ask once. An answer of more than `most` bytes, or that is not whole `within` these seconds, is none."""
    parts, until = checked(address, anywhere=anywhere), time.monotonic() + within
    plain = {**headers, "Accept-Encoding": "identity"}  # a few packed bytes could unfold into very many
    with _asked("GET", parts, body=None, headers=plain, anywhere=anywhere) as answer:
        return Answer(answer.status, answer.headers, _whole(answer, most=most, until=until))


def _whole(answer: Any, *, most: int, until: float) -> bytes:
    """The body as it was sent, read in the pieces in which it comes, so that no slow one holds us for long."""
    body = b""
    while piece := answer.read1(PIECE, decode_content=False):
        body += piece
        if len(body) > most or time.monotonic() > until:
            raise Unreachable("the answer is too long, or too slow")
    return body


@contextmanager
def _asked(
    method: str, parts: SplitResult, *, body: bytes | None, headers: Mapping[str, str], anywhere: bool
) -> Iterator[Any]:
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    machine, ways = _machine(host, port, anywhere=anywhere), import_module(WAYS)
    with ways.way_to(machine, port, name=host, scheme=parts.scheme) as way:
        try:
            yield way.urlopen(
                method, path, body=body, headers={**headers, "Host": parts.netloc},
                redirect=False, retries=False, preload_content=False,
            )  # fmt: skip
        except ways.HTTPError as trouble:
            raise Unreachable(f"{host}: {type(trouble).__name__}") from trouble


def _machine(host: str, port: int, *, anywhere: bool) -> str:
    """The number of a machine; if one of its numbers is not public, none is."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as trouble:
        raise Unreachable(f"{host} has no address now") from trouble
    numbers = [str(answer[4][0]) for answer in found]
    if not anywhere and not all(is_public(number) for number in numbers):
        raise NotAllowed(host)
    return numbers[0]


def _may_be_public(host: str) -> bool:
    """A number is asked whether it is; a name is asked when something is sent."""
    try:
        return is_public(str(ip_address(host)))
    except ValueError:
        return True


def is_public(number: str) -> bool:
    """Whether this is a machine on the open internet: neither here, nor nearby, nor many at once."""
    machine = ip_address(number)
    if isinstance(machine, IPv6Address):
        inner = machine.ipv4_mapped or machine.sixtofour or (machine.teredo and machine.teredo[1])
        if inner or machine in TRANSLATED or machine.scope_id:
            return False
    return machine.is_global and not machine.is_multicast
