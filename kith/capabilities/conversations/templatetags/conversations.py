"""What pages of conversations say."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.traces import other_item, sentence

register = template.Library()


@register.simple_tag
def trace_sentence(post: Post) -> SafeString:
    """What a host did; with a way to the other conversation, which shows itself only to those who may see it."""
    other = other_item(post)
    if other is None:
        return format_html("{}", sentence(post))
    way = reverse("conversations:item", args=[other])
    return format_html('{} <a href="{}">{}</a>', sentence(post), way, _("Go there"))
