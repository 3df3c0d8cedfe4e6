"""The stranger visits every address there is, with the keys of everything that exists, and learns nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from PIL import Image

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.citations.actions import cite
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.lineage.actions import tie
from kith.capabilities.messages.actions import asking
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Seat
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.actions.unsealing import ask
from kith.capabilities.moderation.models import Case, Debrief
from kith.capabilities.notifications.models import Notice
from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.search.actions import save
from kith.capabilities.search.finders import finders
from kith.capabilities.versions.actions import draft
from kith.capabilities.versions.files import carry
from kith.capabilities.versions.models import CarriedFile
from kith.domains.competencies.actions import looking, naming, planning
from kith.domains.competencies.book import book
from kith.domains.competencies.frameworks.shapes import Competency
from kith.domains.courses.actions.taking import answer
from kith.domains.courses.actions.writing import begin as begin_course
from kith.domains.gatherings.actions.attending import come_in
from kith.domains.gatherings.actions.following import follow
from kith.domains.gatherings.actions.handing_out import hand_out
from kith.domains.gatherings.actions.questioning import ask as ask_those_who_come
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.queries import reach_gathering
from kith.domains.gatherings.questions import Question
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold, waive
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Certificate, Credential
from kith.domains.library.actions import gather
from kith.domains.mentoring.tests.together import aimed, paired, proposal
from kith.domains.portfolios.actions.keeping import add
from kith.domains.portfolios.actions.sharing import share
from kith.domains.portfolios.queries import pieces_of
from kith.domains.portfolios.sorts import SORTS
from kith.domains.supervision.actions import keeping_log, listening
from kith.domains.supervision.tests.circles import held
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.announcements.actions import announce
from kith.foundation.announcements.models import Announcement
from kith.foundation.spaces.actions import inviting
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.lessons import add_quiz, add_task
from tests.masked import said_masked
from tests.moderating import decided, told

SECRET = "blanket"
FOLLOWS: dict[str, Any] = {"rules_code": "us-pa-cps", "rules_version": 1}


def _addresses(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _addresses(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


def _visited(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each route with the keys of things that exist; those of files with one that is shown, and with one of a draft."""
    for route, _pattern in _addresses(get_resolver()):
        keys = [values, values | {"key": values["drafted"]}] if route.startswith("/files/") else [values]
        for each in keys:
            if address := _filled(route, each):
                yield route, address


def _filled(route: str, values: dict[str, str]) -> str | None:
    """The route with the keys of things that exist: each sort of address has keys of its own sort."""
    own = {name.split(" ")[1]: key for name, key in values.items() if route.startswith(name.split(" ")[0])}
    for name, value in (values | own).items():
        for kind in ("int", "slug", "str"):
            route = route.replace(f"<{kind}:{name}>", value)
    return None if "<" in route or "^" in route else route


@pytest.fixture
def hidden(cast: Cast, deliver: Callable[[], None]) -> dict[str, str]:
    """The keys of what only the members of a hidden space may know of: by name, or by the addresses they are for."""
    place = cast.place("maria", cast.circle)
    item = open_topic(QUESTION, by=place, title=f"The {SECRET}", source=f"A {SECRET} story", tags=["quilt"])
    post = writing.reply(item, author=cast.place("anneke", cast.circle), source=f"More {SECRET}")
    file = attach(checked("quilt.png", _picture()), to=item, by=place)
    writing.show_files(post, files=[file])
    inviting.invite(to=cast.circle, by=cast["tomasz"], days=3)
    letters = _letters(cast)
    keys = _moderated(cast, post)
    said = _announced(cast)
    learned = _learned(cast) | _accompanied(cast) | _looked(cast) | _supervised(cast)
    presence = enter(open_room(item, by=cast["tomasz"]), way="text", by=cast["tomasz"])
    deliver()
    notice = Notice.objects.filter(person=cast["tomasz"], space=cast.circle).latest("pk")
    entry = _entry(cast)
    return {
        "slug": cast.circle.slug, "kind": "question", "handle": "nobody", "token": "x",
        "key": file.key, "name": file.name, "pk": str(item.pk),
        "/talk/<int:pk>/<str:slug> slug": "anything",
        "/posts/ pk": str(post.pk),
        "/spaces/<slug:slug>/people/ pk": str(place.pk),
        "/spaces/<slug:slug>/invitations/ pk": str(cast.circle.invitations.get().pk),
        "/inbox/<int:pk> pk": str(notice.pk),
        "/rooms/ pk": str(presence.room_id), "/rooms/ presence": str(presence.pk),
        "/tags/ slug": "quilt", "/announcements/ pk": str(said.pk),
        "/messages/ key": letters.key, "/messages/ number": "1",
        "/messages/<str:key>/<int:number>/withdrawal/ number": "2",
    } | keys | entry | learned  # fmt: skip


