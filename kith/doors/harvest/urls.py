from django.urls import path

from kith.doors.harvest import views

app_name = "harvest"
urlpatterns = [path("oai/", views.harvest, name="harvest")]
