"""Addresses of a shared pulse. They say nothing of what is there."""

from django.urls import path

from kith.domains.pulse.views import hosting, pulse, voices

app_name = "pulse"
urlpatterns = [
    path("spaces/<slug:slug>/pulse/", pulse.pulse, name="pulse"),
    path("spaces/<slug:slug>/pulse/how/", pulse.how, name="how"),
    path("spaces/<slug:slug>/pulse/voice/", voices.voice, name="voice"),
    path("spaces/<slug:slug>/pulse/voice/withdrawal/", voices.withdrawal, name="withdrawal"),
    path("spaces/<slug:slug>/pulse/answer/", voices.answer, name="answer"),
    path("spaces/<slug:slug>/pulse/answer/withdrawal/", voices.taking_back, name="take-back"),
    path("spaces/<slug:slug>/pulse/offer/", hosting.offer, name="offer"),
    path("spaces/<slug:slug>/pulse/end/", hosting.end, name="end"),
]
