"""A version in words: what its opening post says."""

from django.utils.translation import override

from kith.capabilities.conversations.words import write
from kith.capabilities.items.kinds import Kind
from kith.capabilities.versions.models import Version
from kith.foundation.spaces.models import Space


def told(version: Version) -> str:
    """All answers as one text in Markdown, in the language of the item, each below what was asked.

    The first stands alone: cards and lists begin with it.
    """
    with override(version.item.language):
        said = [(ask.label, ask.answer(words)) for ask, words in version.answers()]
    return "\n\n".join([said[0][1], *(f"## {label}\n\n{words}" for label, words in said[1:])]) if said else ""


def shown(kind: Kind, words: dict[str, str], *, space: Space) -> dict[str, str]:
    """The rendered answers, by their names; none where nothing was written."""
    return {
        ask.name: write(words[ask.name], space=space, anchor=f"{ask.name}-").html
        for ask in kind.asks
        if ask.is_text and words.get(ask.name, "").strip()
    }
