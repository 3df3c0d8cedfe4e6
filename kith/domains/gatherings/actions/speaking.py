"""Who leads a gathering or speaks at it; parts of the verbs that announce and change it."""

from collections.abc import Sequence

from kith.domains.gatherings.models import Gathering, Speaker

Speakers = Sequence[tuple[str, str]]


def say_who_speaks(gathering: Gathering, speakers: Speakers) -> None:
    """Put these in the place of those who were named before."""
    gathering.speakers.all().delete()
    Speaker.objects.bulk_create(
        Speaker(gathering=gathering, number=number, name=name, about=about)
        for number, (name, about) in enumerate(speakers, 1)
    )


def speak_instead(gathering: Gathering, speakers: Speakers) -> bool:
    """The same, if they are others; says whether they are."""
    is_new = list(gathering.speakers.values_list("name", "about")) != list(speakers)
    if is_new:
        say_who_speaks(gathering, speakers)
    return is_new
