"""A session in which people meet, as one of them sees it at this moment."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.methods import methods
from kith.domains.supervision.formats.shapes import Method, Words
from kith.domains.supervision.formats.shipped import in_language
from kith.domains.supervision.live.ahead import ahead
from kith.domains.supervision.live.offering import Offers, offers
from kith.domains.supervision.live.showing import Phase, Shown, at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Session
from kith.domains.supervision.queries.live import state_of
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Membership

_SOMEONE = _("Someone in the circle")


@dataclass(frozen=True)
class Peer:
    """Someone who came, by the name that the reader may know."""

    key: int
    name: str
    seed: str
    is_me: bool
    is_here: bool
    speaks: bool


@dataclass(frozen=True)
class Scene:
    """`me` is the reader's own place. `words` are None before the first step and after the last.

    `methods` are those among which the group chooses in this step; `chosen` is the one that it chose, from then on.
    """

    shown: Shown
    offers: Offers
    me: int
    peers: Mapping[int, Peer]
    words: Words | None
    following: Words | None
    methods: tuple[Method, ...]
    chosen: Method | None

    @property
    def is_in(self) -> bool:
        return self.me in self.peers and self.peers[self.me].is_me

    @property
    def speaks(self) -> bool:
        return self.me in self.shown.speakers

    @property
    def brings(self) -> bool:
        return self.me == self.shown.presenter

    @property
    def has_turn(self) -> bool:
        return self.me == self.shown.turn

    @property
    def is_gathering(self) -> bool:
        return self.shown.phase is Phase.GATHERING

    @property
    def is_over(self) -> bool:
        return self.shown.phase is Phase.OVER

    @property
    def moderator(self) -> Peer | None:
        return self._peer(self.shown.moderator)

    @property
    def presenter(self) -> Peer | None:
        return self._peer(self.shown.presenter)

    @property
    def secretary(self) -> Peer | None:
        return self._peer(self.shown.secretary)

    @property
    def turn(self) -> Peer | None:
        return self._peer(self.shown.turn)

    @property
    def to_come(self) -> list[Peer]:
        return self._those(self.shown.to_come)

    @property
    def speakers(self) -> list[Peer]:
        return [each for each in self.peers.values() if each.speaks]

    @property
    def successors(self) -> list[Peer]:
        return self._those(self.offers.successors)

    @property
    def presenters(self) -> list[Peer]:
        return self._those(self.offers.presenters)

    @property
    def secretaries(self) -> list[Peer]:
        return self._those(self.offers.secretaries)

    def _peer(self, key: int | None) -> Peer | None:
        return self.peers.get(key) if key is not None else None

    def _those(self, keys: Collection[int]) -> list[Peer]:
        return [self.peers[key] for key in keys if key in self.peers]


def scene(session: Session, *, reader: Person) -> Scene:
    moment = timezone.now()
    state = state_of(session, moment)
    return _Looking(session, reader, state, moment).scene(state)


def scenes_ahead(session: Session, *, reader: Person) -> list[Scene]:
    """What follows, as it will be if all stay and keep the roles that they have."""
    moment = timezone.now()
    state = state_of(session, moment)
    looking = _Looking(session, reader, state, moment)
    return [looking.scene(each) for each in ahead(state, moment)]


class _Looking:
    """One reader, who looks at the same people in one state or several."""

    def __init__(self, session: Session, reader: Person, state: State, moment: datetime) -> None:
        self.moment, self.told = moment, session.format
        self.me, self.hidden = session.circle.space.own_place(reader), apart(reader)
        self.keys = _keys(state, moment)
        self.places = Membership.objects.filter(pk__in=self.keys).select_related("person", "space").in_bulk()
        self.methods = in_language(methods(), self.told.language)

    def scene(self, state: State) -> Scene:
        shown, words = at(state, self.moment), self.told.words
        here = shown.frame
        known = [self.methods[each] for each in here.methods if each in self.methods] if here else []
        return Scene(
            shown=shown, offers=offers(state, self.me.pk, self.moment), me=self.me.pk,
            peers={key: self._peer(key, state, shown) for key in self.keys},
            words=words[here.key] if here else None,
            following=words[shown.following.key] if shown.following else None, methods=tuple(known),
            chosen=self.methods.get(shown.method),
        )  # fmt: skip

    def _peer(self, key: int, state: State, shown: Shown) -> Peer:
        place = self.places.get(key)
        is_known = place is not None and (self.me.is_host or not self.hidden.has(place))
        name, seed = (place.shown_name, place.seed) if place and is_known else (str(_SOMEONE), "someone")
        came = key in state.people
        return Peer(
            key, name, seed, is_me=came and key == self.me.pk, is_here=came and key not in shown.away,
            speaks=key in shown.speakers and shown.frame is not None,
        )  # fmt: skip


def _keys(state: State, moment: datetime) -> list[int]:
    """In the order of coming; then those who have a role still, and left."""
    shown = at(state, moment)
    roles = (shown.moderator, shown.presenter, shown.secretary)
    return [*state.people, *(key for key in roles if key is not None and key not in state.people)]
