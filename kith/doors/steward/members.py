"""Bringing a list of members in: each gets an account, which opens with a code sent to their address."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from kith.doors.steward.report import Report
from kith.foundation.people.actions import register
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership, Space
from kith.lib.archives.shapes import Member, Problem

TOLD = {"role": "role", "region": "region", "pronouns": "pronouns", "note": "about"}


def bring_members(
    found: Iterable[Member | Problem], *, into: Space | None, by: Person | None, report: Report
) -> None:
    """Who is here already is left as they are. What the list tells about people only they themselves see."""
    for each in found:
        if isinstance(each, Problem):
            report.leave_out(each)
            continue
        report.read += 1
        _bring(each, into=into, by=by, report=report)


@transaction.atomic
def _bring(member: Member, *, into: Space | None, by: Person | None, report: Report) -> None:
    person = Person.objects.filter(email=member.email.lower()).first()
    if person is None:
        person = _new(member)
        report.people += 1
    else:
        report.already_here += 1
    if into is not None and not Membership.objects.filter(space=into, person=person).exists():
        role = member.space_role if member.space_role in Membership.Role.values else "member"
        try:
            membership = admit(person, to=into, by=by, role=role)
        except ValidationError as refusal:
            report.leave_out(Problem(member.position, str(refusal.message), member.email))
            return
        Membership.objects.filter(pk=membership.pk).update(agreed_version=0)


def _new(member: Member) -> Person:
    details = {
        name: value
        for name, value in (("language", member.language), ("time_zone", member.time_zone))
        if value
    }
    person = register(name=member.name, email=member.email, handle="", **details)
    for name, field in TOLD.items():
        if text := getattr(member, name):
            tell(person, field=field, texts=[text], audience="self")
    return person
