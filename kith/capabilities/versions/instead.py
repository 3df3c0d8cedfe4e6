"""Naming something that is here already, by its address or by its title."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item

NOTHING = _("We find nothing here by this title or address. Please paste the address of its page.")
SEVERAL = _("More than one thing here has this title. Please paste the address of the one that you mean.")


class ItemField(forms.CharField):
    """One item of those `among` which its writer may choose."""

    def __init__(self, *, among: QuerySet[Item, Item], **options: Any) -> None:
        super().__init__(**options, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"}))
        self.among = among

    def clean(self, value: Any) -> Item | None:
        words = str(super().clean(value))
        if not words:
            return None
        if "/" in words and (found := at_address(words, among=self.among)):
            return found
        titled = list(self.among.filter(title__iexact=words)[:2])
        if len(titled) != 1:
            raise forms.ValidationError(SEVERAL if titled else NOTHING)
        return titled[0]


def at_address(address: str, *, among: QuerySet[Item, Item]) -> Item | None:
    """The item whose page this is the address of, or the page of one of its versions."""
    try:
        parts = urlsplit(address)
        found = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    is_here = not parts.netloc or validate_host(parts.hostname or "", settings.ALLOWED_HOSTS)
    item = among.filter(pk=found.kwargs["pk"]).first() if is_here and "pk" in found.kwargs else None
    return item if item and found.view_name in _pages(item) else None


def _pages(item: Item) -> tuple[str, ...]:
    page = item.kind_of.page
    return page, f"{page}-short", "conversations:item", "versions:version"
