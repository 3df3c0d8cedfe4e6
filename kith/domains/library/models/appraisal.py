"""How good someone finds something from the library, and on what grounds."""

from typing import ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.steps import Words
from kith.domains.library.frameworks import FRAMEWORKS, Framework
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership


class AppraisalQuerySet(models.QuerySet["Appraisal"]):
    def shown_to(self, reader: Person | None) -> "AppraisalQuerySet":
        """Those that are not taken back or hidden, by people whom the reader sees; of an entry that was reached before."""
        return without_apart(self.filter(post__state=Post.State.SHOWN), reader, author="post__author")

    def with_later(self) -> "AppraisalQuerySet":
        """Each with `has_later`: whether the same person asked the same again."""
        return self.annotate(has_later=_later())

    def standing(self) -> "AppraisalQuerySet":
        """The newest of each person for each framework: those that count."""
        return self.filter(~_later())


def _later() -> Exists:
    """Of words that nobody owns any more, no one knows whether one person wrote two of them: all of these count."""
    same = {name: OuterRef(name) for name in ("post__item", "post__author", "framework")}
    later = Appraisal.objects.filter(
        **same, post__state=Post.State.SHOWN, post__number__gt=OuterRef("post__number")
    )
    return Exists(later.exclude(post__author__state=Membership.State.IMPORTED))


class Appraisal(models.Model):
    """Said in the conversation of what it is about, as any post; beside it stands what can be compared.

    `answers` are those to the criteria of the framework, by their names. Who owns the post signs the appraisal.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="appraisal")
    version = models.PositiveIntegerField()
    framework = models.CharField(max_length=20)
    answers: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    conclusion = models.CharField(max_length=20)
    link = models.CharField(max_length=800, blank=True)
    studies = models.ManyToManyField(Work, related_name="appraisals", blank=True)

    objects: ClassVar[models.Manager["Appraisal"]] = AppraisalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(framework__in=sorted(FRAMEWORKS)), name="library_appraisal_in_a_known_way"
            ),
            models.CheckConstraint(
                condition=(Q(framework="registry") & ~Q(link="")) | (~Q(framework="registry") & Q(link="")),
                name="library_rating_with_its_registry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.framework} {self.conclusion}"

    @property
    def asked(self) -> Framework:
        return FRAMEWORKS[self.framework]

    @property
    def says(self) -> str:
        return self.asked.says(self.conclusion)

    @property
    def answered(self) -> list[tuple[Words, str]]:
        return self.asked.answered(self.answers)

    @property
    def registry(self) -> str:
        """Where a rating stands, as one says it aloud."""
        return urlsplit(self.link).netloc.removeprefix("www.")
