"""What the front mail server found out about the sender of a mail (RFC 8601)."""

from collections.abc import Iterable

from authres import AuthenticationResultsHeader
from authres.core import AuthenticationResult

LONGEST = 4_000


def is_proven(headers: Iterable[tuple[str, str]], *, sender: str, server: str) -> bool:
    """Whether the server that we trust says that a mail comes from the domain of its sender.

    For each method the topmost result counts: the server writes above all that was there before it.
    """
    domain = sender.rpartition("@")[2].lower()
    found: dict[str, list[AuthenticationResult]] = {}
    for name, value in headers:
        if name == "authentication-results":
            for method, results in _results(value, server=server).items():
                found.setdefault(method, results)
    if any(each.result == "fail" for each in found.get("dmarc", ())):
        return False
    passed = [each for results in found.values() for each in results if each.result == "pass"]
    return any(_vouches(each, domain) for each in passed)


def _results(value: str, *, server: str) -> dict[str, list[AuthenticationResult]]:
    try:
        header = AuthenticationResultsHeader.parse_value(value[:LONGEST])
    except (
        Exception
    ):  # what strangers write into a header breaks the reader in many ways; then it says nothing
        return {}
    if str(header.authserv_id).lower() != server.lower():
        return {}
    found: dict[str, list[AuthenticationResult]] = {}
    for each in header.results:
        if isinstance(each, AuthenticationResult):
            found.setdefault(str(each.method).lower(), []).append(each)
    return found


def _vouches(result: AuthenticationResult, domain: str) -> bool:
    """Whether what passed is about the domain that people see as the sender, or one above it."""
    names = {"dmarc": ("from",), "dkim": ("d", "i"), "spf": ("mailfrom",)}.get(str(result.method).lower(), ())
    told = [
        str(each.value or "").rpartition("@")[2].lower() for each in result.properties if each.name in names
    ]
    return bool(domain) and any(
        domain == one or ("." in one and domain.endswith(f".{one}")) for one in told if one
    )