def _entry(cast: Cast) -> dict[str, str]:
    """What Tomasz wrote for the library of the circle, and is changing."""
    host = cast.place("tomasz", cast.circle)
    item = MAKERS["practice"](host, title=f"The {SECRET} practice", source=f"A {SECRET} way")
    carry(draft(item, by=host), [checked("quilt.png", _picture())], by=host)
    drafted = CarriedFile.objects.get().file
    named = item.contributors.get()
    adapted = MAKERS["practice"](host, title=f"Another {SECRET} practice", source=f"One more {SECRET} way")
    link = tie(adapted, to=item, sort="adapts", version=1, changed=f"The {SECRET}", core="kept")
    for title in ("seam", "hem"):
        cite(item, Record(title=f"The {SECRET} {title}"), by=host, note=f"A {SECRET}")
    parts = (
        "writing",
        "writing-away",
        "publication",
        "retirement",
        "versions",
        "contributors",
        "competencies",
        "sources",
        "files",
    )
    searched = save(f"q={SECRET}", finder=finders()["everywhere"], by=cast["tomasz"])
    collection = MAKERS["collection"](host, title=f"The {SECRET} collection", source=f"A {SECRET} thread")
    gather(item, into=collection, words=f"The {SECRET} first", by=host.person)
    met = MAKERS["gathering"](host, title=f"The {SECRET} evening", source=f"A {SECRET} song")
    naming.name(item, about=[_support()], by=host.person)
    naming.name(met, about=[_support()], by=host.person)
    seat = come(reach_gathering(cast["tomasz"], met.pk), way="online", by=cast["tomasz"])
    occasion = met.gathering.occasions.get()
    come_in(occasion, person=cast["tomasz"], how="host", by=cast["tomasz"])
    question = ask_those_who_come(met, words=f"A {SECRET} of your own?", sort="yes_no", by=cast["tomasz"])
    Gathering.objects.filter(pk=met.pk).update(asks_after="may", questions_after=[_asked()])
    hand_out(
        met, by=host, audience="coming", title=f"A {SECRET} sheet", files=[checked("sheet.png", _picture())]
    )
    followed = follow(
        cast.circle, address=f"https://{SECRET}.example.org/c.ics", name=f"The {SECRET} calendar", sort="meeting", visibility="space",
        by=cast["tomasz"],
    )  # fmt: skip
    return _taught(host) | {
        "/spaces/<slug:slug>/calendars/ pk": str(followed.pk),
        "/gatherings/ pk": str(met.pk), "/gatherings/ occasion": str(occasion.pk), "/gatherings/ seat": str(seat.pk),
        "/gatherings/ question": str(question and question.pk), "/gatherings/<int:pk>/<str:slug> slug": "anything", "/gatherings/months/ month": "2099-05",
        "/me/seats/ pk": str(seat.pk), "/spaces/<slug:slug>/announcing/ kind": "gathering",
        "drafted": drafted.key,
        "/me/searches/ pk": str(searched.pk), "/library/months/ month": f"{timezone.localdate():%Y-%m}",
        "step": "what", "number": "1", "/library/ pk": str(item.pk),
        "/library/<int:pk>/<str:slug> slug": "anything",
        "/spaces/<slug:slug>/writing/ kind": "practice", "/me/namings/ pk": str(named.pk),
        "/library/links/ pk": str(link.pk), "form": "ris",
        "/library/<int:pk>/entries/ pk": str(collection.pk), "/library/<int:pk>/entries/ entry": str(item.pk),
        **{f"/items/<int:pk>/{part}/ pk": str(item.pk) for part in parts},
    }  # fmt: skip


def _taught(host: Membership) -> dict[str, str]:
    """A course of the circle with a task and a quiz, which Tomasz wrote and takes, and one that he is still writing."""
    item = MAKERS["course"](host, title=f"The {SECRET} course", source=f"Sew a {SECRET}")
    task = add_task(item, by=host.person, title=f"A {SECRET} to sew")
    question = add_quiz(item, by=host.person, words=f"Which {SECRET}?")
    answer(task, words=f"My {SECRET}", by=host.person)
    drafted = begin_course(by=host, title=f"Another {SECRET} course", outcome=f"Mend a {SECRET}")
    return {
        "/courses/ pk": str(item.pk), "/courses/ step": str(question.step_id), "/courses/ question": str(question.pk),
        "/courses/<int:pk>/<str:slug> slug": "anything", "/courses/ sort": "reading",
        "/courses/<int:pk>/steps/<int:step>/answer/ step": str(task.pk),
        "/courses/<int:pk>/publication/ pk": str(drafted.pk), "/courses/<int:pk>/writing-away/ pk": str(drafted.pk),
        "/spaces/<slug:slug>/teaching/ kind": "course",
    }  # fmt: skip


