from django.urls import path

from kith.capabilities.search.views import saved

app_name = "search"
urlpatterns = [
    path("me/searches/", saved.saved, name="saved"),
    path("me/searches/<int:pk>/", saved.saved_search, name="saved-search"),
    path("me/searches/<int:pk>/end/", saved.ending, name="ending"),
]
