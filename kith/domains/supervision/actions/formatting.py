"""A circle's own copies of formats. A session that runs keeps the format as it was when it began."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.events import FormatsChanged
from kith.domains.supervision.formats.plain import Plain, from_plain, to_plain
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.models import Circle, OwnFormat
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def copy(told: Format, *, to: Circle, by: Person) -> OwnFormat:
    """Give a circle a copy that it can change. It is told in the language of the format."""
    made = OwnFormat.objects.create(
        circle=to, code=told.code, told=to_plain(told), changed_by=to.space.own_place(by)
    )
    record(FormatsChanged(item=to.item), by=by)
    return made


@transaction.atomic
def rewrite(own: OwnFormat, told: Plain, *, seen: datetime, by: Person) -> None:
    """Keep a copy as it is told now, if it holds together; raises `Refused` if not. Sessions that run go on as they began.

    `seen` is when the copy was changed that its writer began with: what someone else kept since then is not written over.
    """
    from_plain(told)
    mine = own.circle.space.own_place(by)
    changed = OwnFormat.objects.filter(pk=own.pk, changed_at=seen).update(
        told=told, changed_by=mine, changed_at=timezone.now()
    )
    if not changed:
        raise ValidationError(
            _(
                "Someone else changed this copy since you began. Look at it in another window, then keep yours."
            )
        )
    record(FormatsChanged(item=own.circle.item), by=by)


@transaction.atomic
def remove(own: OwnFormat, *, by: Person) -> None:
    """Take a copy away for good. Where it was planned, nothing is planned instead; sessions keep what they began with."""
    circle, name = own.circle, own.name_in_plans
    Circle.objects.filter(pk=circle.pk, format=name).update(format="")
    circle.meetings.filter(format=name).update(format="")
    own.delete()
    share_out(circle)
    record(FormatsChanged(item=circle.item), by=by)
