"""Reads who is signed in, together with what stands around every page of theirs."""

from functools import cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from kith.capabilities.messages.queries import has_letters
from kith.capabilities.notifications.queries import waiting
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import drawn

ANYONE = -1


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signs people in as allauth does; reading one costs a single query with their news and boundaries."""

    def get_user(self, user_id: Any) -> Person | None:
        sql, parameters = _question()
        asked = [user_id if each == ANYONE else each for each in parameters]
        return next(iter(Person.objects.raw(sql, asked)), None)


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """Put into words once: every request asks it, and wording it takes longer than answering it."""
    around = Person.objects.active().annotate(news=waiting(), has_letters=has_letters(), drawn=drawn())
    person = around.filter(pk=ANYONE)
    return person.query.sql_with_params()
