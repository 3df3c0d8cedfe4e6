from django.urls import path

from kith.foundation.profiles.views import claiming, directory, person

app_name = "profiles"
urlpatterns = [
    path("people/", directory.people, name="directory"),
    path("people/<slug:handle>/", person.person, name="person"),
    path("me/profile/", person.edit, name="edit"),
    path("me/words/", claiming.claiming, name="claiming"),
]
