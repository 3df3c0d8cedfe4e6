"""What is decided about someone behind a made name, for a whole space, without a trace of who it is.

Whatever others can see of it happens at a moment within the next days that chance chooses. It lies in the envelope.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.people.queries import person_once
from kith.foundation.seals.moments import moment_in, put_off
from kith.foundation.spaces.actions.belonging import admit, leave
from kith.foundation.spaces.events import Limited
from kith.foundation.spaces.masks import behind
from kith.foundation.spaces.models import Membership, Space, Standing
from kith.foundation.spaces.places import forget_places, standing_tokens

LATEST = timedelta(days=3)
Sort = Standing.Sort


def limit_behind(
    mask: Membership, *, space: Space | None, until: datetime, reason: str, by: Person
) -> Standing | None:
    """Let someone only read in a space until a moment; only they see it, beside what they cannot use."""
    return _write(mask, space, Sort.LIMIT, until=until, reason=reason, by=by)


def remove_behind(mask: Membership, *, space: Space | None, reason: str, by: Person) -> Standing | None:
    """Let someone write no more in a space, leave it within days as anyone leaves, and not come back."""
    return _write(mask, space, Sort.REMOVAL, until=None, reason=reason, by=by)


@transaction.atomic
def _write(
    mask: Membership, space: Space | None, sort: str, *, until: datetime | None, reason: str, by: Person
) -> Standing | None:
    """The event names the made name; it has no other words, and stands in no log."""
    person = behind(mask)
    if person is None or space is None:
        return None
    known = standing_tokens(person, space.pk)[0]
    forget_places(person)
    record(Limited(space=space, member=mask.pk), by=by)
    sealed = put_off(person, about=known, within=LATEST)
    return Standing.objects.create(
        space=space, sort=sort, token=known, sealed=sealed, until=until, reason=reason[:1000]
    )


@transaction.atomic
def lift_behind(standing: Standing) -> None:
    """Take it back. Who has left by it comes back within days, as anyone comes."""
    person = _whose(standing)
    if (
        person is None
        or standing.sort == Sort.LIMIT
        or person.memberships.active().filter(space=standing.space_id)
    ):
        standing.delete()
        return
    standing.sort, standing.sealed = Sort.RETURN, put_off(person, about=standing.token, within=LATEST)
    standing.save(update_fields=["sort", "sealed"])


def carry_out(now: datetime) -> None:
    """Let those leave and come back whose moment has come. The last host stays until there is another."""
    for standing in Standing.objects.exclude(sort=Sort.LIMIT).select_related("space"):
        moment = moment_in(standing.sealed, about=standing.token)
        if moment and moment.at <= now and (person := _whose(standing)):
            _carry_out(standing, person)


@transaction.atomic
def _carry_out(standing: Standing, person: Person) -> None:
    place = (
        person.memberships.select_related("space", "person")
        .filter(space=standing.space_id)
        .exclude(state="imported")
        .first()
    )
    try:
        with transaction.atomic():
            if standing.sort == Sort.RETURN and place and place.state == Membership.State.LEFT:
                admit(person, to=standing.space, by=None, role=place.role, agrees=False)
            elif standing.sort == Sort.REMOVAL and place:
                leave(place)
    except ValidationError:
        return
    if standing.sort == Sort.RETURN:
        standing.delete()


def _whose(standing: Standing) -> Person | None:
    moment = moment_in(standing.sealed, about=standing.token)
    return person_once(moment.person) if moment else None
