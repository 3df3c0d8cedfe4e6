"""What a harvester asks: one verb, with the arguments that the protocol has for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict

from kith.doors.harvest.refusals import bad_argument, bad_verb, unknown_identifier
from kith.lib.numbers import whole

FORMAT, SET, TOKEN = "metadataPrefix", "set", "resumptionToken"
_RANGE = frozenset({"from", "until", SET})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NAME = re.compile(r"[A-Za-z0-9_.!~*'()-]+")
_SPEC = re.compile(rf"{_NAME.pattern}(:{_NAME.pattern})*")


@dataclass(frozen=True)
class Form:
    """What a verb needs, what it may have, and whether a token alone is enough."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    goes_on: bool = False


FORMS = {
    "Identify": Form(),
    "ListMetadataFormats": Form(may=frozenset({"identifier"})),
    "ListSets": Form(goes_on=True),
    "ListIdentifiers": Form(needs=frozenset({FORMAT}), may=_RANGE, goes_on=True),
    "ListRecords": Form(needs=frozenset({FORMAT}), may=_RANGE, goes_on=True),
    "GetRecord": Form(needs=frozenset({"identifier", FORMAT})),
}


@dataclass(frozen=True)
class Asked:
    verb: str
    words: Mapping[str, str]

    @property
    def token(self) -> str | None:
        return self.words.get(TOKEN)

    def attributes(self) -> dict[str, str]:
        return {"verb": self.verb, **self.words}


def understood(sent: QueryDict) -> Asked:
    """The verb and its arguments, each given once and none that the verb does not know."""
    words = {name: str(sent[name]) for name in sent}
    verb = words.pop("verb", "")
    if verb not in FORMS or len(sent.getlist("verb")) > 1:
        raise bad_verb()
    if any(len(sent.getlist(name)) > 1 for name in words):
        raise bad_argument("An argument stands there more than once.")
    _fit(words, FORMS[verb])
    for name, shape in ((FORMAT, _NAME), (SET, _SPEC)):
        if name in words and not shape.fullmatch(words[name]):
            raise bad_argument(f"The argument {name} is not well formed.")
    return Asked(verb, words)


def _fit(words: Mapping[str, str], form: Form) -> None:
    """Let no argument be lacking, and none be there that the verb does not know."""
    if form.goes_on and TOKEN in words:
        if len(words) > 1:
            raise bad_argument("A resumptionToken stands alone.")
    elif unknown := words.keys() - form.needs - form.may:
        raise bad_argument(f"This verb knows no such argument: {', '.join(sorted(unknown))}.")
    elif lacking := form.needs - words.keys():
        raise bad_argument(f"This verb also needs: {', '.join(sorted(lacking))}.")


def span(words: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """From when until when, both ends included; a day is meant from its first second to its last."""
    given = [words[name] for name in ("from", "until") if name in words]
    if len(given) == 2 and len(given[0]) != len(given[1]):
        raise bad_argument("The arguments from and until must be equally fine.")
    since = _moment(words["from"], time.min) if "from" in words else None
    until = _moment(words["until"], time(23, 59, 59)) if "until" in words else None
    if since and until and since > until:
        raise bad_argument("The argument from lies after until.")
    return since, until


def _moment(text: str, of_day: time) -> datetime:
    try:
        if _DAY.fullmatch(text):
            return datetime.combine(datetime.fromisoformat(text), of_day, tzinfo=UTC)
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise bad_argument("A date looks like 2026-11-26 or 2026-11-26T21:00:00Z.")


def identifier(item: int) -> str:
    """What the record of an entry is called everywhere."""
    return f"oai:{_host()}:{item}"


def item_of(name: str) -> int:
    """The key of the entry that is called so here."""
    item = whole(name.rpartition(":")[2], digits=18)
    if item is None or identifier(item) != name:
        raise unknown_identifier()
    return item


def _host() -> str:
    return str(urlsplit(settings.SITE_URL).hostname)
