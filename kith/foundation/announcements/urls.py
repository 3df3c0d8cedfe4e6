from django.urls import path

from kith.foundation.announcements import views

app_name = "announcements"
urlpatterns = [
    path("announcements/", views.announcements, name="list"),
    path("announcements/<int:pk>/", views.announcement, name="announcement"),
    path("announcements/<int:pk>/aside/", views.aside, name="aside"),
]
