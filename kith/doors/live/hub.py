"""Who looks at what at this moment, in this process. Nothing of it is kept, and nobody else can ask."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

WAITING = 20  # parts that wait to be sent; who is slower than that begins anew
ITEM, INBOX, ROOM, SIGNALS, NAME = "item", "inbox", "room", "signals", "name"


@dataclass(eq=False)
class Stream:
    """One open page. `parts` holds what to say next: the key of an event and a part, or None to close.

    `waiting` are parts that are in there already, with the mark of what they show. `session` is the one that the page is of, and
    `place` as whom they are in it. Its page answers by `name` that it hears it still, at last when `heard`: a stream that broke
    without a word stays open for long.
    """

    person: int
    item: int = 0
    space: int = 0
    room: int = 0
    session: UUID | None = None
    place: int = 0
    name: str = ""
    heard: float = 0
    parts: asyncio.Queue[tuple[int, str] | None] = field(default_factory=lambda: asyncio.Queue(WAITING + 1))
    waiting: dict[str, str] = field(default_factory=dict)

    async def next(self) -> tuple[int, str] | None:
        said = await self.parts.get()
        if said is None:
            return None
        event, part = said
        mark = self.waiting.pop(part, "")
        return event, f"{part}\n{mark}" if mark else part

    def say(self, event: int, part: str, mark: str = "") -> None:
        if part in self.waiting:  # whoever looks once sees all that waits in a room, or where a session is
            self.waiting[part] = mark if self.waiting[part] == mark else ""
            return
        if part not in (ITEM, INBOX):
            self.waiting[part] = mark
        if self.parts.qsize() < WAITING:
            self.parts.put_nowait((event, part))
        else:
            self.close()

    def close(self) -> None:
        if not self.parts.full():
            self.parts.put_nowait(None)


class Hub:
    def __init__(self) -> None:
        self.by_person: dict[int, set[Stream]] = defaultdict(set)
        self.by_item: dict[int, set[Stream]] = defaultdict(set)
        self.by_room: dict[int, set[Stream]] = defaultdict(set)
        self.by_session: dict[UUID, set[Stream]] = defaultdict(set)
        self.by_name: dict[str, Stream] = {}

    def open(self, stream: Stream) -> None:
        for streams, key in self._places(stream):
            streams[key].add(stream)
        if stream.name:
            self.by_name[stream.name] = stream

    def leave(self, stream: Stream) -> None:
        self.by_name.pop(stream.name, None)
        for streams, key in self._places(stream):
            streams[key].discard(stream)
            if not streams[key]:
                del streams[key]

    def _places(self, stream: Stream) -> Iterator[tuple[dict[Any, set[Stream]], Any]]:
        """Where a stream is found. The page of a room looks at the room, and not at its item."""
        yield self.by_person, stream.person
        if stream.room:
            yield self.by_room, stream.room
        elif stream.item:
            yield self.by_item, stream.item
        if stream.session:
            yield self.by_session, stream.session

    def in_session(self, session: UUID, *, since: float = 0) -> dict[int, int]:
        """Who has its page open on any device that was heard since then, and as whom they are in it."""
        open_here = self.by_session.get(session, ())
        return {stream.person: stream.place for stream in open_here if stream.heard >= since}

    def hear(self, name: str, moment: float) -> bool:
        """The page of a stream hears it still; False if there is no such stream."""
        stream = self.by_name.get(name)
        if stream is None:
            return False
        stream.heard = moment
        return True

    def people(self) -> Collection[int]:
        return self.by_person.keys()

    def item_changed(self, item: int, event: int, *, part: str = ITEM, mark: str = "") -> None:
        for stream in self.by_item.get(item, ()):
            stream.say(event, part, mark)

    def room_changed(self, room: int, *, to: int) -> None:
        """Something waits in a room, for one person or (0) for all who are in it."""
        for stream in self.by_room.get(room, ()):
            if to in (0, stream.person):
                stream.say(0, SIGNALS if to else ROOM)

    def inboxes_changed(self, people: Iterable[int], event: int) -> None:
        for person in people:
            for stream in self.by_person.get(person, ()):
                stream.say(event, INBOX)

    def rights_changed(self, *, space: int, item: int) -> None:
        """Close what may no longer be allowed; the browser comes again, and is asked again."""
        for stream in self.streams():
            if stream.item and (stream.item == item or stream.space == space):
                stream.close()

    def gap(self) -> None:
        """Nobody knows what was missed, so every page looks again."""
        for stream in self.streams():
            stream.say(0, INBOX)
            if stream.room:
                stream.say(0, ROOM)
            elif stream.item:
                stream.say(0, ITEM)

    def streams(self) -> list[Stream]:
        return [stream for streams in self.by_person.values() for stream in streams]
