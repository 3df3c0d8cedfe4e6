"""What a circle agrees on."""

from typing import Any

from django.db import transaction
from django.utils import translation

from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.queries.agreed import is_from_answers
from kith.domains.supervision.wording import first_words, in_words
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import current_guidelines


@transaction.atomic
def agree_on(circle: Circle, *, by: Person, **answers: Any) -> bool:
    """Write the agreement anew, as the guidelines of the space. Everyone else is asked to read it before they write again.

    Whether something changed is the answer; the same answers change nothing.
    """
    space = Space.objects.select_for_update().get(pk=circle.space_id)
    circle.space.guidelines_version = space.guidelines_version
    with translation.override(space.language):
        source = in_words(Agreement(**answers), circle)
    now = current_guidelines(space)
    if now is not None and now.source == source:
        return False
    written = write_guidelines(circle.space, source=source, by=by)
    Agreement.objects.create(circle=circle, version=written.version, **answers)
    return True


def newest(circle: Circle) -> dict[str, Any]:
    """The answers of the newest version; those with which a circle begins if it has none."""
    found = circle.agreements.order_by("-version").values().first()
    if found is None:
        return first_words(circle.country)
    return {name: value for name, value in found.items() if name not in ("id", "circle_id", "version")}


@transaction.atomic
def write_rhythm_anew(circle: Circle, *, by: Person) -> None:
    """After it changed when or how a circle meets: an agreement that says so is written anew."""
    if is_from_answers(circle):
        agree_on(circle, by=by, **newest(circle))
