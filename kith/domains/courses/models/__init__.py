from kith.domains.courses.models.course import Course
from kith.domains.courses.models.question import Choice, Question
from kith.domains.courses.models.step import Step
from kith.domains.courses.models.taking import Answer, Done, Taking

__all__ = ["Answer", "Choice", "Course", "Done", "Question", "Step", "Taking"]
