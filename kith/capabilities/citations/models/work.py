"""A published work."""

from datetime import timedelta
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kith.lib.citations.csl_json import record_of
from kith.lib.citations.own_words import own_words
from kith.lib.citations.shapes import Record

PLAIN_IN_DOI = "/:;,()!*'@&=+$~"  # all else that a DOI may hold means something in an address
PATIENCE = timedelta(days=1)  # who has not been told by then is not told any more


class Work(models.Model):
    """What was published by others, as the house knows it: the same for all who cite it, and seen only where it is cited.

    `record` is CSL-JSON without anyone's notes. `cited` holds its citation as HTML in each style, made when it is written.
    It `is_looked_up` once a register told of it, and `is_unknown` when the registers were asked and know no such DOI.
    `asked_at` is when someone wanted that, until there is an answer.
    """

    key = models.CharField(max_length=200, unique=True)
    record: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()
    cited: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    title = models.CharField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    doi = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=800, blank=True)
    is_looked_up = models.BooleanField(default=False)
    is_unknown = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Work"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(cited={}), name="citations_work_in_no_style")]

    def __str__(self) -> str:
        return self.title or self.key

    @cached_property
    def known(self) -> Record:
        return record_of(self.record)

    @property
    def address(self) -> str:
        """Where it can be read, or at least found."""
        if self.doi:
            return f"https://doi.org/{quote(self.doi, safe=PLAIN_IN_DOI)}"
        if self.known.pmid and not self.url:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.known.pmid}/"
        return self.known.url if self.known.url.startswith(("https://", "http://")) else self.catalogue

    @property
    def catalogue(self) -> str:
        """Where the catalogue that this house has chosen tells of a book; no register belongs to all ISBN."""
        return settings.ISBN_LINK.replace("{isbn}", self.known.isbn) if self.known.isbn else ""

    @property
    def is_being_looked_up(self) -> bool:
        return self.asked_at is not None and timezone.now() - self.asked_at < PATIENCE

    def citation(self, style: str) -> SafeString:
        """As HTML that is safe; in plain words until the styles are made."""
        return mark_safe(
            self.cited.get(style) or escape(own_words(self.known))
        )  # each style escapes what it cites
