"""Addresses of rooms."""

from django.urls import path

from kith.capabilities.rooms.views import entering, inside, leading, opening, signals

app_name = "rooms"
urlpatterns = [
    path("items/<int:pk>/room/", opening.opening, name="open"),
    path("rooms/<int:pk>/", entering.room, name="room"),
    path("rooms/<int:pk>/entering/", entering.entering, name="enter"),
    path("rooms/<int:pk>/elsewhere/", entering.elsewhere, name="elsewhere"),
    path("rooms/<int:pk>/leaving/", entering.leaving, name="leave"),
    path("rooms/<int:pk>/words/", inside.words, name="words"),
    path("rooms/<int:pk>/hand/", inside.hand, name="hand"),
    path("rooms/<int:pk>/hand/withdrawal/", inside.hand_withdrawal, name="hand-down"),
    path("rooms/<int:pk>/agreement/", inside.agreement, name="agree"),
    path("rooms/<int:pk>/signals/", signals.signals, name="signals"),
    path("rooms/<int:pk>/people/", leading.people, name="people"),
    path("rooms/<int:pk>/people/<int:presence>/removal/", leading.removal, name="send-out"),
    path("rooms/<int:pk>/rounds/", leading.rounds, name="round"),
    path("rooms/<int:pk>/rounds/withdrawal/", leading.rounds_withdrawal, name="round-end"),
    path("rooms/<int:pk>/recording/", leading.recording, name="record"),
    path("rooms/<int:pk>/recording/withdrawal/", leading.recording_withdrawal, name="record-end"),
    path("rooms/<int:pk>/closing/", leading.closing, name="close"),
]
