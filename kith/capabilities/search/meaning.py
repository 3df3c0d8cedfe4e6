"""What is meant by a filter that someone typed: capitals and accents do not matter, nor which language of the house."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils import translation

from kith.capabilities.items.kinds import kinds
from kith.lib.slugs import slug


def kind_meant(typed: str) -> str | None:
    """The name of a kind, by the words that pages have for one or many of it."""
    return _kinds().get(slug(typed))


def handle_meant(typed: str) -> str:
    return slug(typed.lstrip("@"))


@cache
def _kinds() -> Mapping[str, str]:
    called: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            called |= {slug(str(words)): kind.name for kind in kinds() for words in (kind.one, kind.many)}
    return called | {slug(kind.name): kind.name for kind in kinds()}
