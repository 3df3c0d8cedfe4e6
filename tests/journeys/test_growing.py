"""From talk to the library in a real browser: an answer becomes a draft, whoever said it is asked, and a file is brought."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter


@pytest.fixture
def topic(cast: Cast) -> Item:
    item = open_topic(
        QUESTION, by=cast.place("sam", cast.commons), title="How do we begin?", source="Tell us"
    )
    said = "I put the kettle on first, and I let them choose the chair."
    accept(writing.reply(item, author=cast.place("noor", cast.commons), source=said), by=item.author)
    return item


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_an_answer_becomes_an_insight_and_names_who_said_it(
    enter: Enter, cast: Cast, topic: Item, deliver: Callable[[], None], script: bool
) -> None:
    maria = enter("maria", width=360, script=script)
    maria.go(topic.get_absolute_url())
    page = maria.press("Write this down for the library", role="link")
    assert page.get_by_label("Noor").is_checked(), "what helped is chosen already"
    page.get_by_label("Insight").check()
    page.get_by_label("Title").fill("Let them choose the chair")
    page = maria.press("Make a draft of it")
    assert "From the conversation" in page.inner_text("main")
    page.locator("summary", has_text="Noor").click()
    assert "I put the kettle on first" in page.inner_text("main")
    page.get_by_label("In a few sentences").fill("A chair of one's own choice makes a beginning.")
    page.get_by_label("Others may use it and change it, if they name you.", exact=True).check()
    maria.press("Keep it and see it all")
    page = maria.press("Publish it", role="link")
    assert "Not everyone whom you asked has answered yet." in page.inner_text("main")
    page = maria.press("Publish this version")
    way = page.url.removeprefix(maria.home)
    assert "How do we begin?" in page.inner_text("main")
    deliver()

    noor = enter("noor", width=360, script=script)
    page = noor.go(topic.get_absolute_url())
    assert "Grew into: Let them choose the chair" in page.inner_text("main")
    page = noor.press("Read what they ask", role="link")
    assert "I put the kettle on first" in page.inner_text("main")
    noor.press("Yes, name me")
    assert "Noor (Shared their experience)" in enter(None, script=script).go(way).inner_text("main")


def test_a_file_is_brought_and_looked_through(enter: Enter, cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "tea.md"
    file.write_text(
        "# Tea before talk\n\n## Purpose\nCalm.\n\n## Pasos\n- Kettle\n\n## History\nSince 2019.\n"
    )
    maria = enter("maria", width=360)
    maria.go("/spaces/commons/writing/practice/")
    page = maria.press("Bring the file", role="link")
    page.get_by_label("Your file").set_input_files(file)
    page = maria.press("Make a draft of it")
    assert "look through each step" in page.inner_text("main")
    assert page.get_by_label("Purpose").input_value() == "Calm."
    maria.press("Keep it and go on")
    assert "Since 2019." in page.get_by_label("Steps", exact=True).input_value()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_translator_has_the_other_one_beside_their_words(enter: Enter, cast: Cast, width: int) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    noor = enter("noor", width=width)
    page = noor.go(f"/library/{item.pk}/adaptations/")
    page.get_by_label("A translation").check()
    page.get_by_label("Language of your words").select_option("es")
    page.get_by_label("What did you change, and why?").fill("The language")
    page.get_by_label("Its core was kept").check()
    page = noor.press("Begin")
    other = page.locator(".beside").nth(1)
    if width < 992:
        assert not other.locator(".body").is_visible()
        other.locator("summary").click()
    box, words = page.get_by_label("Purpose").bounding_box(), other.locator(".body").bounding_box()
    assert box
    assert words
    assert (words["x"] > box["x"] + box["width"]) == (width > 992)
