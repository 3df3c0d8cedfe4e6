"""What some people of the demo hold and learned, written down by themselves."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.foundation.people.models import Person


def learn(holders: Iterable[dict[str, Any]], people: Mapping[str, Person], *, today: date) -> None:
    """Each their own credential, and the trainings that they were at."""
    for holder in holders:
        by, given = people[holder["by"]], today - timedelta(days=holder["days_ago"])
        told = {name: holder[name] for name in ("title", "body", "number")}
        hold(by=by, issued_on=given, made_on=given, rules_code=holder["rules"], rules_version=1, **told)
        for training in holder["training"]:
            words = {
                name: training.get(name, "") for name in ("programme", "provider", "presenter", "objectives")
            }
            on, topics = today - timedelta(days=training["days_ago"]), training["topics"]
            add_training(by=by, on=on, minutes=training["minutes"], categories=topics, **words)
