"""A course in words: what its opening post says, by which it is found, told, taken along and forgotten like any other."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.domains.courses.models import Course, Step


def told(course: Course, steps: Iterable[Step]) -> str:
    """What one can do after it stands alone: cards and lists begin with it. Each step follows below its title.

    Of a quiz it tells the questions and the choices, not which of them fit.
    """
    with override(course.item.language):
        parts = [course.outcome.strip()]
        if course.for_whom:
            parts.append(f"## {_('For whom')}\n\n{course.for_whom}")
        parts += [_step(step) for step in steps]
    return "\n\n".join(parts)


def _step(step: Step) -> str:
    link = f"<{step.link}>" if step.link else ""
    said = [f"## {step.title}", f"*{step.get_sort_display()}*", step.source.strip(), link]
    for question in step.questions.all():
        choices = "\n".join(f"- {choice.words}" for choice in question.choices.all())
        said.append(f"**{question.words}**\n\n{choices}")
    return "\n\n".join(part for part in said if part)
