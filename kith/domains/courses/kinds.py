"""The kind of courses."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare

COURSE = declare(
    Kind(
        name="course",
        one=_("Course"),
        many=_("Courses"),
        open_words=_("Write a course"),
        icon="study",
        page="courses:course",
        form="courses:begin",
        permission="course.begin",
        writing="courses:writing",
    )
)
