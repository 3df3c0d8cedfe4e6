from django.urls import path

from kith.domains.gatherings.views import (
    afterwards,
    announcing,
    attending,
    calendar,
    changing,
    gathering,
    materials,
    meeting,
    seating,
)

app_name = "gatherings"
urlpatterns = [
    path("gatherings/", calendar.agenda, name="agenda"),
    path("gatherings/months/<str:month>/", calendar.month, name="month"),
    path("gatherings/<int:pk>/", gathering.gathering, name="gathering-short"),
    path("gatherings/<int:pk>/calendar.ics", calendar.entry, name="entry"),
    path("gatherings/<int:pk>/publication/", announcing.publication, name="publish"),
    path("gatherings/<int:pk>/plan/", changing.plan, name="plan"),
    path("gatherings/<int:pk>/dates/", changing.dates, name="dates"),
    path("gatherings/<int:pk>/dates/<int:occasion>/", changing.date, name="date"),
    path(
        "gatherings/<int:pk>/dates/<int:occasion>/cancellation/", changing.date_cancellation, name="drop-date"
    ),
    path("gatherings/<int:pk>/dates/<int:occasion>/door/", attending.door, name="door"),
    path("gatherings/<int:pk>/dates/<int:occasion>/presence/", attending.presence, name="presence"),
    path("gatherings/<int:pk>/dates/<int:occasion>/certificates/", attending.certificates, name="certify"),
    path("gatherings/<int:pk>/dates/<int:occasion>/here/", attending.here, name="here"),
    path("gatherings/<int:pk>/dates/<int:occasion>/leaving/", attending.leaving, name="leave"),
    path("gatherings/<int:pk>/dates/<int:occasion>/stay/", attending.stay, name="stay"),
    path(
        "gatherings/<int:pk>/dates/<int:occasion>/stay/withdrawal/",
        attending.stay_withdrawal,
        name="unsay-stay",
    ),
    path("gatherings/<int:pk>/dates/<int:occasion>/feedback/", afterwards.feedback, name="feedback"),
    path("gatherings/<int:pk>/dates/<int:occasion>/answers/", afterwards.answers, name="answers"),
    path("gatherings/<int:pk>/questions/", afterwards.questions, name="questions-after"),
    path("gatherings/<int:pk>/materials/", materials.materials, name="materials"),
    path("gatherings/<int:pk>/materials/withdrawal/", materials.withdrawal, name="take-in"),
    path("gatherings/<int:pk>/dates/<int:occasion>/hours/", attending.hours, name="hours"),
    path("gatherings/<int:pk>/room/", meeting.room, name="room"),
    path("gatherings/<int:pk>/cancellation/", changing.cancellation, name="cancel"),
    path("gatherings/<int:pk>/seat/", seating.coming, name="come"),
    path("gatherings/<int:pk>/people/", seating.people, name="people"),
    path("gatherings/<int:pk>/people/<int:seat>/admission/", seating.admission, name="admit"),
    path("gatherings/<int:pk>/people/<int:seat>/refusal/", seating.refusal, name="decline"),
    path("me/seats/<int:pk>/acceptance/", seating.acceptance, name="take-seat"),
    path("me/seats/<int:pk>/withdrawal/", seating.withdrawal, name="give-back"),
    path("me/calendar/", calendar.own, name="own"),
    path("me/calendar/address/", calendar.new_address, name="new-address"),
    path("calendars/<str:token>.ics", calendar.feed, name="feed"),
    path("spaces/<slug:slug>/calendar.ics", calendar.space_feed, name="space-feed"),
    path("gatherings/<int:pk>/<str:slug>/", gathering.gathering, name="gathering"),
    path("spaces/<slug:slug>/announcing/<slug:kind>/", announcing.announcing, name="announce"),
    path(
        "spaces/<slug:slug>/announcing/<slug:kind>/draft/", announcing.announcing_draft, name="announce-draft"
    ),
]
