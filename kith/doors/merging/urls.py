from django.urls import path

from kith.doors.merging.views import own, proposing

app_name = "merging"
urlpatterns = [
    path("me/joining/", own.joining, name="joining"),
    path("me/joining/refusal/", own.refusal, name="refusal"),
    path("steward/members/<slug:handle>/merging/", proposing.proposing, name="proposing"),
    path("steward/members/<slug:handle>/merging/withdrawal/", proposing.withdrawal, name="withdrawal"),
]
