"""Who may tell, look, decide, and ask for another look. `thing` is a case, a decision, or an appeal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.models import Appeal, Case, Decision, Unsealing
from kith.foundation.people.models import Person
from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.policy import ANY_MEMBER_OF_THE_SITE, HOST
from kith.foundation.spaces.queries import is_hosted


def _case(thing: Any) -> Case:
    if isinstance(thing, Appeal):
        return thing.decision.case
    return thing.case if isinstance(thing, Decision | Unsealing) else thing


def _is_host(person: Person | None, thing: Any) -> bool:
    space = thing.space if isinstance(thing, Appeal) else _case(thing).space
    return space is not None and is_hosted(space, by=person)


def _is_steward(person: Person | None, thing: Any) -> bool:
    desk = thing.space_id if isinstance(thing, Appeal) else _case(thing).space_id
    return person is not None and person.is_steward and desk is None


def _is_concerned(person: Person | None, thing: Any) -> bool:
    case = _case(thing)
    return case.concerned == person or (case.mask is not None and is_own(case.mask, person))


def _told_it(person: Person | None, thing: Any) -> bool:
    return _case(thing).reports.filter(reporter=person).exists()


def _decided_it(person: Person | None, thing: Any) -> bool:
    made = _case(thing).decisions.filter(by=person)
    return made.exclude(kind=Decision.Kind.UNDONE).exists()


def _is_shown(person: Person | None, case: Case) -> bool:
    return case.post is None or (case.post.is_shown and not case.post.is_trace)


def _is_appealed(decision: Decision) -> bool:
    return Appeal.objects.filter(decision=decision).exists()


def _stands(person: Person | None, decision: Decision) -> bool:
    return decision.can_be_undone and not Decision.objects.filter(undoes=decision).exists()


def _can_be_opened(person: Person | None, case: Case) -> bool:
    return case.mask is not None and case.mask.seal_id is not None


HOSTS_AT_DESK = Ground(_("hosts of the space on whose desk it lies"), _is_host)
STEWARDS_AT_DESK = Ground(_("stewards, if it lies on theirs"), _is_steward)
CONCERNED = Ground(_("the person it is about"), _is_concerned)
NOT_ABOUT_THEM = Ground(_("It is not about them."), lambda person, thing: not _is_concerned(person, thing))
NOT_TOLD_BY_THEM = Ground(_("They did not report it."), lambda person, thing: not _told_it(person, thing))
NOT_DECIDED_BY_THEM = Ground(
    _("They did not decide it before."), lambda person, thing: not _decided_it(person, thing)
)
OPEN = Ground(_("The case is open."), lambda person, thing: _case(thing).is_open)
SHOWN = Ground(_("The words are still shown."), _is_shown)
STANDS = Ground(_("The decision has not been taken back."), _stands)
ONCE = Ground(_("They have not asked before."), lambda person, decision: not _is_appealed(decision))
NOT_APPEALED = Ground(
    _("Nobody has asked for another look; then someone else answers."),
    lambda person, decision: not _is_appealed(decision),
)

SEALED = Ground(_("It is about a made name that is sealed."), _can_be_opened)
WAITS = Ground(_("It waits for an answer, for 14 days at most."), lambda person, asked: asked.waits)
NOT_ASKED_BY_THEM = Ground(
    _("Another steward asked: it takes two."),
    lambda person, asked: person is None or asked.by_id != person.pk,
)

AT_DESK = (HOSTS_AT_DESK, STEWARDS_AT_DESK)
APART = (NOT_ABOUT_THEM, NOT_TOLD_BY_THEM)

allow(
    "report.make",
    says=_("Tell hosts or stewards that something is not right"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(NOT_ABOUT_THEM, SHOWN),
)
allow("space.desk", says=_("Look after reports and appeals in this space"), to=(HOST,))
allow("site.desk", says=_("Look after reports and appeals that are for stewards"), to=(STEWARD,))
allow("case.see", says=_("Look at a case"), to=AT_DESK, when=APART)
allow("case.handle", says=_("Note, hand over and decide a case"), to=AT_DESK, when=(*APART, OPEN))
allow("decision.undo", says=_("Take a decision back"), to=AT_DESK, when=(*APART, STANDS, NOT_APPEALED))
allow(
    "decision.appeal",
    says=_("Ask that someone else looks at a decision again"),
    to=(CONCERNED,),
    when=(STANDS, ONCE),
)
allow(
    "appeal.answer",
    says=_("Look at a decision again"),
    to=AT_DESK,
    when=(*APART, NOT_DECIDED_BY_THEM),
)
allow(
    "seal.ask",
    says=_("Ask that a made name is opened"),
    to=(STEWARDS_AT_DESK,),
    when=(*APART, SEALED),
)
allow("seal.see", says=_("See that someone asks to open a made name"), to=(STEWARDS_AT_DESK,), when=APART)
allow(
    "seal.answer",
    says=_("Agree that a made name is opened, or decline"),
    to=(STEWARDS_AT_DESK,),
    when=(*APART, NOT_ASKED_BY_THEM, WAITS),
)
