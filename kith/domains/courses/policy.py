"""Who may do what with courses. How someone takes one is about themselves, and nobody else's matter."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.policy import AUTHOR
from kith.foundation.permissions.tables import allow
from kith.foundation.spaces.policy import AGREED, BELONGS, HOST, MEMBER, NOT_ARCHIVED, NOT_LIMITED

allow(
    "course.begin",
    says=_("Write a course"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "course.write",
    says=_("Change a course and its steps, publish it, or withdraw it"),
    to=(AUTHOR, HOST),
    when=(BELONGS, AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
