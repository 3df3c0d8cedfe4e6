"""What a page of an item shows of competencies, and how it offers more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.competencies.book import book
from kith.domains.competencies.frameworks.shapes import Competency
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may


@dataclass(frozen=True)
class AboutItem:
    """For `competencies/_about.html`."""

    named: Sequence[Competency]
    can_name: bool


def about(item: Any, *, reader: Person | None) -> AboutItem:
    """What an item is about, whose `about_list` was read with it (`about_of_item`); one query more where there is any."""
    keys = [(each["framework"], each["competency"]) for each in item.about_list]
    is_out = item.state in Item.READABLE
    can_name = reader is not None and is_out and may(reader, "competencies.name", item)
    return AboutItem(book().competencies(keys) if keys else (), can_name)
