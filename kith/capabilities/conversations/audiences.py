"""Whom something that was said concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Mention, Post
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _mentioned(event: Event) -> QuerySet[Person]:
    """All who are named in a post; of a change, those alone who were not named before."""
    named = Mention.objects.filter(post__traces__event=event)
    if "named" in event.facts:
        named = named.filter(membership__in=event.facts["named"])
    return Person.objects.active().filter(pk__in=named.values("membership__person"))


def _answered(event: Event) -> QuerySet[Person]:
    replies = Post.objects.filter(traces__event=event)
    return Person.objects.active().filter(pk__in=replies.values("reply_to__author__person"))


def _author(event: Event) -> QuerySet[Person]:
    posts = Post.objects.filter(traces__event=event)
    return Person.objects.active().filter(pk__in=posts.values("author__person"))


MENTIONED = Audience(
    "post.mentioned", _("Someone names you"), _("you are named in it"), _mentioned, personal=True
)
ANSWERED = Audience(
    "post.answered", _("Someone replies to you"), _("it is a reply to you"), _answered, personal=True
)
AUTHOR = Audience(
    "post.author", _("Someone thanks you, or your answer helped"), _("you wrote it"), _author, personal=True
)
