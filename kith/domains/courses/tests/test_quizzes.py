"""What a quiz says: about what was chosen and what fits, in order, and about nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from kith.domains.courses.quizzes import Fit, Offered, remarks

offered = st.lists(st.booleans(), min_size=1, max_size=6).map(
    lambda fits: [Offered(key, f"choice {key}", fit, f"why {key}") for key, fit in enumerate(fits)]
)


@given(choices=offered, chosen=st.sets(st.integers(0, 8)))
def test_each_choice_that_was_made_or_fits_is_spoken_of_once(
    choices: list[Offered], chosen: set[int]
) -> None:
    said = remarks(choices, chosen=chosen)
    assert [each.words for each in said] == [one.words for one in choices if one.fits or one.key in chosen]
    assert all(each.why for each in said)


def test_what_fits_and_was_not_chosen_is_no_mistake() -> None:
    choices = [
        Offered(1, "Listen", fits=True, why=""),
        Offered(2, "Wait", fits=True, why=""),
        Offered(3, "Fix", fits=False, why=""),
    ]
    said = {each.words: each.fit for each in remarks(choices, chosen={1, 3})}
    assert said == {"Listen": Fit.FITS, "Wait": Fit.FITS_TOO, "Fix": Fit.FITS_NOT}
