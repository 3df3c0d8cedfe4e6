"""What a course needs before others can take it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kith.domains.courses.models import Step


def missing(steps: Sequence[Step]) -> list[str]:
    """In sentences; `steps` come with their questions."""
    if not steps:
        return [_("It has no steps yet.")]
    return [
        _("“%(title)s” asks nothing yet. Write its first question.") % {"title": step.title}
        for step in steps
        if step.sort == Step.Sort.QUIZ and not step.questions.all()
    ]
