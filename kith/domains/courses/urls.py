from django.urls import path

from kith.domains.courses.views import beginning, course, questions, step, steps, taking, writing

OF_A_COURSE = "courses/<int:pk>/"
OF_A_STEP = f"{OF_A_COURSE}steps/<int:step>/"
OF_A_SPACE = "spaces/<slug:slug>/teaching/<slug:kind>/"

app_name = "courses"
urlpatterns = [
    path("courses/", course.courses, name="courses"),
    path("me/courses/", taking.mine, name="mine"),
    path(OF_A_COURSE, course.course, name="course-short"),
    path(f"{OF_A_COURSE}writing/", writing.writing, name="writing"),
    path(f"{OF_A_COURSE}writing-away/", writing.throwing_away, name="throw-away"),
    path(f"{OF_A_COURSE}description/", writing.description, name="describe"),
    path(f"{OF_A_COURSE}publication/", writing.publication, name="publish"),
    path(f"{OF_A_COURSE}retirement/", writing.retirement, name="retire"),
    path(f"{OF_A_COURSE}retirement/withdrawal/", writing.bringing_back, name="bring-back"),
    path(f"{OF_A_COURSE}steps/new/<slug:sort>/", steps.new, name="new-step"),
    path(OF_A_STEP, step.step, name="step"),
    path(f"{OF_A_STEP}writing/", steps.writing, name="write-step"),
    path(f"{OF_A_STEP}place/", steps.place, name="step-place"),
    path(f"{OF_A_STEP}removal/", steps.removal, name="step-removal"),
    path(f"{OF_A_STEP}questions/new/", questions.new, name="new-question"),
    path(f"{OF_A_STEP}questions/<int:question>/", questions.question, name="question"),
    path(f"{OF_A_STEP}questions/<int:question>/removal/", questions.removal, name="question-removal"),
    path(f"{OF_A_STEP}trial/", step.trying, name="try"),
    path(f"{OF_A_STEP}answer/", taking.answer, name="answer"),
    path(f"{OF_A_STEP}done/", taking.done, name="done"),
    path(f"{OF_A_STEP}done/withdrawal/", taking.done_withdrawal, name="done-withdrawal"),
    path(f"{OF_A_COURSE}beginning/", taking.beginning, name="take"),
    path(f"{OF_A_COURSE}own/", taking.own, name="own"),
    path(f"{OF_A_COURSE}own/removal/", taking.own_removal, name="own-removal"),
    path(f"{OF_A_COURSE}<str:slug>/", course.course, name="course"),
    path(OF_A_SPACE, beginning.beginning, name="begin"),
    path(f"{OF_A_SPACE}draft/", beginning.beginning_draft, name="begin-draft"),
]
