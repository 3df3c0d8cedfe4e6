from django.urls import path

from kith.doors.mail.views import aside, coming_in

app_name = "mail"
urlpatterns = [
    path("mail/", coming_in.hook, name="hook"),
    path("spaces/<slug:slug>/mail/", coming_in.space, name="space"),
    path("steward/mails/", aside.mails, name="aside"),
    path("steward/mails/again/", aside.all_again, name="all-again"),
    path("steward/mails/<int:pk>/", aside.mail, name="one-aside"),
    path("steward/mails/<int:pk>/again/", aside.again, name="again"),
    path("steward/mails/<int:pk>/removal/", aside.removal, name="aside-removal"),
]
