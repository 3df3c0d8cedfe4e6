from django.urls import path

from kith.foundation.people.views import account, safety

app_name = "people"
urlpatterns = [
    path("me/account/", account.account, name="account"),
    path("me/preferences/", account.preferences, name="preferences"),
    path("me/safety/", safety.safety, name="safety"),
    path("me/safety/not-me/", safety.not_me, name="not-me"),
    path("me/device/", safety.device, name="device"),
]
