"""The table of rules in docs/fold.md names scenarios and properties that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOC = (ROOT / "docs" / "fold.md").read_text(encoding="utf-8")
SCENARIOS = re.findall(r'(\w+): "([^"]+)"', DOC)


@pytest.mark.parametrize(("feature", "title"), SCENARIOS)
def test_a_named_scenario_exists(feature, title):
    text = (ROOT / "features" / f"{feature}.feature").read_text(encoding="utf-8")

    assert re.search(rf"^  Scenario(?: Outline)?: {re.escape(title)}$", text, re.MULTILINE)


def test_a_named_property_exists():
    properties = (Path(__file__).parent / "test_fold_properties.py").read_text(encoding="utf-8")
    named = set(re.findall(r"property `(\w+)`", DOC))

    assert named
    assert all(f"def {name}(" in properties for name in named)


@pytest.mark.parametrize("feature", sorted({feature for feature, _ in SCENARIOS}))
def test_a_scenario_keeps_to_six_steps_and_says_why(feature):
    text = (ROOT / "features" / f"{feature}.feature").read_text(encoding="utf-8")
    for block in re.split(r"\n  Scenario(?: Outline)?: ", text)[1:]:
        lines = [line.strip() for line in block.splitlines()]
        steps = [line for line in lines if re.match(r"(Given|When|Then|And) ", line)]
        assert len(steps) <= 6, lines[0]
        assert lines[1].endswith("."), lines[0]
