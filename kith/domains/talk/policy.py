"""Who may do what in talk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.policy import AGREED, HOST, MEMBER, NOT_ARCHIVED, NOT_LIMITED


def _asked(person: Person | None, post: Any) -> bool:
    return is_own(post.item.author, person)


def _answers(person: Person | None, post: Any) -> bool:
    return bool(
        post.item.kind == QUESTION.name and not post.is_opening and post.is_shown and not post.is_trace
    )


ASKER = Ground(_("who asked the question"), _asked)
IS_ANSWER = Ground(_("It is an answer to a question."), _answers)

allow(
    "talk.open",
    says=_("Start a discussion or ask a question"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow("answer.accept", says=_("Mark an answer as one that helped"), to=(ASKER, HOST), when=(IS_ANSWER,))
