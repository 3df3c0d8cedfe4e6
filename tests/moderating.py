"""Short ways through moderation, for tests: someone tells, someone decides, someone asks for another look."""

from typing import Any

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.actions.deciding import Verdict, decide
from kith.capabilities.moderation.actions.reporting import report
from kith.capabilities.moderation.models import Case, Decision, Report
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.models import Space
from tests.cast import Cast


def said(
    cast: Cast, name: str = "maria", *, where: Space | None = None, words: str = "A quilt of words"
) -> Post:
    """A reply by someone in a conversation that Tomasz opened."""
    space = where or cast.commons
    item = open_topic(QUESTION, by=cast.place("tomasz", space), title="How do we greet?", source="Hello all")
    return writing.reply(item, author=cast.place(name, space), source=words)


def told(cast: Cast, about: Case, *, by: str = "noor", category: str = "respect", **rest: Any) -> Report:
    return report(about, category=category, by=cast[by], **rest)


def decided(cast: Cast, case: Case, kind: str = "hide", *, by: str = "tomasz", **rest: Any) -> Decision:
    words: dict[str, Any] = {"category": "respect", "reason": "It hurt someone."} | rest
    goes_on = words.pop("goes_on", False)
    case = Case.objects.get(pk=case.pk)
    return decide(case, Verdict(kind=kind, **words), version=case.version, by=cast[by], goes_on=goes_on)
