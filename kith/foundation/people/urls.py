from django.urls import path

from kith.foundation.people.views import account

app_name = "people"
urlpatterns = [
    path("me/account/", account.account, name="account"),
    path("me/preferences/", account.preferences, name="preferences"),
]
