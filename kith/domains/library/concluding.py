"""By what people conclude, an entry is found: each conclusion beside the way in which they came to it.

What people with lived experience say is asked for by itself, beside any of the others. Where people disagree, an entry is found by
each of their conclusions.
"""

from collections.abc import Iterable, Iterator

from kith.domains.library.frameworks import FRAMEWORKS, Framework, side_by_side

LIVED = FRAMEWORKS["lived"]


def codes_for(concluded: Iterable[tuple[str, str]]) -> list[str]:
    """What stands for frameworks and conclusions in them: the framework alone, and with each conclusion."""
    said = ((framework, f"{framework}:{conclusion}") for framework, conclusion in concluded)
    return sorted({code for codes in said for code in codes})


def on_other_grounds() -> list[tuple[str, str]]:
    return [pair for each in side_by_side() if each is not LIVED for pair in _offered(each)]


def by_lived_experience() -> list[tuple[str, str]]:
    return list(_offered(LIVED))


def _offered(framework: Framework) -> Iterator[tuple[str, str]]:
    """Any conclusion in one way, and each of them; its own words come first, since lists are narrow."""
    yield framework.code, str(framework.name)
    for each in framework.scale:
        yield f"{framework.code}:{each.code}", f"{each.says} · {framework.name}"