def _asked() -> dict[str, Any]:
    return Question(f"Was the {SECRET} warm?", "scale").kept()


def _letters(cast: Cast) -> Seat:
    """What Maria wrote to Tomasz and he to her, as he holds it: he may report the first, and withdraw the second."""
    asking.write_to([cast["tomasz"]], f"A {SECRET} for you", by=cast["maria"])
    with seen_as(cast["tomasz"]):
        seat = Seat.objects.get()
    asking.accept(seat, by=cast["tomasz"])
    say(seat, f"My {SECRET}", by=cast["tomasz"])
    return seat


def _learned(cast: Cast) -> dict[str, str]:
    """What Tomasz holds and learned, with a proof, and what his board waived; and the rules that all may read."""
    tomasz, today = cast["tomasz"], timezone.localdate()
    held = hold(title=f"The {SECRET} credential", issued_on=today, by=tomasz, **FOLLOWS)
    hours = add_training(
        programme=f"A {SECRET} day", on=today, minutes=60, proof=checked("quilt.png", _picture()), by=tomasz
    )
    waive(held, on=today, reason="other", by=tomasz)
    certify(tomasz, Programme("g-1", f"A {SECRET} certificate", today, 60), by=cast["ruth"])
    with seen_as(tomasz):
        waiver, certificate = held.waivers.get(), Certificate.objects.get()
    return {
        "/learning/credentials/ pk": str(held.pk), "/learning/hours/ pk": str(hours.pk),
        **_shown(cast, held),
        "/learning/waivers/ pk": str(waiver.pk), "/learning/certificates/ pk": str(certificate.pk), "/learning/certificates/ form": "json", "code": FOLLOWS["rules_code"], "version": "1",
    }  # fmt: skip


def _accompanied(cast: Cast) -> dict[str, str]:
    """Whom Tomasz accompanies, with a goal; and who was proposed to him."""
    mine, _theirs = paired(cast, "tomasz", "maria")
    goal = aimed(mine, f"A {SECRET} of our own")
    proposed, _other = proposal(cast, "tomasz", "anneke", about="resting")
    return {
        "/mentoring/pairs/ key": mine.key, "/mentoring/pairs/ goal": str(goal.pk),
        "/mentoring/proposals/ key": proposed.key,
    }  # fmt: skip


def _supervised(cast: Cast) -> dict[str, str]:
    """Where the circle meets, with a meeting that Tomasz logged, and what he asks of the others."""
    host = cast.place("tomasz", cast.circle)
    item = MAKERS["circle"](host, title=f"The {SECRET} bench", source=f"Bring a {SECRET}")
    meeting = held(item.circle, 1)[0]
    log = keeping_log.write_down(
        meeting, by=host.person, part="moderator", minutes=60, learned=f"My {SECRET}"
    )
    asked = listening.ask(item.circle, until=timezone.localdate(), words=f"A heavy {SECRET}", by=host.person)
    return {
        "/circles/ pk": str(item.pk), "/circles/ meeting": str(meeting.pk), "/circles/ number": "1", "/circles/ key": asked.key,
        "/circles/<int:pk>/<str:slug> slug": "anything", "/circles/log/ pk": str(log.pk),
    }  # fmt: skip


def _shown(cast: Cast, held: Credential) -> dict[str, str]:
    """A piece of the portfolio of Tomasz, and to whom he shows it."""
    tomasz = cast["tomasz"]
    add(SORTS["words"], [{"title": f"My {SECRET}", "source": f"A {SECRET}"}], by=tomasz)
    add(SORTS["credential"], [{"credential_id": held.pk}], by=tomasz)
    with seen_as(tomasz):
        pieces = list(pieces_of(tomasz))
    ends_on = timezone.localdate() + timedelta(days=3)
    shared = share(pieces, name=f"Tomasz {SECRET}", note=f"For {SECRET}", ends_on=ends_on, by=tomasz)
    return {
        "/portfolio/pieces/ pk": str(pieces[0].pk), "/portfolio/shares/ pk": str(shared.pk), "/portfolio/ sort": "words",
    }  # fmt: skip


def _support() -> Competency:
    return book().newest["samhsa-core"].competencies[1]


