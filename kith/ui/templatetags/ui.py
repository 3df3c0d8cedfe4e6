"""Small parts of pages: a woven face, an icon, a moment in words."""

from datetime import datetime

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kith.lib.times import relative
from kith.lib.weave import weave

register = template.Library()


@register.simple_tag
def face(seed: str) -> SafeString:
    """The woven pattern that stands for someone who shows no face."""
    return weave(seed, "face")


@register.simple_tag
def tile(seed: str) -> SafeString:
    """The woven pattern of a space."""
    return weave(seed, "tile")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A simple drawing; always beside words, so it says nothing by itself."""
    address = static("ui/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def when(moment: datetime) -> SafeString:
    """How long ago, in words; the exact moment for those who point at it."""
    exact = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    words = relative(moment, now=timezone.now())
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', moment.isoformat(timespec="seconds"), exact, words
    )
