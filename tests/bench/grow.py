"""The real dataset grown to any number of roles, by a seed, in its own shape: tasks, skills, items, credentials and sources for each role."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SITE = next(each for each in (ROOT / "tests/sample", ROOT) if each.is_dir())
"""The real dataset: this one, and in a project that `make new` began the copy of it; no other need have a quiz for each role."""
SEED = 20261123


class Plainly(yaml.CSafeDumper):
    """Writes YAML without aliases, which the dataset does not allow."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def read(file: Path) -> dict:
    """A YAML file of the project."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def dump(file: Path, value: dict) -> None:
    """Writes a YAML file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(value, Dumper=Plainly, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


def grow(folder: Path, count: int) -> None:
    """A project of `count` roles in a folder: the real one, and copies of its roles and their quizzes under numbered names.

    Skills and sources grow with the roles; each copy holds its model's skills, one in three of them from its own
    generation, so that gaps stay as wide as they are. Every role has its hand-written items.
    """
    dice = random.Random(SEED)
    for name in ("docs", "quizzes"):
        shutil.copytree(SITE / name, folder / name)
    settings = (SITE / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"(?m)(- |custom_dir: |^  - )hooks(/|$)", rf"\1{ROOT}/hooks\2", settings), encoding="utf-8")
    models = [read(file) for file in sorted((SITE / "docs/data/roles").glob("*.yml"))]
    sections = {model["id"]: read(SITE / f"quizzes/{model['id']}.yml") for model in models}
    skills, sources = (read(SITE / f"docs/data/{name}.yml") for name in ("skills", "sources"))
    domains = read(SITE / "docs/data/domains.yml")
    own_skills, own_sources = list(skills["skills"]), list(sources["sources"])
    for number in range(len(models), count):
        model = models[number % len(models)]
        generation = number // len(models)
        if number % len(models) == 0:
            skills["skills"] += [{**skill, "id": f"{skill['id']}-{generation}", "title": f"{skill['title']} {generation}"} for skill in own_skills]
            sources["sources"] += [{**source, "id": f"{source['id']}-{generation}"} for source in own_sources[:: len(own_sources) // 9]]
        dump(folder / f"docs/data/roles/{model['id']}-{number}.yml", role(model, number, generation, dice))
        dump(folder / f"quizzes/{model['id']}-{number}.yml", section(sections[model["id"]], model["id"], number))
        if generation % 10 == 0:
            for domain in domains["domains"]:
                if model["id"] in domain["roles"]:
                    domain["roles"].append(f"{model['id']}-{number}")
    for name, value in (("skills", skills), ("sources", sources), ("domains", domains)):
        dump(folder / f"docs/data/{name}.yml", value)


def role(model: dict, number: int, generation: int, dice: random.Random) -> dict:
    """A copy of a role under its own name."""
    tasks = [{**task, "id": f"{task['id']}-{number}", "stance": dice.choice(["substitutable", "augmented", "human"])} for task in model["tasks"]]
    skills = [{**each, "skill": f"{each['skill']}-{generation}" if dice.random() < 1 / 3 else each["skill"]} for each in model["skills"]]
    return {**model, "id": f"{model['id']}-{number}", "title": f"{model['title']} {number}", "tasks": tasks, "skills": skills}


def section(model: dict, role: str, number: int) -> dict:
    """A copy of a role's quiz, which may ask what its original asks."""
    items = [{**item, "id": f"{item['id']}-{number}", "waive": {**item.get("waive", {}), "same-idea": "a copy"}} for item in model["items"]]
    return {**model, "id": f"{role}-{number}", "role": f"{role}-{number}", "title": f"{model['title']} {number}", "items": items}
