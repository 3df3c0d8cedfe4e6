"""What only the members of a hidden space may know of, with the keys under which it lies."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.citations.actions import cite
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.drafts import Desk
from kith.capabilities.lineage.actions import tie
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.actions.unsealing import ask
from kith.capabilities.moderation.models import Case, Debrief
from kith.capabilities.notifications.models import Notice
from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.search.actions import save
from kith.capabilities.search.finders import finders
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.naming import ask_to_name
from kith.capabilities.versions.files import carry
from kith.capabilities.versions.models import CarriedFile
from kith.domains.competencies.actions import naming
from kith.domains.courses.actions.taking import answer
from kith.domains.courses.actions.writing import begin as begin_course
from kith.domains.gatherings.actions.attending import come_in
from kith.domains.gatherings.actions.following import follow
from kith.domains.gatherings.actions.handing_out import hand_out
from kith.domains.gatherings.actions.questioning import ask as ask_those_who_come
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.models import Feedback, Gathering
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.questions import Question, as_kept
from kith.domains.gatherings.told import Words
from kith.domains.library.actions import gather, report_trial
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.announcements.actions import announce
from kith.foundation.announcements.models import Announcement
from kith.foundation.spaces.actions import inviting
from kith.foundation.spaces.models import Membership
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.kept_secret import (
    SECRET,
    his_circle,
    his_learning,
    his_letters,
    his_looks,
    his_own,
    his_pairs,
    his_voice,
    picture,
    support,
)
from tests.lessons import add_quiz, add_task
from tests.masked import said_masked
from tests.moderating import decided, told


def what_is_hidden(cast: Cast, deliver: Callable[[], None]) -> dict[str, str]:
    """The keys of what only the members of a hidden space may know of: by name, or by the addresses they are for."""
    place = cast.place("maria", cast.circle)
    item = open_topic(QUESTION, by=place, title=f"The {SECRET}", source=f"A {SECRET} story", tags=["quilt"])
    post = writing.reply(item, author=cast.place("anneke", cast.circle), source=f"More {SECRET}")
    file = attach(checked("quilt.png", picture()), to=item, by=place)
    writing.show_files(post, files=[file])
    inviting.invite(to=cast.circle, by=cast["tomasz"], days=3)
    Desk("reply", item=item).keep({"source": f"A {SECRET} half sewn"}, by=cast["tomasz"])
    letters = his_letters(cast)
    keys = _moderated(cast, post)
    said = _announced(cast)
    learned = his_learning(cast) | his_pairs(cast) | his_looks(cast) | his_own(cast) | his_circle(cast)
    his_voice(cast)
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
        "/me/writing/ pk": str(cast["tomasz"].drafts.get().pk),
        "/tags/ slug": "quilt", "/announcements/ pk": str(said.pk),
        "/messages/ key": letters.key, "/messages/ number": "1",
        "/messages/<str:key>/<int:number>/withdrawal/ number": "2",
    } | keys | entry | learned  # fmt: skip


def _entry(cast: Cast) -> dict[str, str]:
    """What Tomasz wrote for the library of the circle, and is changing."""
    host = cast.place("tomasz", cast.circle)
    item = MAKERS["practice"](host, title=f"The {SECRET} practice", source=f"A {SECRET} way")
    carry(draft(item, by=host), [checked("quilt.png", picture())], by=host)
    drafted = CarriedFile.objects.get().file
    named = item.contributors.get()
    asked = ask_to_name(item, member=cast.place("maria", cast.circle), role="author", by=host.person)
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
    report = report_trial(item, author=host, source=f"We tried the {SECRET}", setting=":clinic", again="yes")
    collection = MAKERS["collection"](host, title=f"The {SECRET} collection", source=f"A {SECRET} thread")
    gather(item, into=collection, words=f"The {SECRET} first", by=host.person)
    met = MAKERS["gathering"](host, title=f"The {SECRET} evening", source=f"A {SECRET} song")
    naming.name(item, about=[support()], by=host.person)
    naming.name(met, about=[support()], by=host.person)
    seat = come(reach_gathering(cast["tomasz"], met.pk), way="online", by=cast["tomasz"])
    occasion = met.gathering.occasions.get()
    stay = come_in(occasion, person=cast["tomasz"], how="host", by=cast["tomasz"])
    question = ask_those_who_come(met, words=f"A {SECRET} of your own?", sort="yes_no", by=cast["tomasz"])
    Gathering.objects.filter(pk=met.pk).update(asks_after="may", questions_after=_asked())
    Feedback.objects.create(
        occasion=occasion, questions=_asked(), shown={"1": [SECRET]},
        shown_from=4,
    )  # fmt: skip
    hand_out(
        met, by=host, audience="coming", title=f"A {SECRET} sheet", files=[checked("sheet.png", picture())]
    )
    planned = MAKERS["gathering"](
        host, title=f"Another {SECRET} evening", source=f"A {SECRET} tune", as_draft=True
    )
    followed = follow(
        cast.circle, address=f"https://{SECRET}.example.org/c.ics", name=f"The {SECRET} calendar", sort="meeting", visibility="space",
        by=cast["tomasz"],
    )  # fmt: skip
    return _taught(host) | {
        "/spaces/<slug:slug>/calendars/ pk": str(followed.pk),
        "/gatherings/ pk": str(met.pk), "/gatherings/ occasion": str(occasion.pk), "/gatherings/ seat": str(seat.pk),
        "/gatherings/ stay": str(stay.pk),
        "/gatherings/ question": str(question and question.pk), "/gatherings/<int:pk>/<str:slug> slug": "anything", "/gatherings/months/ month": "2099-05",
        "/spaces/<slug:slug>/gatherings/months/ month": "2099-05",
        "/gatherings/<int:pk>/revision/ pk": str(planned.pk), "/gatherings/<int:pk>/removal/ pk": str(planned.pk),
        "/gatherings/ number": "1", "/gatherings/ mark": Words(SECRET).mark,
        "/me/seats/ pk": str(seat.pk), "/spaces/<slug:slug>/announcing/ kind": "gathering",
        "drafted": drafted.key,
        "/me/searches/ pk": str(searched.pk), "/library/months/ month": f"{timezone.localdate():%Y-%m}",
        "step": "what", "number": "1", "/library/ pk": str(item.pk),
        "/library/<int:pk>/<str:slug> slug": "anything",
        "/spaces/<slug:slug>/writing/ kind": "practice", "/me/namings/ pk": str(named.pk), "asked": str(asked.pk),
        "/library/links/ pk": str(link.pk), "form": "ris", "/library/trials/ pk": str(report.pk),
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


def _asked() -> list[dict[str, Any]]:
    return as_kept([Question(1, "long", f"Was the {SECRET} warm?")])


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
