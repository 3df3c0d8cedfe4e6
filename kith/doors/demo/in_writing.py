"""Lets someone of the demo bring something to their circle in writing, which the others have begun to read."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from kith.domains.supervision.actions import passages, written
from kith.domains.supervision.formats.shipped import in_language, shipped
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.written.plain import from_plain
from kith.domains.supervision.written.schedule import DAY
from kith.domains.supervision.written.state import KEPT
from kith.foundation.people.models import Person
from kith.lib.zones import zone

People = Mapping[str, Person]


def bring(circle: Circle, text: Mapping[str, Any], people: People) -> None:
    """Some days ago, so that the steps up to then are over today."""
    told = in_language(shipped()["written"], circle.space.language)
    day = timezone.localdate(timezone=zone(circle.zone)) - DAY * text["days_ago"]
    by = people[text["by"]]
    session = written.begin(circle, told=told, on=day, kept_days=KEPT, key=uuid4(), by=by)
    if isinstance(session, Session):
        first = from_plain(session.state).opened_at
        for key in text["comes"]:
            written.come_in(session, by=people[key], moment=first)
        for said in text["said"]:
            at = first + timedelta(days=said["day"] - 1, hours=said["hour"])
            passages.write(
                session, step=said["step"], words=said["words"].strip(), output=said.get("output", ""), key=uuid4(),
                by=people[said["who"]], moment=at,
            )  # fmt: skip
