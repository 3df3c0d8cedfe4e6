"""That two accounts may be of one person, until that person says so or not."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person

OPEN_FOR, MOST_TRIES = timedelta(days=3), 5


def _end() -> object:
    return timezone.now() + OPEN_FOR


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> "ProposalQuerySet":
        now = timezone.now()
        return self.filter(state=Proposal.State.WAITING, open_until__gt=now, tries__lt=MOST_TRIES)


class Proposal(models.Model):
    """Of the two codes only digests are kept. `kept` is the account that stays, `ended` the other one."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the person")
        JOINED = "joined", _("The two are one")
        REFUSED = "refused", _("The person says that it is not so")
        WITHDRAWN = "withdrawn", _("Taken back")

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ended = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("Why you think so"), max_length=500)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    kept_digest = models.CharField(max_length=64)
    ended_digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    open_until = models.DateTimeField(default=_end)

    objects: ClassVar[models.Manager["Proposal"]] = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("ended")), name="merging_proposal_of_two"),
            models.UniqueConstraint(
                fields=["kept"], condition=Q(state="waiting"), name="merging_proposal_one_for_kept"
            ),
            models.UniqueConstraint(
                fields=["ended"], condition=Q(state="waiting"), name="merging_proposal_one_for_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}"

    @property
    def is_over(self) -> bool:
        over = self.open_until <= timezone.now() or self.tries >= MOST_TRIES
        return self.state == self.State.WAITING and over

    def proves(self, *, kept_code: str, ended_code: str) -> bool:
        """Whether both codes are those that were mailed."""
        first = constant_time_compare(digest_of(kept_code), self.kept_digest)
        return constant_time_compare(digest_of(ended_code), self.ended_digest) and first


def digest_of(code: str) -> str:
    """A code is short, so its digest is made with our key."""
    plain = "".join(code.upper().split()).replace("-", "")
    return salted_hmac("kith.merging", plain, algorithm="sha256").hexdigest()
