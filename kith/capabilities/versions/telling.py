"""A version in words: what its opening post says."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.capabilities.conversations.words import write
from kith.capabilities.items.kinds import Kind
from kith.capabilities.versions.models import Version
from kith.foundation.spaces.models import Space


def told(version: Version, *, with_facts: bool = True) -> str:
    """All answers as one text in Markdown, in the language of the item, each below what was asked.

    The first stands alone: cards and lists begin with it. Facts come last, a line each.
    """
    with override(version.item.language):
        answers = [(ask, ask.answer(words)) for ask, words in version.answers()]
        said = [(ask.label, answer) for ask, answer in answers if not ask.is_fact]
        facts = [
            f"- {ask.label}: {'; '.join(answer.splitlines())}"
            for ask, answer in answers
            if ask.is_fact and with_facts
        ]
        said += [(_("Where it comes from"), "\n".join(facts))] if facts else []
    return "\n\n".join([said[0][1], *(f"## {label}\n\n{words}" for label, words in said[1:])]) if said else ""


def shown(kind: Kind, words: dict[str, str], *, space: Space) -> dict[str, str]:
    """The rendered answers, by their names; none where nothing was written."""
    return {
        ask.name: write(words[ask.name], space=space, anchor=f"{ask.name}-").html
        for ask in kind.asks
        if ask.is_text and words.get(ask.name, "").strip()
    }
