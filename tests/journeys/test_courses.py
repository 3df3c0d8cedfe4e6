"""A course in a real browser: written on a phone, taken to its end without script, and put in order."""

from kith.domains.courses.models import Course
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor
from tests.lessons import add_quiz, add_task


def _write(visitor: Visitor) -> str:
    """From the space to a course with three steps, as someone does it who teaches; the way to its page."""
    visitor.go("/spaces/commons/")
    page = visitor.press("Write a course", role="link")
    page.get_by_label("Title").fill("Your story, on purpose")
    page.get_by_label("What one can do after it").fill("- Tell a piece in two minutes")
    page.get_by_label("For whom").fill("Peer workers in their first years")
    visitor.press("Go on to the steps")

    page = visitor.press("Reading", role="link")
    page.get_by_label("Title of the step").fill("Why we tell")
    page.get_by_label("What to read").fill("A story has a *job* to do.")
    visitor.press("Keep it")
    page = visitor.press("Task", role="link")
    page.get_by_label("Title of the step").fill("A list of pieces")
    page.get_by_label("What to do").fill("Draw three columns.")
    visitor.press("Keep it")
    page = visitor.press("Quiz", role="link")
    page.get_by_label("Title of the step").fill("Would you tell it?")
    page = visitor.press("Keep it")
    page.get_by_label("The question").fill("Someone cries. What fits?")
    page.get_by_label("Choice 1").fill("Stay with them")
    page.get_by_label("It fits").first.check()
    page.get_by_label("Why it fits").first.fill("Being there is enough.")
    page.get_by_label("Choice 2").fill("Tell of your own night")
    visitor.press("Keep it")
    visitor.press("Your story, on purpose", role="link")
    page = visitor.press("Publish the course")
    return page.url.removeprefix(visitor.home)


def test_written_and_taken_to_the_end(enter: Enter, cast: Cast) -> None:
    way = _write(enter("maria", width=360))
    noor = enter("noor", width=360)
    noor.go("/courses/")
    noor.press("Your story, on purpose", role="link")
    page = noor.press("Begin the course")
    assert "A story has a job to do." in page.inner_text("main")
    page = noor.press("I am done with this step")
    page.get_by_label("My own words").fill("The first night")
    page = noor.press("Keep my words")
    assert page.get_by_label("My own words").input_value() == "The first night"
    page = noor.press("I am done with this step")
    page.get_by_label("Tell of your own night").check()
    page = noor.press("See what fits")
    assert "Being there is enough." in page.inner_text("main")
    noor.press("Try it again")
    page = noor.press("I am done with this step")
    assert "You have been through it all" in page.inner_text("main")
    page = noor.press("What I wrote in it", role="link")
    assert "The first night" in page.inner_text("main")
    page = noor.go("/me/courses/")
    assert "Your story, on purpose" in page.inner_text("main")
    visitor = enter(None, width=360)
    page = visitor.go(way)
    visitor.press("Read the first step", role="link")


def test_without_script_it_is_written_and_taken(enter: Enter, cast: Cast) -> None:
    way = _write(enter("maria", script=False))
    noor = enter("noor", script=False)
    noor.go(way)
    noor.press("Begin the course")
    for _step in range(3):
        page = noor.press("I am done with this step")
    assert "You have been through it all" in page.inner_text("main")
    noor.press("A list of pieces", role="link")
    noor.press("I am not done with this step after all")
    page = noor.go(way)
    assert "you are here" in page.inner_text("main")
    page = noor.press("Go on where I was", role="link")
    assert "Draw three columns." in page.inner_text("main")


def test_its_steps_are_put_in_order_and_all_pages_of_its_writer_can_be_used(enter: Enter, cast: Cast) -> None:
    item = MAKERS["course"](cast.place("maria", cast.commons), title="Tea")
    task, question = add_task(item, by=cast["maria"]), add_quiz(item, by=cast["maria"])
    maria = enter("maria", width=360)
    maria.go(f"/courses/{item.pk}/writing/")
    page = maria.press("Move down First")
    headings = page.locator("ol.gathered h3").all_inner_texts()
    assert [words.splitlines()[-1] for words in headings] == ["Try it", "First", "A quiz"]
    step = f"/courses/{item.pk}/steps/{question.step_id}"
    for sort in ("reading", "video", "gathering"):
        maria.go(f"/courses/{item.pk}/steps/new/{sort}/")
    for address in (f"{step}/writing/", f"{step}/questions/{question.pk}/", f"{step}/removal/"):
        maria.go(address)
    maria.go(task.get_absolute_url())
    for part in ("description/", "retirement/"):
        maria.go(f"/courses/{item.pk}/{part}")
    assert Course.objects.count() == 1
