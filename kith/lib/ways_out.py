"""Connections to other machines, as urllib3 makes them. Only `outgoing` uses it, by its name, since it takes memory."""

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import HTTPError

__all__ = ["HTTPError", "way_to"]

CONNECTING, ANSWERING = 5, 10  # seconds


def way_to(machine: str, port: int, *, name: str, scheme: str) -> HTTPConnectionPool:
    """To the number of a machine, which must show the certificate of its name."""
    limits = Timeout(connect=CONNECTING, read=ANSWERING)
    if scheme == "http":
        return HTTPConnectionPool(machine, port, timeout=limits)
    return HTTPSConnectionPool(
        machine, port, timeout=limits, ca_certs=certifi.where(), server_hostname=name, assert_hostname=name
    )
