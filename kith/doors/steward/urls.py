from django.urls import path

from kith.doors.steward.views import tags

app_name = "steward"
urlpatterns = [
    path("steward/tags/", tags.tags, name="tags"),
    path("steward/tags/<int:pk>/", tags.tag, name="tag"),
]
