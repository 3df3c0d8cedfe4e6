"""What is different between two versions, answer by answer."""

from kith.capabilities.versions.models import Version
from kith.lib import diff


def changed_answers(before: Version, after: Version) -> list[tuple[str, list[diff.Change]]]:
    """What was asked and answered otherwise, with the words that came and went."""
    found = [
        (
            str(ask.label),
            ask.answer(before.words.get(ask.name, "")),
            ask.answer(after.words.get(ask.name, "")),
        )
        for ask in after.item.kind_of.asks
    ]
    return [(label, diff.words(old, new)) for label, old, new in found if old != new]
