"""An answer that helped."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.models import Membership


class AcceptedAnswerQuerySet(models.QuerySet["AcceptedAnswer"]):
    def in_questions(self) -> "AcceptedAnswerQuerySet":
        """Without those that a host has carried into a discussion: nothing was asked there."""
        return self.filter(post__item__kind=QUESTION.name)


class AcceptedAnswer(models.Model):
    """A question may have several; the asker or a host says so."""

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="accepted")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["AcceptedAnswer"]] = AcceptedAnswerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post}"
