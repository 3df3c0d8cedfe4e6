"""Lineage: what grew out of what. A family of items is a graph without circles; of a link, one sees both ends or nothing."""
