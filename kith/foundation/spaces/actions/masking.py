"""Making a name for one conversation, and letting go of it. Nobody hears of it, so no event is recorded."""

from django.db import connection, transaction
from django.db.models.functions import Lower

from kith.foundation.people.actions import make_mask
from kith.foundation.people.models import Person
from kith.foundation.seals.models import Seal
from kith.foundation.seals.sealing import seal, seal_anew, token
from kith.foundation.spaces.masks import mask_of, masks_of
from kith.foundation.spaces.models import Membership, Space
from kith.lib.calm_names import free_name


@transaction.atomic
def wear(person: Person, *, scope: str, space: Space, language: str) -> Membership:
    """The name of someone for this scope, made if there is none yet. It belongs to nobody that others could find."""
    _wait(person, scope)
    if known := mask_of(person, scope):
        return known
    nobody = make_mask(name=_free(space, language))
    return Membership.objects.create(
        space=space, person=nobody, state=Membership.State.MASKED, display_name=nobody.name,
        handle=nobody.handle, seal=seal(person, scope=scope),
    )  # fmt: skip


def _wait(person: Person, scope: str) -> None:
    """Of two sendings, one waits. A lock on the row of the person would be kept in it, with the number of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(token(person, scope)[:15], 16)])


@transaction.atomic
def rename(mask: Membership, *, language: str) -> None:
    """Make another name, as long as nobody has seen the first."""
    mask.display_name = mask.person.name = _free(mask.space, language)
    mask.person.save(update_fields=["name"])
    mask.save(update_fields=["display_name"])


def keep_for(mask: Membership, person: Person, *, scope: str) -> None:
    """Keep a name for the conversation that begins with it."""
    if mask.seal:
        seal_anew(mask.seal, person, scope=scope)


@transaction.atomic
def destroy_seals(person: Person) -> None:
    """Let the words stay, and nobody ever know whose they were."""
    Seal.objects.filter(mask__in=masks_of(person)).delete()


def _free(space: Space, language: str) -> str:
    """A name that nobody has here, whether chosen, given or made."""
    there = Membership.objects.filter(space=space)
    chosen = there.annotate(small=Lower("display_name"))
    own = there.annotate(small=Lower("person__name"))
    return free_name(
        language,
        lambda name: chosen.filter(small=name.lower()).exists() or own.filter(small=name.lower()).exists(),
    )
