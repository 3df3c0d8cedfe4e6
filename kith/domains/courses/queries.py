"""Reading courses for one person."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.pages import for_page
from kith.capabilities.conversations.queries import opening_state
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import card_facts, seen_or_drafted
from kith.capabilities.items.tombstones import not_there
from kith.domains.courses.kinds import COURSE
from kith.domains.courses.models import Choice, Course, Question, Step
from kith.domains.courses.progress import takes
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.library.kinds import KINDS as OF_THE_LIBRARY
from kith.foundation.people.models import Person

MOST_STEPS = 40
OF_AN_ITEM = ("space", "author__person", "author__seal", "course")


def reach_course(person: Person | None, pk: int, slug: str = "", **_rest: Any) -> Item:
    """What was published, or that it was withdrawn, with all that its page reads."""
    courses = Item.objects.reached_by(person).filter(kind=COURSE.name)
    courses = courses.select_related("course", "author__space")
    item = for_page(courses, pk, reader=person).annotate(opening_state=opening_state()).first()
    if item is None:
        raise Http404
    return item


def is_hidden(item: Any) -> bool:
    """Whether a decision, or its author who left, took away what it says."""
    return item.opening_state is not None and item.opening_state != Post.State.SHOWN


def reach_written(person: Person | None, pk: int) -> Item:
    """A course that someone may see; of a draft, for those who write it alone."""
    found = seen_or_drafted(person, COURSE.name).select_related(*OF_AN_ITEM)
    item = found.annotate(opening_state=opening_state()).filter(pk=pk).first()
    if item is None:
        raise not_there(person, pk=pk)
    return item


def reach_draft(person: Person | None, pk: int) -> Item:
    """A course that nobody has seen yet but those who write it."""
    item = reach_written(person, pk)
    if item.state != Item.State.DRAFT:
        raise Http404
    return item


def reach_published(person: Person | None, pk: int) -> Item:
    """A course that was published, be it withdrawn by now, if someone may see it."""
    found = Item.objects.reached_by(person).filter(kind=COURSE.name, pk=pk)
    item = found.select_related(*OF_AN_ITEM).first()
    if item is None:
        raise Http404
    return item


def reach_step(person: Person | None, pk: int, step: int) -> Any:
    """A course with one of its steps as `step`, as its readers come to it."""
    item: Any = reach_written(person, pk)
    found = standing(item).filter(pk=step).select_related("course").prefetch_related(_asked()).first()
    if found is None or is_hidden(item):
        raise Http404
    item.step = found
    return item


def reach_open_step(person: Person | None, pk: int, step: int) -> Any:
    """The same, of a course that was published: nobody takes a draft."""
    item = reach_step(person, pk, step)
    if item.state not in Item.READABLE:
        raise Http404
    return item


def reach_open(person: Person | None, pk: int) -> Item:
    item = reach_written(person, pk)
    if item.state not in Item.READABLE or is_hidden(item):
        raise Http404
    return item


def reach_own(person: Person, pk: int) -> Any:
    """A course that someone can take, or once began, whatever became of it; `is_open` says whether they can read it now."""
    seen = Item.objects.visible_to(person).filter(pk=OuterRef("pk"))
    courses = Item.objects.filter(kind=COURSE.name, pk=pk)
    item: Any = courses.annotate(opening_state=opening_state(), is_seen=Exists(seen)).first()
    if item is not None:
        item.is_open = item.is_seen and not is_hidden(item)
    if item is None or not (item.is_open or takes(pk, person=person)):
        raise not_there(person, pk=pk)
    return item


def reach_question(person: Person | None, pk: int, step: int, question: int) -> Any:
    """A course with one of its steps, and a question of it as `question`."""
    item = reach_step(person, pk, step)
    item.question = next((each for each in item.step.questions.all() if each.pk == question), None)
    if item.question is None:
        raise Http404
    return item


def standing(item: Item) -> QuerySet[Step, Step]:
    """The steps of a course in their order, without what was taken out."""
    return Step.objects.filter(course=item.pk, number__isnull=False).order_by("number")


def steps_told(course: Course) -> QuerySet[Step, Step]:
    """The steps with what quizzes ask, as the course is told in words."""
    return standing(course.item).prefetch_related(_asked())


def _asked() -> "Prefetch[Any]":
    choices = Prefetch("choices", queryset=Choice.objects.order_by("number"))
    return Prefetch("questions", queryset=Question.objects.order_by("number").prefetch_related(choices))


def beside(step: Step, *, way: str) -> Step | None:
    """The step before or after one."""
    others = Step.objects.filter(course=step.course_id, number__isnull=False)
    if way == "up":
        return others.filter(number__lt=step.number).order_by("-number").first()
    return others.filter(number__gt=step.number).order_by("number").first()


def courses_seen(reader: Person | None) -> QuerySet[Item, Item]:
    """Courses that this reader may see, the newest first, with their steps."""
    seen = Item.objects.visible_to(reader).filter(kind=COURSE.name).for_card().select_related("course")
    ordered = Prefetch("course__steps", queryset=Step.objects.filter(number__isnull=False))
    return seen.prefetch_related(ordered).order_by("-created_at", "-pk")


def still_open(courses: Iterable[int], *, reader: Person) -> dict[int, Item]:
    """Those of these courses that someone can read now, by their keys, with their steps."""
    seen = courses_seen(reader).filter(pk__in=courses).annotate(opening_state=opening_state())
    return {item.pk: item for item in seen if not is_hidden(item)}


def drafts_of(person: Person) -> QuerySet[Item, Item]:
    """What someone writes and nobody else has seen."""
    own = Item.objects.filter(kind=COURSE.name, state=Item.State.DRAFT, author__person=person)
    return own.select_related("space").order_by("-created_at")


def readable_here(person: Person | None) -> QuerySet[Item, Item]:
    """What stands in the library, as far as someone may see it."""
    return Item.objects.visible_to(person).filter(kind__in=OF_THE_LIBRARY).order_by("-last_activity_at")


def seen_beside(item: Item, *, reader: Person | None) -> QuerySet[Item, Item]:
    """Other courses that someone may see, and what stands in the library."""
    kinds = (COURSE.name, *OF_THE_LIBRARY)
    return Item.objects.visible_to(reader).filter(kind__in=kinds).exclude(pk=item.pk)


def gatherings_here(person: Person | None) -> QuerySet[Item, Item]:
    seen = Item.objects.visible_to(person).filter(kind=GATHERING.name)
    return seen.order_by("-created_at")


def led_to(step: Step, *, reader: Person | None) -> Item | None:
    """What a step leads to here, if its reader may see it."""
    key = step.entry_id or step.gathering_id
    if key is None:
        return None
    seen = Item.objects.visible_to(reader).filter(Q(kind__in=OF_THE_LIBRARY) | Q(kind=GATHERING.name), pk=key)
    told = seen.select_related("space", "gathering").annotate(card_facts=card_facts())
    return told.first()
