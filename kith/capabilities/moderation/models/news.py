"""What someone behind a made name will be told, and when."""

from typing import ClassVar

from django.db import models


class SealedNews(models.Model):
    """For whom, and the moment, lie in the envelope; told at once, news would lie beside the decision in every log."""

    class Sort(models.TextChoices):
        DECISION = "decision"
        OPENED = "opened"

    sort = models.CharField(max_length=8, choices=Sort)
    known = models.CharField(max_length=40)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager["SealedNews"]] = models.Manager()

    def __str__(self) -> str:
        return self.sort
