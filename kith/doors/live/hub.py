"""Who looks at what at this moment, in this process. Nothing of it is kept, and nobody else can ask."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

WAITING = 20  # parts that wait to be sent; who is slower than that begins anew
ITEM, INBOX = "item", "inbox"


@dataclass(eq=False)
class Stream:
    """One open page. `parts` holds what to say next: the key of an event and a part, or None to close."""

    person: int
    item: int = 0
    space: int = 0
    parts: asyncio.Queue[tuple[int, str] | None] = field(default_factory=lambda: asyncio.Queue(WAITING + 1))

    def say(self, event: int, part: str) -> None:
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

    def open(self, stream: Stream) -> None:
        self.by_person[stream.person].add(stream)
        if stream.item:
            self.by_item[stream.item].add(stream)

    def leave(self, stream: Stream) -> None:
        for streams, key in ((self.by_person, stream.person), (self.by_item, stream.item)):
            streams[key].discard(stream)
            if not streams[key]:
                del streams[key]

    def people(self) -> Collection[int]:
        return self.by_person.keys()

    def item_changed(self, item: int, event: int) -> None:
        for stream in self.by_item.get(item, ()):
            stream.say(event, ITEM)

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
            if stream.item:
                stream.say(0, ITEM)

    def streams(self) -> list[Stream]:
        return [stream for streams in self.by_person.values() for stream in streams]
