"""Bringing a list of members in: each gets an account, which opens with a code sent to their address."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from kith.doors.steward.report import Report
from kith.foundation.people.actions import free_handle, register
from kith.foundation.people.models import Person
from kith.foundation.people.queries import by_address
from kith.foundation.profiles.actions import tell as tell_of
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership, Space
from kith.lib.archives.shapes import Member, Problem
from kith.lib.languages import language_code
from kith.lib.zones import is_zone

TOLD = {"role": "role", "region": "region", "pronouns": "pronouns", "note": "about"}
TOLD_EACH = 100


def bring_members(
    found: Iterable[Member | Problem],
    *,
    into: Space | None,
    by: Person | None,
    report: Report,
    tell: Callable[[str], None],
) -> None:
    """Who is here already is left as they are. What the list tells about people only they themselves see."""
    for each in found:
        if isinstance(each, Problem):
            report.leave_out(each)
            continue
        report.read += 1
        _bring(each, into=into, by=by, report=report)
        if report.read % TOLD_EACH == 0:
            tell(f"{report.read} read, {report.people} new people, {report.already_here} were here already")


@transaction.atomic
def _bring(member: Member, *, into: Space | None, by: Person | None, report: Report) -> None:
    person = Person.objects.filter(by_address(member.email)).first()
    if person is None:
        person = _new(member, report=report)
        report.people += 1
    else:
        report.already_here += 1
    if into is not None and not Membership.objects.filter(space=into, person=person).exists():
        try:
            admit(person, to=into, by=by, role=_role(member, report=report), agrees=False)
        except ValidationError as refusal:
            report.leave_out(Problem(member.position, str(refusal.message), member.email))


def _role(member: Member, *, report: Report) -> str:
    role = member.space_role.lower()
    if role and role not in Membership.Role.values:
        report.leave_out(
            Problem(member.position, f"there is no role “{member.space_role}” in a space", member.email)
        )
        return Membership.Role.MEMBER
    return role or Membership.Role.MEMBER


def _new(member: Member, *, report: Report) -> Person:
    language = language_code(member.language)
    details = {"language": language} if language in dict(settings.LANGUAGES) else {}
    if is_zone(member.time_zone):
        details["time_zone"] = member.time_zone
    for what, words, is_known in (
        ("language", member.language, language),
        ("time zone", member.time_zone, "time_zone" in details),
    ):
        if words and not is_known:
            report.leave_out(Problem(member.position, f"there is no {what} “{words}”", member.email))
    handle = free_handle(member.handle) if member.handle else ""
    person = register(name=member.name[:80], email=member.email, handle=handle, **details)
    known = {field: getattr(member, name) for name, field in TOLD.items()} | {"language": language}
    for field, text in known.items():
        if text:
            tell_of(person, field=field, texts=[text], audience="self")
    return person
