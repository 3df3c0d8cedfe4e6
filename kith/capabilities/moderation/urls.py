"""Addresses of reports, desks, decisions and appeals."""

from django.urls import path

from kith.capabilities.moderation.views import (
    appeals,
    caring,
    cases,
    deciding,
    desks,
    logs,
    own,
    reporting,
    unsealing,
)

app_name = "moderation"
urlpatterns = [
    path("posts/<int:pk>/report/", reporting.of_post, name="report-post"),
    path("items/<int:pk>/report/", reporting.of_item, name="report-item"),
    path("spaces/<slug:slug>/people/<int:pk>/report/", reporting.of_member, name="report-member"),
    path("messages/<str:key>/<int:number>/report/", reporting.of_message, name="report-message"),
    path("people/<slug:handle>/report/", reporting.of_person, name="report-person"),
    path("me/reports/", own.reports, name="reports"),
    path("me/reports/<int:pk>/", own.report, name="own-report"),
    path("me/reports/<int:pk>/withdrawal/", own.withdrawal, name="report-withdrawal"),
    path("me/decisions/", own.decisions, name="decisions-about-me"),
    path("me/decisions/<int:pk>/", own.decision, name="decision-about-me"),
    path("me/opened/", unsealing.opened, name="opened"),
    path("steward/cases/<int:pk>/unsealing/", unsealing.asking, name="unsealing-asking"),
    path("steward/unsealings/<int:pk>/", unsealing.unsealing, name="unsealing"),
    path("steward/unsealings/<int:pk>/answer/", unsealing.answering, name="unsealing-answer"),
    path("decisions/", logs.of_site, name="decisions"),
    path("decisions/mailed/<str:token>/", own.by_mail, name="decision-by-mail"),
    path("spaces/<slug:slug>/decisions/", logs.of_space, name="decisions-of-space"),
    path("spaces/<slug:slug>/desk/", desks.of_space, name="desk-of-space"),
    path("desk/", desks.of_stewards, name="desk"),
    path("desk/<int:pk>/", cases.case, name="case"),
    path("desk/<int:pk>/taking/", cases.taking, name="taking"),
    path("desk/<int:pk>/taking/withdrawal/", cases.taking_withdrawal, name="taking-withdrawal"),
    path("desk/<int:pk>/notes/", cases.notes, name="notes"),
    path("desk/<int:pk>/handover/", cases.handover, name="handover"),
    path("desk/<int:pk>/stewards/", cases.stewards, name="pass-on"),
    path("desk/<int:pk>/decision/", deciding.decision, name="decision"),
    path("desk/decisions/<int:pk>/withdrawal/", deciding.withdrawal, name="decision-withdrawal"),
    path("desk/appeals/<int:pk>/", appeals.appeal, name="appeal"),
    path("desk/debriefs/<int:pk>/", caring.debrief, name="debrief"),
    path("desk/debriefs/<int:pk>/asking/", caring.asking, name="debrief-asking"),
    path("desk/debriefs/<int:pk>/thanks/", caring.putting_aside, name="debrief-thanks"),
    path("desk/rest/", caring.rest, name="rest"),
    path("desk/rest/withdrawal/", caring.coming_back, name="rest-withdrawal"),
]
