"""What is asked for: pages of the seeded data, by a visitor and by the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from bench import sizes, words
from bench.load import KEY
from bench.seed import TARGETS
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person

SECRET = "b" * 32  # a token for forms, as a browser would have got one
LONG = 1
ENCODINGS = "gzip, deflate, br, zstd"
SPACES = ("space-1", "space-3", "space-6", "space-8")
VISITOR, READER = "visitor", "signed in"


@dataclass(frozen=True)
class Case:
    """`bare` are the addresses of the view without a page, in the same order."""

    name: str
    who: str
    paths: Sequence[str]
    bare: Sequence[str] = ()
    expect: int = 200
    posts: bool = False

    @property
    def title(self) -> str:
        return f"{self.name}, {self.who}"


def pages() -> list[Case]:
    """Each page for both sorts of people, then what only members can do."""
    return [case for who in (VISITOR, READER) for case in _pages(who)] + [_reply()]


def _pages(who: str) -> list[Case]:
    long, last = (
        Item.objects.get(pk=LONG).get_absolute_url(),
        -(-Item.objects.get(pk=LONG).thread.last_number // 40),
    )
    topics = full_topics()
    return [
        Case("home", who, ["/"], ["/bench/home/"]),
        Case("space list", who, [f"/spaces/{slug}/" for slug in SPACES], [f"/bench/spaces/{slug}/" for slug in SPACES]),
        Case("topic of 40 posts", who, [item.get_absolute_url() for item in topics],
             [f"/bench/talk/{item.pk}/" for item in topics]),
        Case("long thread, first page", who, [long]),
        Case("long thread, last page", who, [f"{long}?page={last}"]),
        Case("search of two words", who, [f"/search/?{urlencode({'q': two})}" for two in words.searches()]),
    ]  # fmt: skip


def full_topics() -> list[Item]:
    found = Item.objects.filter(space__slug__in=SPACES, visibility="public", thread__last_number=60)
    return list(found.order_by("pk")[:24])


def _reply() -> Case:
    targets = range(LONG + 1, LONG + 1 + TARGETS)
    return Case("posting a reply", READER, [f"/items/{pk}/reply/" for pk in targets], expect=302, posts=True)


def signed_in() -> Client:
    """The reader, as the test client of Django; its cookie serves the load generator too."""
    return entered(Person.objects.get(email=sizes.READER))


def entered(person: Person) -> Client:
    client = Client(headers={"accept-encoding": ENCODINGS}, SERVER_NAME="127.0.0.1")
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    return client


@dataclass(frozen=True)
class Sender:
    """Writes requests as a browser sends them."""

    port: int
    session: str

    def get(self, path: str, *, who: str, etag: str = "", language: str = "en") -> str:
        validator = f"If-None-Match: {etag}\r\n" if etag else ""
        return f"GET {path} HTTP/1.1\r\n{self._common(who, language)}{validator}\r\n"

    def post(self, path: str, *, mark: str) -> str:
        words = "A reply of some length, with **a stressed word**, that says what such replies say.\n\n- one\n- two\n"
        fields = {"csrfmiddlewaretoken": SECRET, "source": words, "content_note": "", "reply_to": ""}
        body = f"{urlencode(fields)}&send_key={KEY}"
        length = len(body.replace(KEY, f"{mark}{0:08}"))
        head = f"POST {path} HTTP/1.1\r\n{self._common(READER)}Content-Type: application/x-www-form-urlencoded\r\n"
        return f"{head}Content-Length: {length}\r\n\r\n{body}"

    def _common(self, who: str, language: str = "en") -> str:
        cookie = f"Cookie: sessionid={self.session}; csrftoken={SECRET}\r\n" if who == READER else ""
        accepts = (
            f"Accept: text/html,*/*;q=0.8\r\nAccept-Encoding: {ENCODINGS}\r\nAccept-Language: {language}\r\n"
        )
        return f"Host: 127.0.0.1:{self.port}\r\n{accepts}{cookie}"
