from django.urls import path

from kith.doors.print import views

app_name = "print"
urlpatterns = [
    path("library/<int:pk>/versions/<int:number>.pdf", views.paper, name="paper"),
    path("library/<int:pk>/versions/<int:number>.epub", views.book, name="book"),
]
