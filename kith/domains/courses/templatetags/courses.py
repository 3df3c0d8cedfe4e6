"""What the pages of courses say about them."""

from django import template

from kith.domains.courses.lengths import in_words
from kith.domains.courses.models import Step
from kith.lib.languages import language_name

register = template.Library()
register.filter(language_name)


@register.simple_tag
def length_of(step: Step) -> str:
    return in_words(step.minutes)