def _looked(cast: Cast) -> dict[str, str]:
    """What Tomasz says about his own work, and what he plans; and the list by which he looks, that all may read."""
    tomasz, framework, about = cast["tomasz"], "samhsa-core", _support()
    look = looking.begin_look(book().newest[framework], by=tomasz)
    looking.answer(look, about=about, word="growing", note=f"My {SECRET}", by=tomasz)
    step = planning.plan(f"Wash the {SECRET}", about=about, by=tomasz)
    return {
        "/competencies/looks/ pk": str(look.pk), "/competencies/plan/ pk": str(step.pk),
        "/competencies/ framework": framework, "/competencies/ code": about.code, "/competencies/ shelf": "library",
    }  # fmt: skip


def _announced(cast: Cast) -> Announcement:
    """To the members of the circle alone."""
    words = {"en": (f"The {SECRET} is washed", f"The {SECRET} comes back.")}
    today = timezone.localdate()
    return announce(
        words=words, spaces=[cast.circle], audience="spaces", begins=today, ends=today, by=cast["ruth"]
    )


def _moderated(cast: Cast, post: Post) -> dict[str, str]:
    """What Tomasz told, what is on his desk, and what was decided about him."""
    asked = told(cast, Case(post=post), by="maria", only_stewards=True, words=f"The {SECRET} hurts").case
    waiting = appeal(decided(cast, asked, "note", by="ruth", reason=SECRET), words=f"My {SECRET}")
    case = told(cast, Case(post=post), by="maria", words=f"The {SECRET} hurts").case
    made = decided(cast, case, "note", reason=SECRET, goes_on=True)
    own = told(cast, Case(member=cast.place("anneke", cast.circle)), by="tomasz", words=SECRET)
    about = told(cast, Case(member=cast.place("tomasz", cast.circle)), by="maria", words=SECRET).case
    about_host = decided(cast, about, "note", by="ruth", reason=f"{SECRET}")
    masked = told(
        cast,
        Case(post=said_masked(cast, "anneke", item=post.item, words=SECRET)),
        by="maria",
        only_stewards=True,
    )
    asked_to_open = ask(masked.case, reason=SECRET, by=cast["ruth"])
    offered = Debrief.objects.create(moderator=cast["tomasz"], case=case)
    return {
        "/desk/<int:pk>/ pk": str(case.pk),
        "/desk/decisions/ pk": str(made.pk),
        "/desk/appeals/ pk": str(waiting.pk),
        "/desk/debriefs/ pk": str(offered.pk),
        "/steward/cases/ pk": str(masked.case_id),
        "/steward/unsealings/ pk": str(asked_to_open.pk),
        "/me/reports/ pk": str(own.pk),
        "/me/decisions/ pk": str(about_host.pk),
    }


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()


NOT_OURS = ("/account/", "/demo/")
ELSEWHERE = (
    "/people/",
    "/invitation/",
    "/stop/",
    "/decisions/mailed/",
    "/steward/",
    "/feeds/",
    "/calendars/",
)  # for others, or with other keys
FOR_THOSE_WHO_ASK = ("admission/", "refusal/")


def test_the_addresses_are_there_for_those_who_belong(cast: Cast, hidden: dict[str, str]) -> None:
    """Otherwise the stranger would learn nothing because nothing is there."""
    host = cast.client("tomasz")
    for route, address in _visited(hidden):
        if "<" not in route or route.startswith((*NOT_OURS, *ELSEWHERE)):
            continue
        if not route.endswith(FOR_THOSE_WHO_ASK):
            assert host.get(address).status_code != 404, address


def test_the_stranger_learns_nothing(cast: Cast, hidden: dict[str, str]) -> None:
    """First only looking, then also sending; with an account, and without."""
    visited = [(route, address) for route, address in _visited(hidden) if not route.startswith(NOT_OURS)]
    assert len(visited) > 50
    for verb, who in product(("get", "post"), ("eleni", None)):
        client = cast.client(who)
        for route, address in visited:
            _learns_nothing(getattr(client, verb)(address), route=route, where=f"{verb} {address} by {who}")
        assert ("_auth_user_id" in client.session) == (who is not None), "nothing on the way signed them out"


def _learns_nothing(answer: Any, *, route: str, where: str) -> None:
    words = (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")
    assert answer.status_code < 500, where
    assert SECRET not in words.lower(), where
    assert "Tuesday circle" not in words, where
    if "<slug:slug>" in route and "talk" not in route and "tags" not in route:
        assert answer.status_code in (404, 405), (where, answer.status_code)
    if route.startswith("/files/"):
        assert answer.status_code in (404, 405), "a picture says nothing that one could look for"
