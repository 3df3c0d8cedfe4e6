"""What a steward found out about a route."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person


class Check(models.Model):
    """The newest of a route counts. Those before stay: who said what when can be looked up."""

    class Found(models.TextChoices):
        WORKS = "works", _("It works as written here")
        GONE = "gone", _("It is gone, or not what it says")

    route = models.CharField(max_length=40)
    found = models.CharField(_("What did you find?"), max_length=8, choices=Found)
    number = models.CharField(_("Number"), max_length=40)
    hours = models.CharField(_("When someone answers"), max_length=80, blank=True)
    languages = models.CharField(_("Languages"), max_length=80, blank=True)
    source = models.CharField(_("How you know: you called, or the address of their own page"), max_length=200)
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["route", "-on"], name="crisis_check_of_route")]

    def __str__(self) -> str:
        return f"{self.route} {self.on}"
