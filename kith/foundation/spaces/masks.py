"""Names made for one conversation: which are one's own, and under which name someone is known.

Only the functions here look behind a mask. What they find stays in the program: no page, no row and no log may show it.
"""

from django.db.models import QuerySet

from kith.foundation.people.models import Person
from kith.foundation.seals import sealing
from kith.foundation.spaces.models import Membership, Space

OPENING = "space:{}"  # while a conversation is being written, it has no key of its own


def opening_in(space: Space) -> str:
    """What a name is made for whose conversation does not exist yet."""
    return OPENING.format(space.pk)


def is_own(member: Membership, person: Person | None) -> bool:
    """Whether someone signs by this: a place of theirs, or a name that was made for them."""
    if person is None:
        return False
    if member.seal_id is None:
        return member.person_id == person.pk
    return member.seal is not None and sealing.fits(member.seal, person)


def as_known(person: Person, *, signed: Membership) -> Person:
    """Who is said to have acted on what is signed so: of one's own words under a made name, the one who is nobody."""
    return signed.person if signed.is_mask and is_own(signed, person) else person


def mask_of(person: Person | None, scope: str) -> Membership | None:
    """The name that was made for someone, if there is one."""
    if person is None:
        return None
    known = Membership.objects.filter(seal__token__in=sealing.tokens(person, scope))
    # In no order: asked for the first by key, the database looks through memberships, not for the seal.
    return next(iter(known.select_related("person", "space", "seal")), None)


def behind(mask: Membership) -> Person | None:
    """Who it is; None if nobody can know any more. For what the program does by itself, and for two stewards who agree."""
    return sealing.opened(mask.seal) if mask.seal else None


def masks_of(person: Person, *, among: QuerySet[Membership, Membership] | None = None) -> list[Membership]:
    """All names that were made for someone. No index leads there, so each is tried: for rare occasions."""
    masks = Membership.objects.all() if among is None else among
    sealed = masks.filter(seal__isnull=False).select_related("seal", "person", "space")
    return [mask for mask in sealed.iterator(chunk_size=2000) if is_own(mask, person)]
