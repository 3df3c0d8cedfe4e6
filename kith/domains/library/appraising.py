"""What someone who appraises something is asked beside the criteria of a framework, and how it is said in short."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.citations.models import Work
from kith.capabilities.items.steps import Ask
from kith.domains.library.frameworks import FRAMEWORKS

WHY = Ask(
    "why",
    _("Why you see it so"),
    _("What did you look at? What speaks for it, and what against it?"),
    lines=5,
    needed=True,
)


def in_short(framework: str, conclusion: str, *, version: int, newest: int) -> str:
    """What stands above an appraisal among other posts: what was asked, the answer, and which version if it is not the newest."""
    asked = FRAMEWORKS[framework]
    said = [gettext("Appraised it"), asked.name, asked.says(conclusion)]
    said += [gettext("Version %(number)s") % {"number": version}] if version < newest else []
    return " · ".join(map(str, said))


def in_one_line(work: Work) -> str:
    """A study as one chooses it from a list."""
    return f"{work} ({work.year})" if work.year else str(work)
