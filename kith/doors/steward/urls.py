from django.urls import path

from kith.doors.steward.views import crisis, tags

app_name = "steward"
urlpatterns = [
    path("steward/tags/", tags.tags, name="tags"),
    path("steward/tags/<int:pk>/", tags.tag, name="tag"),
    path("steward/crisis/", crisis.crisis, name="crisis"),
    path("steward/crisis/<slug:key>/", crisis.check, name="check"),
]
