"""A desk goes on naming whoever looked after a case there, after their account was joined to another one."""

import pytest

from kith.capabilities.moderation.actions.keeping import write_note
from kith.capabilities.moderation.models import Case
from kith.doors.merging.joining import bring_together
from kith.foundation.spaces.actions.belonging import admit, give_role
from tests.cast import Cast
from tests.moderating import said, told


@pytest.mark.parametrize(
    ("space", "before", "after"),
    [("rural", "Kestrel", "Kestrel"), ("commons", "Robin Achterberg", "Someone")],
)
def test_who_wrote_a_note_is_named_unless_that_would_lead_to_the_other_name(
    cast: Cast, space: str, before: str, after: str
) -> None:
    """The rural space knew Kestrel alone. In the commons both had a name."""
    where = getattr(cast, space)
    admit(cast["sam"], to=where, by=cast["tomasz"])
    give_role(cast.place("kestrel", where), role="host", by=cast["tomasz"])
    case = told(cast, Case(post=said(cast, where=where)), by="sam").case
    write_note(case, words="I asked them both", version=case.version, by=cast["kestrel"])
    assert _writers(cast, case) == [before]
    bring_together(cast["kestrel"], into=cast["noor"])
    assert _writers(cast, case) == [after]


def _writers(cast: Cast, case: Case) -> list[str]:
    page = cast.client("tomasz").get(case.get_absolute_url())
    return [name for step, name in page.context["steps"] if step.what.words == "I asked them both"]
