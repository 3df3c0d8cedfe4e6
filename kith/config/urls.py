"""All addresses of the house."""

from django.urls import include, path

from kith.config.policies import POLICIES

urlpatterns = [
    path("", include("kith.foundation.people.urls")),
    path("", include("kith.foundation.profiles.urls")),
    path("", include("kith.foundation.announcements.urls")),
    path("", include("kith.domains.wellbeing.urls")),
    path("", include("kith.domains.pulse.urls")),
    path("", include("kith.domains.talk.urls")),
    path("", include("kith.domains.library.urls")),
    path("", include("kith.domains.gatherings.urls")),
    path("", include("kith.domains.supervision.urls")),
    path("", include("kith.domains.learning.urls")),
    path("", include("kith.domains.courses.urls")),
    path("", include("kith.domains.mentoring.urls")),
    path("", include("kith.domains.competencies.urls")),
    path("", include("kith.domains.portfolios.urls")),
    path("", include("kith.capabilities.versions.urls")),
    path("", include("kith.capabilities.citations.urls")),
    path("", include("kith.capabilities.rooms.urls")),
    path("", include("kith.foundation.spaces.urls")),
    path("", include("kith.doors.front.urls")),
    path("", include("kith.capabilities.moderation.urls")),
    path("", include("kith.capabilities.conversations.urls")),
    path("", include("kith.capabilities.messages.urls")),
    path("", include("kith.capabilities.attachments.urls")),
    path("", include("kith.capabilities.notifications.urls")),
    path("", include("kith.capabilities.search.urls")),
    path("", include("kith.doors.leaving.urls")),
    path("", include("kith.doors.merging.urls")),
    path("", include("kith.doors.demo.urls")),
    path("", include("kith.doors.steward.urls")),
    path("", include("kith.doors.mail.urls")),
    path("", include("kith.doors.harvest.urls")),
    path("", include("kith.doors.print.urls")),
    path("account/", include("allauth.urls")),
]

__all__ = ["POLICIES", "handler403", "handler404", "handler500", "urlpatterns"]

handler403 = "kith.doors.front.views.kept.refused"
handler404 = "kith.doors.front.views.kept.unseen"
handler500 = "kith.doors.front.views.kept.broken"
