from django.urls import path

from kith.doors.mail import views

app_name = "mail"
urlpatterns = [
    path("mail/", views.hook, name="hook"),
    path("spaces/<slug:slug>/mail/", views.space, name="space"),
]
