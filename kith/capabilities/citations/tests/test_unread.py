"""Whatever could not be read is told in a sentence of the language of whoever sent it."""

import pytest
from django.utils import translation
from django.utils.functional import Promise

from kith.capabilities.citations.unread import SENTENCES, told
from kith.lib.citations.shapes import Problem, Reason


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_sentence(reason: Reason) -> None:
    assert isinstance(SENTENCES[reason], Promise), "said anew in the language of each reader"
    with translation.override("en"):
        words = told(Problem(reason, detail="this"))
    assert words.endswith((".", "?"))
    assert "%" not in words


def test_it_begins_with_its_line_and_names_what_it_is_about() -> None:
    with translation.override("en"):
        assert told(Problem(Reason.BROKEN, 12)) == "Line 12: this was left out. Its JSON is broken."
        assert "“TY  - ”" in told(Problem(Reason.NO_START, detail="TY  - "))
        assert "“100% lost”" in told(Problem(Reason.UNREADABLE, detail="100% lost"))
