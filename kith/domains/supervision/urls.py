"""Addresses of circles."""

from django.urls import path

from kith.domains.supervision.views import (
    agreement,
    circle,
    ending,
    guides,
    listening,
    log,
    moving,
    overview,
    plan,
    review,
    written,
)

app_name = "supervision"
urlpatterns = [
    path("circles/", overview.overview, name="overview"),
    path("circles/new/", overview.begin, name="begin"),
    path("circles/log/", log.everything, name="my-log"),
    path("circles/log/<int:pk>/", log.entry, name="log"),
    path("circles/log/<int:pk>/hours/", log.hours, name="log-hours"),
    path("circles/log/<int:pk>/removal/", log.removal, name="log-removal"),
    path("circles/<int:pk>/agreement/", agreement.agreement, name="agreement"),
    path("circles/<int:pk>/agreement/new/", agreement.writing, name="new-agreement"),
    path("circles/<int:pk>/agreement/<int:number>/", agreement.version, name="agreement-version"),
    path("circles/<int:pk>/plan/", plan.plan, name="plan"),
    path("circles/<int:pk>/meetings/", plan.meetings, name="meetings"),
    path("circles/<int:pk>/meetings/<int:meeting>/", plan.move, name="move"),
    path("circles/<int:pk>/meetings/<int:meeting>/skipping/", plan.skipping, name="skip"),
    path("circles/<int:pk>/meetings/<int:meeting>/skipping/withdrawal/", plan.taking_up, name="take-up"),
    path("circles/<int:pk>/meetings/<int:meeting>/turn/", plan.turn, name="turn"),
    path("circles/<int:pk>/meetings/<int:meeting>/log/", log.was_there, name="was-there"),
    path("circles/<int:pk>/review/", review.review, name="review"),
    path("circles/<int:pk>/review/conclusion/", review.conclusion, name="conclusion"),
    path("circles/<int:pk>/end/", ending.end, name="end"),
    path("circles/<int:pk>/stepping-out/", ending.stepping_out, name="step-out"),
    path("circles/<int:pk>/listening/", listening.asking, name="ask"),
    path("circles/<int:pk>/listening/<str:key>/", listening.listening, name="listening"),
    path("circles/<int:pk>/listening/<str:key>/answer/", listening.answer, name="listen"),
    path("circles/<int:pk>/listening/<str:key>/end/", listening.closing, name="close-listening"),
    path("circles/<int:pk>/written/new/", written.new, name="bring"),
    path("circles/<int:pk>/written/<uuid:key>/", written.session, name="written"),
    path("circles/<int:pk>/written/<uuid:key>/coming/", moving.coming, name="come-in"),
    path("circles/<int:pk>/written/<uuid:key>/words/", written.words, name="write"),
    path("circles/<int:pk>/written/<uuid:key>/words/<uuid:passage>/", written.change, name="change-words"),
    path(
        "circles/<int:pk>/written/<uuid:key>/words/<uuid:passage>/removal/", written.removal, name="take-out"
    ),
    path("circles/<int:pk>/written/<uuid:key>/nothing/", moving.nothing, name="nothing-to-add"),
    path("circles/<int:pk>/written/<uuid:key>/next/", moving.next_step, name="next-step"),
    path("circles/<int:pk>/written/<uuid:key>/day/", moving.day, name="one-more-day"),
    path("circles/<int:pk>/written/<uuid:key>/moderation/", moving.moderation, name="hand-over"),
    path("circles/<int:pk>/written/<uuid:key>/leaving/", moving.leaving, name="leave-written"),
    path("circles/<int:pk>/written/<uuid:key>/end/", moving.end, name="end-written"),
    path("circles/<int:pk>/written/<uuid:key>/log/", log.took_part, name="took-part"),
    path("circles/<int:pk>/", circle.circle, name="circle"),
    path("circles/<int:pk>/<str:slug>/", circle.circle, name="circle"),
    path("guides/after-a-loss/", guides.after_a_loss, name="after-a-loss"),
    path("guides/words-for-a-boundary/", guides.boundary, name="words-for-a-boundary"),
]
