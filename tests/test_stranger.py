"""The stranger visits every address there is, with the keys of everything that exists, and learns nothing."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from kith.capabilities.conversations.actions import writing
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast

SECRET = "blanket"


def _addresses(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _addresses(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


def _filled(route: str, values: dict[str, str]) -> str | None:
    for name, value in values.items():
        for kind in ("int", "slug", "str"):
            route = route.replace(f"<{kind}:{name}>", value)
    return None if "<" in route or "^" in route else route


@pytest.fixture
def hidden(cast: Cast) -> dict[str, str]:
    """The keys of a space, an item, a post and a membership that only its members may know of."""
    place = cast.place("maria", cast.circle)
    item = open_topic(QUESTION, by=place, title=f"The {SECRET}", source=f"A {SECRET} story", tags=[SECRET])
    post = writing.reply(item, author=cast.place("anneke", cast.circle), source=f"More {SECRET}")
    return {
        "slug": cast.circle.slug,
        "kind": "question",
        "handle": "nobody",
        "token": "x",
        "key": "x",
        "name": "x",
    } | {"pk": str(post.pk)}


@pytest.mark.parametrize("who", ["eleni", None])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_the_stranger_learns_nothing(cast: Cast, hidden: dict[str, str], who: str | None, verb: str) -> None:
    visited = 0
    for route, _pattern in _addresses(get_resolver()):
        address = _filled(route, hidden)
        if address is None or route.startswith(("/account/", "/demo/")):
            continue
        answer = getattr(cast.client(who), verb)(address)
        visited += 1
        words = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code < 500, address
        assert SECRET not in words.decode().lower(), address
        assert "Tuesday circle" not in words.decode(), address
        if "<slug:slug>" in route and "talk" not in route and "tags" not in route:
            assert answer.status_code in (404, 405), (address, answer.status_code)
    assert visited > 50
