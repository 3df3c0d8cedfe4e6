"""The stranger visits every address there is, with the keys of everything that exists, and learns nothing."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast
from tests.hidden import what_is_hidden
from tests.kept_secret import SECRET


def _addresses(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _addresses(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


def _visited(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each route with the keys of things that exist; those of files with one that is shown, and with one of a draft."""
    for route, _pattern in _addresses(get_resolver()):
        keys = [values, values | {"key": values["drafted"]}] if route.startswith("/files/") else [values]
        for each in keys:
            if address := _filled(route, each):
                yield route, address


def _filled(route: str, values: dict[str, str]) -> str | None:
    """The route with the keys of things that exist: each sort of address has keys of its own sort."""
    own = {name.split(" ")[1]: key for name, key in values.items() if route.startswith(name.split(" ")[0])}
    for name, value in (values | own).items():
        for kind in ("int", "slug", "str", "uuid"):
            route = route.replace(f"<{kind}:{name}>", value)
    return None if "<" in route or "^" in route else route


@pytest.fixture
def hidden(cast: Cast, deliver: Callable[[], None]) -> dict[str, str]:
    return what_is_hidden(cast, deliver)


NOT_OURS = ("/account/", "/demo/")
ELSEWHERE = (
    "/people/",
    "/invitation/",
    "/stop/",
    "/decisions/mailed/",
    "/steward/",
    "/feeds/",
    "/calendars/",
)  # for others, or with other keys
KEYS_ELSEWHERE = {  # for whoever was given the key, for machines, or for stewards: looked at by tests of portfolios and learning
    "/check/<str:uid>/",
    "/check/given-for/<str:uid>/",
    "/issuers/<str:issuer>/did.json",
    "/issuers/<str:issuer>/keys/<str:key>/",
    "/issuers/<str:issuer>/taken-back/<int:number>/",
    "/issuers/<str:issuer>/taken-back/<int:number>/jwt/",
    "/shown/<str:uid>/",
    "/steward/certificates/approvals/<int:approval>/removal/",
    "/steward/certificates/providers/<int:provider>/",
}
FOR_THOSE_WHO_ASK = ("admission/", "refusal/", "me/transfers/<int:pk>/acceptance/")


def test_the_addresses_are_there_for_those_who_belong(cast: Cast, hidden: dict[str, str]) -> None:
    """Otherwise the stranger would learn nothing because nothing is there."""
    host = cast.client("tomasz")
    for route, address in _visited(hidden):
        if "<" not in route or route.startswith((*NOT_OURS, *ELSEWHERE)):
            continue
        if not route.endswith(FOR_THOSE_WHO_ASK):
            assert host.get(address).status_code != 404, address


def test_no_address_is_passed_over(hidden: dict[str, str]) -> None:
    """One that has no key here is looked at by tests of its own, and is named above."""
    routes = {route for route, _pattern in _addresses(get_resolver()) if not route.startswith(NOT_OURS)}
    assert {route for route in routes if _filled(route, hidden) is None} == KEYS_ELSEWHERE


def test_the_stranger_learns_nothing(cast: Cast, hidden: dict[str, str]) -> None:
    """First only looking, then also sending; with an account, and without."""
    visited = [(route, address) for route, address in _visited(hidden) if not route.startswith(NOT_OURS)]
    assert len(visited) > 50
    for verb, who in product(("get", "post"), ("eleni", None)):
        client = cast.client(who)
        for route, address in visited:
            _learns_nothing(getattr(client, verb)(address), route=route, where=f"{verb} {address} by {who}")
        assert ("_auth_user_id" in client.session) == (who is not None), "nothing on the way signed them out"


def _learns_nothing(answer: Any, *, route: str, where: str) -> None:
    words = (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")
    assert answer.status_code < 500, where
    assert SECRET not in words.lower(), where
    assert "Tuesday circle" not in words, where
    if "<slug:slug>" in route and "talk" not in route and "tags" not in route:
        assert answer.status_code in (404, 405), (where, answer.status_code)
    if route.startswith("/files/"):
        assert answer.status_code in (404, 405), "a picture says nothing that one could look for"
