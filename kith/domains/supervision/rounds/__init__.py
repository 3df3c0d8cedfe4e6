"""A round around its solving: what someone said (*wished*) and what came out for them (*offered*), as plain values that are locked;
how they are read, each as whoever they belong to; and how they become wishes of `matching`, and words.
"""
