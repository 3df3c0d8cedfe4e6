"""What the page of a space says about it."""

from django import template
from django.utils.safestring import SafeString

from kith.foundation.spaces.models import Space
from kith.ui.linked_data import absolute, linked_data

register = template.Library()


@register.simple_tag
def schema_of_space(space: Space) -> SafeString:
    """What search engines are told about a public space."""
    frame = {"@type": "CollectionPage", "name": space.name, "description": space.purpose}
    return linked_data(frame | {"url": absolute(space), "inLanguage": space.language})
