"""What the pages of gatherings say about themselves."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Speaker, Stay
from kith.domains.gatherings.saying import When, stay_in_words
from kith.domains.gatherings.schema import event_of
from kith.lib.times import day_in_words
from kith.ui.linked_data import linked_data

register = template.Library()
register.filter(day_in_words)


@register.filter
def times_there(stay: Stay, during: When) -> str:
    return stay_in_words(stay, during=during)


@register.simple_tag
def schema_of_gathering(item: Item, speakers: Iterable[Speaker]) -> SafeString:
    return linked_data(event_of(item, speakers=speakers))
