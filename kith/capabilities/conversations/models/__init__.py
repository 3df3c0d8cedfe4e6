from kith.capabilities.conversations.models.mention import Mention
from kith.capabilities.conversations.models.origin import PostOrigin
from kith.capabilities.conversations.models.post import Post, PostFile, PostVersion
from kith.capabilities.conversations.models.thanks import Thanks
from kith.capabilities.conversations.models.thread import Thread
from kith.capabilities.conversations.models.trace import PostTrace

__all__ = ["Mention", "Post", "PostFile", "PostOrigin", "PostTrace", "PostVersion", "Thanks", "Thread"]
