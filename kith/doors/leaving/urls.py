from django.urls import path

from kith.doors.leaving import views

app_name = "leaving"
urlpatterns = [
    path("me/archive/", views.archive, name="archive"),
    path("me/closing/", views.closing, name="closing"),
    path("posts/<int:pk>/name/", views.disowning, name="disowning"),
]
