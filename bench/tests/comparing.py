"""Whether every page that is measured, and every view that it is compared to, gives an answer."""

from collections.abc import Iterable

from django.test import Client, override_settings

from bench.cases import VISITOR, Case, signed_in


@override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["127.0.0.1", "testserver"])
def unanswered(cases: Iterable[Case]) -> list[str]:
    """The addresses at which the first answer is another one than expected; what is sent is left out."""
    who = {VISITOR: Client(SERVER_NAME="127.0.0.1")}
    asked = [
        (who.get(case.who) or signed_in(), path)
        for case in cases
        if not case.posts
        for path in (*case.paths[:1], *case.bare[:1])
    ]
    return [path for client, path in asked if client.get(path).status_code != 200]
