"""The files of docs/data and what each must be: some hold many records, and folders hold one record a file."""

from skillsdivide.schema.course import Material, Project, Resource, Schedule, WorkedAudit
from skillsdivide.schema.evidence import Claim, JobTitles, LocalFact, Measure, Occupation, OccupationGroup, RatedOccupation, Source
from skillsdivide.schema.fields import Record
from skillsdivide.schema.records import Credential, Domain, GlossaryEntry, Pathway, PlanStep, Role, Skill
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
    occupation_groups: list[OccupationGroup] = []
    """The major groups of the occupations in directory.csv."""


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


class MaterialsFile(Record):
    """docs/data/materials.yml"""

    materials: list[Material] = []


class ResourcesFile(Record):
    """docs/data/resources.yml"""

    resources: list[Resource] = []


class LocalFactsFile(Record):
    """docs/data/local-facts.yml"""

    local_facts: list[LocalFact] = []


class GlossaryFile(Record):
    """docs/data/glossary.yml"""

    glossary: list[GlossaryEntry]


class JobTitlesFile(Record):
    """docs/data/job-titles.yml"""

    job_titles: list[JobTitles] = []


class DirectoryFile(Record):
    """docs/data/directory.csv"""

    directory: list[RatedOccupation] = []


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
    "materials": MaterialsFile,
    "resources": ResourcesFile,
    "local-facts": LocalFactsFile,
    "glossary": GlossaryFile,
    "job-titles": JobTitlesFile,
}
"""By the name of the file without its ending. A file's keys are the names of the collections in it; one whose lists all may be empty may be left out."""

TABLES: dict[str, type[Record]] = {"directory": DirectoryFile}
"""Files of very many short records: docs/data/<name>.csv, a record a line. A site need not have them."""

FOLDERS: dict[str, type[Record]] = {"roles": Role, "projects": Project, "audits": WorkedAudit, "schedules": Schedule}
"""By the name of the folder, which is that of the collection: the record that each file in it holds."""
