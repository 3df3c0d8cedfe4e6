"""Small parts of pages: woven patterns, icons, moments in words, who can see something."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kith.lib.browsers import in_short
from kith.lib.paging import FURTHEST
from kith.lib.times import relative
from kith.lib.weave import weave
from kith.ui.linked_data import absolute

register = template.Library()


@register.simple_tag
def face(seed: str, size: str = "") -> SafeString:
    """The woven pattern that stands for someone who shows no face; `small` and `large` exist as well."""
    return weave(seed, f"face {size}".strip())


@register.filter
def is_furthest(page: int) -> bool:
    """Whether a list that does not know its end shows no page after this one."""
    return page >= FURTHEST


@register.simple_tag
def tile(seed: str, size: str = "") -> SafeString:
    """The woven pattern of a space; `small` and `large` exist as well."""
    return weave(seed, f"tile {size}".strip())


@register.simple_tag
def selvage() -> SafeString:
    """A woven band, as at the upper end of every page."""
    return mark_safe('<div class="selvage" role="presentation"></div>')


@register.simple_tag
def icon(name: str) -> SafeString:
    """A simple drawing; always beside words, so it says nothing by itself."""
    address = static("ui/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def who_can_see(words: str) -> SafeString:
    """The chip that says in words who can see something."""
    return format_html('<span class="who">{}{}</span>', icon("eye"), words)


@register.simple_tag
def when(moment: datetime) -> SafeString:
    """How long ago, in words; the exact moment for those who point at it."""
    exact = _exact(moment, timezone.get_current_timezone_name(), get_language())
    words = relative(moment, now=timezone.now())
    return format_html("<time {}>{}</time>", exact, words)


@lru_cache(maxsize=10_000)
def _exact(moment: datetime, _zone: str, _language: str) -> SafeString:
    """Kept, since the same moments stand on many pages."""
    words = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return format_html('datetime="{}" title="{}"', moment.isoformat(timespec="seconds"), words)


@register.filter(name="absolute")
def absolute_address(thing: Any) -> str:
    """The full address of a thing, as other sites see it."""
    return absolute(thing)


@register.filter
def browser(agent: str) -> str:
    """A browser and its system in a few words."""
    return in_short(agent)
