from django.urls import path

from kith.domains.competencies.views import frameworks, looks, naming, plan, reading

app_name = "competencies"
urlpatterns = [
    path("competencies/", reading.everything, name="all"),
    path("competencies/frameworks/<slug:framework>/", reading.framework, name="framework"),
    path(
        "competencies/frameworks/<slug:framework>/versions/<int:version>/", reading.framework, name="version"
    ),
    path("competencies/frameworks/<slug:framework>/<slug:code>/", reading.competency, name="competency"),
    path("competencies/frameworks/<slug:framework>/<slug:code>/<slug:shelf>/", reading.shelf, name="shelf"),
    path(
        "competencies/frameworks/<slug:framework>/<slug:code>/<slug:shelf>/export/<str:form>/",
        reading.shelf_file,
        name="shelf-file",
    ),
    path("competencies/looks/", looks.mine, name="mine"),
    path("competencies/looks/new/", looks.new, name="new-look"),
    path("competencies/looks/<int:pk>/", looks.look, name="look"),
    path("competencies/looks/<int:pk>/removal/", looks.removal, name="look-removal"),
    path("competencies/looks/<int:pk>/answers/<slug:code>/", looks.answer, name="answer"),
    path("competencies/changes/<slug:framework>/", looks.changes, name="changes"),
    path("competencies/plan/", plan.ahead, name="plan"),
    path("competencies/plan/ended/", plan.ended, name="ended"),
    path("competencies/plan/new/", plan.new, name="new-step"),
    path("competencies/plan/<int:pk>/", plan.step, name="step"),
    path("competencies/plan/<int:pk>/done/", plan.done, name="done"),
    path("competencies/plan/<int:pk>/letting-go/", plan.letting_go, name="let-go"),
    path("competencies/plan/<int:pk>/taking-up/", plan.taking_up, name="take-up"),
    path("competencies/plan/<int:pk>/removal/", plan.removal, name="step-removal"),
    path("items/<int:pk>/competencies/", naming.name, name="name"),
    path("steward/competencies/", frameworks.everything, name="frameworks"),
    path("steward/competencies/new/", frameworks.new, name="new-framework"),
]
