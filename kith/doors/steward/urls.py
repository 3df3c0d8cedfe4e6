from django.urls import path

from kith.doors.steward.views import announcements, crisis, health, house, jobs, people, settings, tags, trail

app_name = "steward"
urlpatterns = [
    path("steward/", house.house, name="house"),
    path("steward/health/", health.health, name="health"),
    path("steward/health/mail/", health.mail, name="mail"),
    path("steward/health/mail/late/", health.late_letters, name="late-letters"),
    path("steward/health/mail/pauses/<int:pk>/withdrawal/", health.pause_withdrawal, name="pause-withdrawal"),
    path("steward/health/jobs/", jobs.jobs, name="jobs"),
    path("steward/health/jobs/again/", jobs.all_again, name="jobs-again"),
    path("steward/health/jobs/<int:pk>/again/", jobs.again, name="job-again"),
    path("steward/health/jobs/<int:pk>/removal/", jobs.removal, name="job-removal"),
    path("steward/members/", people.members, name="members"),
    path("steward/members/<slug:handle>/", people.member, name="member"),
    path("steward/members/<slug:handle>/role/", people.role, name="role"),
    path("steward/members/<slug:handle>/role/withdrawal/", people.role_withdrawal, name="role-withdrawal"),
    path("steward/members/<slug:handle>/sessions/withdrawal/", people.sessions_withdrawal, name="sign-out"),
    path("steward/members/<slug:handle>/way-in/", people.way_in, name="way-in"),
    path("steward/members/<slug:handle>/matter/", people.matter, name="matter"),
    path("steward/announcements/", announcements.announcements, name="announcements"),
    path("steward/announcements/new/", announcements.new, name="new-announcement"),
    path("steward/announcements/<int:pk>/", announcements.change, name="announcement"),
    path(
        "steward/announcements/<int:pk>/withdrawal/", announcements.withdrawal, name="announcement-withdrawal"
    ),
    path("steward/settings/", settings.settings, name="settings"),
    path("steward/trail/", trail.trail, name="trail"),
    path("steward/tags/", tags.tags, name="tags"),
    path("steward/tags/<int:pk>/", tags.tag, name="tag"),
    path("steward/crisis/", crisis.crisis, name="crisis"),
    path("steward/crisis/<slug:key>/", crisis.check, name="check"),
]
