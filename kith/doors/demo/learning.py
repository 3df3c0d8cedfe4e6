"""What some people of the demo hold and learned, written down by themselves."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training, credit
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.certificates import Programme
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
            if host := training.get("held_by"):
                _held(by, training, on=on, host=people[host])
                continue
            add_training(by=by, on=on, minutes=training["minutes"], categories=topics, **words)


def _held(person: Person, training: dict[str, Any], *, on: date, host: Person) -> None:
    """Here, by someone who gave a certificate for it."""
    key, minutes, topics = f"demo-{training['days_ago']}", training["minutes"], training["topics"]
    parts = tuple((topic, minutes // len(topics)) for topic in topics)
    title = training["programme"]
    credit(person, programme=title, minutes=minutes, on=on, categories=topics, key=key, by=host)
    certify(person, Programme(key, title, on, minutes, parts=parts), by=host)
