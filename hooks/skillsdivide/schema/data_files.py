"""The files of docs/data that hold many records each, and what each must be."""

from skillsdivide.schema.evidence import Claim, Measure, Occupation, Source
from skillsdivide.schema.fields import Record
from skillsdivide.schema.records import Credential, Domain, GlossaryEntry, Pathway, PlanStep, Skill
from skillsdivide.schema.vocabulary import Vocabulary


class SkillsFile(Record):
    """docs/data/skills.yml"""

    skills: list[Skill]


class CredentialsFile(Record):
    """docs/data/credentials.yml"""

    credentials: list[Credential]


class DomainsFile(Record):
    """docs/data/domains.yml"""

    domains: list[Domain]


class OccupationsFile(Record):
    """docs/data/occupations.yml"""

    measures: list[Measure]
    occupations: list[Occupation]


class SourcesFile(Record):
    """docs/data/sources.yml"""

    sources: list[Source]


class ClaimsFile(Record):
    """docs/data/claims.yml"""

    claims: list[Claim]


class PathwaysFile(Record):
    """docs/data/pathways.yml"""

    pathways: list[Pathway]


class PlanFile(Record):
    """docs/data/plan.yml"""

    steps: list[PlanStep]


class GlossaryFile(Record):
    """docs/data/glossary.yml"""

    glossary: list[GlossaryEntry]


FILES: dict[str, type[Record]] = {
    "vocabulary": Vocabulary,
    "sources": SourcesFile,
    "claims": ClaimsFile,
    "skills": SkillsFile,
    "domains": DomainsFile,
    "credentials": CredentialsFile,
    "occupations": OccupationsFile,
    "pathways": PathwaysFile,
    "plan": PlanFile,
    "glossary": GlossaryFile,
}
"""By the name of the file without its ending. A file's keys are the names of the collections in it."""
