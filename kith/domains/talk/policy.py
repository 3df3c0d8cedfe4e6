"""Who may do what in talk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.versions.policy import where_to_write
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.policy import (
    AGREED,
    ANY_MEMBER_OF_THE_SITE,
    HOST,
    MEMBER,
    NOT_ARCHIVED,
    NOT_LIMITED,
)

OPEN = "talk.open"  # by this name mails ask, which no page loads this table for


def _asked(person: Person | None, post: Any) -> bool:
    return is_own(post.item.author, person)


def _answers(person: Person | None, post: Any) -> bool:
    return bool(
        post.item.kind == QUESTION.name and not post.is_opening and post.is_shown and not post.is_trace
    )


def where_to_write_down(person: Person | None, topic: Item) -> list[Space]:
    """Where someone may write down what a conversation brought. What was said among few stays in its space."""
    stays = topic.visibility == Item.Visibility.SPACE
    return [space for space in where_to_write(person) if not stays or space.pk == topic.space_id]


ASKER = Ground(_("who asked the question"), _asked)
IS_ANSWER = Ground(_("It is an answer to a question."), _answers)
WHERE_IT_MAY_GO = Ground(
    _("They can write in a space where these words may go."),
    lambda person, topic: bool(where_to_write_down(person, topic)),
)

allow(
    OPEN,
    says=_("Start a discussion or ask a question"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow("answer.accept", says=_("Mark an answer as one that helped"), to=(ASKER, HOST), when=(IS_ANSWER,))
allow(
    "talk.write_down",
    says=_("Write down for the library what a conversation brought"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(WHERE_IT_MAY_GO,),
)
