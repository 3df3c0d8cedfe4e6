from django.urls import path

from kith.doors.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.cast, name="cast"),
    path("demo/enter/", views.enter, name="enter"),
]
