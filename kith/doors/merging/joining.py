"""Bringing together what two accounts have, by the rules. Nothing here decides whether it may be."""

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from kith.capabilities.messages.actions.corresponding import forget as leave_correspondences
from kith.domains.competencies.actions.moving import move as carry_competencies
from kith.domains.courses.actions.moving import move as carry_courses
from kith.domains.gatherings.actions.moving import carry_seats
from kith.domains.learning.actions.moving import move as carry_learning
from kith.domains.mentoring.actions.leaving import forget as end_mentoring
from kith.domains.portfolios.actions.moving import pick_up, put_down
from kith.domains.supervision.actions.lapsing import move as carry_log
from kith.doors.merging.rules import ENDS, MOVES, OF_PERSON, Rule
from kith.foundation.people.actions import end_account, succeed
from kith.foundation.people.models import Happening, Person
from kith.foundation.spaces.actions.belonging import hold_hosts, is_last_host
from kith.foundation.spaces.apart import forget_boundaries
from kith.foundation.spaces.models import Boundary, Membership, Tie
from kith.foundation.spaces.places import forget_places

State = Membership.State
STRONG = (State.ACTIVE, State.REMOVED)  # what a host decided, or where someone belongs now


@transaction.atomic
def bring_together(ended: Person, *, into: Person) -> None:
    """Give what one account has to another, and end it. Whatever name it went by stays where it was."""
    hold_hosts(Membership.objects.filter(person__in=[ended, into]).values_list("space", flat=True))
    _carry_places(ended, into)
    _carry_boundaries(ended, into)
    Tie.objects.filter(by__in=[ended, into], other__in=[ended, into]).delete()
    _carry_addresses(ended, into)
    leave_correspondences(ended)
    end_mentoring(ended)
    carry_seats(ended, into=into)
    portfolio = pick_up(ended)
    carry_learning(ended, into=into)
    carry_courses(ended, into=into)
    carry_competencies(ended, into=into)
    carry_log(ended, into=into)
    put_down(portfolio, into=into)
    for path in settings.KITH_ON_ACCOUNTS_JOINED:
        import_string(path)(ended, into=into)
    for name, rule in OF_PERSON.items():
        _carry(name, rule, ended, into)
    succeed(into, ended=ended)
    end_account(ended)
    for person in (ended, into):
        forget_places(person)
        forget_boundaries(person)


def _carry(name: str, rule: Rule, ended: Person, into: Person) -> None:
    model_name, _dot, key = name.rpartition(".")
    rows = apps.get_model(model_name)._default_manager.all()
    own = rows.filter(**{key: ended})
    if rule.how == ENDS:
        own.delete()
    if rule.how != MOVES:
        return
    if rule.unless:
        theirs = set(rows.filter(**{key: into}).values_list(*rule.unless))
        twins = [pk for pk, *same in own.values_list("pk", *rule.unless) if tuple(same) in theirs]
        if not rule.twin_stays:
            own.filter(pk__in=twins).delete()
        own = own.exclude(pk__in=twins)
    own.update(**{key: into}, **rule.also)


def _carry_places(ended: Person, into: Person) -> None:
    known = {place.space_id: place for place in _places(into)}
    for place in _places(ended):
        _keep_name(place)
        other = known.get(place.space_id)
        if other is None:
            place.person = into
            place.save(update_fields=["person", "display_name"])
        else:
            _join_places(place, other, into)
    for signature in Membership.objects.filter(person=ended).select_related("person"):
        _keep_name(signature)
        signature.person = into
        signature.save(update_fields=["person", "display_name"])


def _places(person: Person) -> list[Membership]:
    """Where someone belongs, asked or was; not what only signs words."""
    own = Membership.objects.filter(person=person).exclude(state=State.IMPORTED)
    return list(own.select_related("person", "space").order_by("pk"))


def _keep_name(place: Membership) -> None:
    """The name that it has there is from now on one chosen for this space, so it leads to nobody's profile."""
    place.display_name = place.shown_name


def _join_places(place: Membership, other: Membership, into: Person) -> None:
    """Both were in one space: one place stays, the other signs what was said under its name, and no more."""
    if is_last_host(place):
        raise ValidationError(
            _("One of the accounts is the only host of a space. Make someone else a host there first.")
        )
    stays, signs = other, place
    if other.state not in STRONG and place.state in STRONG:
        stays, signs = place, other
    _keep_name(signs)
    longest = max(
        (one for one in (stays, signs) if one.limited_until),
        key=lambda one: str(one.limited_until),
        default=None,
    )
    if longest is not None:
        stays.limited_until, stays.limit_reason = longest.limited_until, longest.limit_reason
    signs.state, signs.role, signs.request = State.IMPORTED, Membership.Role.MEMBER, ""
    signs.person = stays.person = into
    signs.save()
    stays.save()


def _carry_boundaries(ended: Person, into: Person) -> None:
    """A boundary everywhere becomes one in each space in which the name goes on, and the other one is."""
    spaces = set(Membership.objects.filter(person=into).values_list("space", flat=True))
    for boundary in Boundary.objects.filter(by=ended) | Boundary.objects.filter(other=ended):
        drew = boundary.by_id == ended.pk
        partner = boundary.other_id if drew else boundary.by_id
        where = {boundary.space_id} if boundary.space_id else spaces & _spaces_of(partner)
        for space in where if partner != into.pk else ():
            by, other = (into.pk, partner) if drew else (partner, into.pk)
            known, is_new = Boundary.objects.get_or_create(
                by_id=by, other_id=other, space_id=space, defaults={"sort": boundary.sort}
            )
            if not is_new and boundary.sort == Boundary.Sort.BLOCK:
                known.sort = boundary.sort
                known.save(update_fields=["sort"])
        boundary.delete()


def _spaces_of(person: int) -> set[int]:
    return set(Membership.objects.filter(person=person).values_list("space", flat=True))


def _carry_addresses(ended: Person, into: Person) -> None:
    """Proven addresses come along; the main one stays the one of the account that is kept."""
    proven = EmailAddress.objects.filter(user=ended, verified=True)
    if proven.update(user=into, primary=False):
        Happening.objects.create(person=into, what=Happening.What.EMAIL_ADDED)
