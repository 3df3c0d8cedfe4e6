"""Coming back to what one has begun, and the pages of the library that one comes to seldom."""

import pytest

from tests.cast import Cast
from tests.journeys.conftest import Enter


@pytest.mark.parametrize(("width", "script"), [(360, False), (1280, True)])
def test_what_was_begun_is_found_again_on_the_next_day(
    enter: Enter, cast: Cast, width: int, script: bool
) -> None:
    maria = enter("maria", width=width, script=script)
    maria.go("/library/")
    page = maria.press("Write something", role="link")
    page.get_by_label("Share an insight").check()
    page.get_by_label("In which space").select_option("commons")
    page = maria.press("Go on")
    page.get_by_label("Title").fill("Wait for the second sentence")
    page = maria.press("Begin")
    page.get_by_label("In a few sentences").fill("The second one says it.")
    maria.press("Keep it for later")

    next_day = enter("maria", width=width, script=script)
    next_day.go("/")
    next_day.press("What you are writing", role="link")
    page = next_day.press("Wait for the second sentence", role="link")
    assert "The second one says it." in page.inner_text("main")
