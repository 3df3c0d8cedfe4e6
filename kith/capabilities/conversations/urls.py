from django.urls import path

from kith.capabilities.conversations.views import hosting, post, replying, revising

app_name = "conversations"
urlpatterns = [
    path("posts/<int:pk>/", post.link, name="post"),
    path("posts/<int:pk>/edit/", post.edit, name="edit"),
    path("posts/<int:pk>/edit/draft/", replying.edit_draft, name="edit-draft"),
    path("posts/<int:pk>/history/", post.history, name="history"),
    path("posts/<int:pk>/pictures/", post.pictures, name="pictures"),
    path("posts/<int:pk>/withdrawal/", post.taking_back, name="withdrawal"),
    path("posts/<int:pk>/removal/", post.removal, name="removal"),
    path("posts/<int:pk>/restoration/", post.restoring, name="restoration"),
    path("posts/<int:pk>/thanks/", post.thanks, name="thanks"),
    path("posts/<int:pk>/thanks/withdrawal/", post.thanks_withdrawal, name="thanks-withdrawal"),
    path("items/<int:pk>/", post.item_link, name="item"),
    path("items/<int:pk>/reply/", replying.replying, name="reply"),
    path("items/<int:pk>/reply/draft/", replying.reply_draft, name="reply-draft"),
    path("items/<int:pk>/revision/", revising.revision, name="revision"),
    path("items/<int:pk>/following/", hosting.following, name="following"),
    path("items/<int:pk>/unread/", hosting.unread, name="unread"),
    path("items/<int:pk>/pin/", hosting.pin, name="pin"),
    path("items/<int:pk>/pin/withdrawal/", hosting.unpin, name="unpin"),
    path("items/<int:pk>/lock/", hosting.lock, name="lock"),
    path("items/<int:pk>/lock/withdrawal/", hosting.unlock, name="unlock"),
    path("items/<int:pk>/closing/", hosting.close, name="close"),
    path("items/<int:pk>/closing/withdrawal/", hosting.reopen, name="reopen"),
    path("items/<int:pk>/removal/", hosting.removal, name="removal-of-item"),
    path("items/<int:pk>/split/", hosting.splitting, name="split"),
    path("items/<int:pk>/merge/", hosting.merging, name="merge"),
    path("items/<int:pk>/move/", hosting.moving, name="move"),
]
