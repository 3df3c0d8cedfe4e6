"""Addresses of the inbox and of what people want to hear of."""

from django.urls import path

from kith.capabilities.notifications.views import devices, inbox, stopping, wishes

app_name = "notifications"
urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/reading/", inbox.reading_of_all, name="reading-of-all"),
    path("inbox/<int:pk>/", inbox.way, name="way"),
    path("inbox/<int:pk>/reading/", inbox.reading, name="reading"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("inbox/devices/", devices.devices, name="devices"),
    path("inbox/devices/<int:pk>/removal/", devices.removal, name="device-removal"),
    path("inbox/wishes/", wishes.wishes, name="wishes"),
    path("inbox/wishes/<slug:slug>/", wishes.of_space, name="wishes-of-space"),
]
