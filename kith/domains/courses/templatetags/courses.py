"""What the pages of courses say about them."""

from django import template
from django.utils.safestring import SafeString

from kith.capabilities.items.models import Item
from kith.domains.courses.lengths import in_words
from kith.domains.courses.models import Step
from kith.lib.languages import language_name
from kith.ui.linked_data import absolute, linked_data

register = template.Library()
register.filter(language_name)


@register.simple_tag
def length_of(step: Step) -> str:
    return in_words(step.minutes)


@register.simple_tag
def schema_of_course(item: Item) -> SafeString:
    """What search engines are told about a public course."""
    frame = {"@type": "Course", "name": item.title, "description": item.summary}
    return linked_data(frame | {"url": absolute(item), "inLanguage": item.language})
