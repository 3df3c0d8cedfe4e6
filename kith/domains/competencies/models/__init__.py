from kith.domains.competencies.models.about import About
from kith.domains.competencies.models.added_framework import AddedFramework
from kith.domains.competencies.models.look import Answer, Look
from kith.domains.competencies.models.next_step import NextStep

__all__ = ["About", "AddedFramework", "Answer", "Look", "NextStep"]
