"""What stands on a page for oneself, and what someone keeps."""

from typing import Any

from kith.domains.wellbeing.queries import kept_by
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

OWN = "/me/own/"


def what_is_kept(person: Person) -> list[Any]:
    with seen_as(person):
        return [each.what for each in kept_by(person)]


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main")[0]
