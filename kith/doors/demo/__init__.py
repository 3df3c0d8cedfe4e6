"""The demo community: about forty invented people, and a way to enter as one of them.

Everything is built through the same actions that people use. Exists only where `KITH_DEMO` is `yes`.
"""
