import os
from pathlib import Path

import pytest

from tracker.dossiers.load import DossierError, available, load, sample_folder

SOUND = """
id = "river-treaties"
title = "River treaties"
home = "AT"
licence = "MIT"
masks = ["railway treaty"]
occasions = [{ name = "Danube summit", places = ["Linz"], on = "2024-06-13/2024-06-15" }]
[agreement]
nouns = ["treaty"]
qualifiers = ["river"]
[declaration]
names = ["Danube Declaration"]
[[office_holders]]
name = "Erika Mustermann"
party = "DE"
office = "chancellor"
since = "2023-01-01"
[groups]
"Alpine countries" = ["CH", "IT"]
"""

NAMESAKE = """
[[office_holders]]
name = "Max"
aliases = ["Erika Mustermann"]
party = "IT"
office = "king"
since = "2024-02-01"
"""


def folder_with(tmp_path: Path, text: str) -> str:
    (tmp_path / "dossier.toml").write_text(text, encoding="utf-8")
    return str(tmp_path)


def problems_of(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(DossierError) as caught:
        load(folder_with(tmp_path, text))
    for problem in caught.value.problems:
        assert problem.startswith(str(tmp_path / "dossier.toml"))
        assert "\n" not in problem
    assert str(caught.value) == "\n".join(caught.value.problems)
    return [problem.split("dossier.toml: ", 1)[1] for problem in caught.value.problems]


def test_the_first_dossier_is_built_in() -> None:
    assert available() == ("ukraine-security",)
    assert load("ukraine-security").id == "ukraine-security"


def test_a_folder_of_the_users_own_is_a_dossier_too(tmp_path: Path) -> None:
    dossier = load(folder_with(tmp_path, SOUND))
    assert dossier.id == "river-treaties"
    assert dossier.agreement.nouns == ("treaty",)
    assert dossier.declaration.names == ("Danube Declaration",)
    assert dossier.occasions[0].places == ("Linz",)
    assert dossier.office_holders[0].until is None
    assert dossier.groups == (("Alpine countries", ("CH", "IT")),)


@pytest.mark.parametrize("name", ["", "ukraine", "no/such/folder", "."])
def test_what_is_neither_is_refused_with_what_there_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DossierError) as caught:
        load(name)
    assert "ukraine-security" in str(caught.value)
    assert "dossier.toml" in str(caught.value)
    assert len(caught.value.problems) == 1


def test_samples_lie_beside_the_dossier(tmp_path: Path) -> None:
    assert sample_folder("ukraine-security").is_dir()
    with pytest.raises(DossierError, match="no sample articles"):
        sample_folder(folder_with(tmp_path, SOUND))


def test_a_file_that_is_not_toml_says_where(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, 'id = "x\n')
    assert problem.startswith("not TOML")
    assert "line 1" in problem


def test_a_file_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_bytes(b'id = "caf\xe9"')
    with pytest.raises(DossierError, match="byte 9 is not UTF-8"):
        load(str(tmp_path))


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").mkdir()
    with pytest.raises(DossierError, match="cannot be read"):
        load(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SOUND)
    (tmp_path / "dossier.toml").chmod(0)
    with pytest.raises(DossierError, match="cannot be read"):
        load(folder)


def test_an_empty_file_misses_everything_at_once(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "") == [
        "id: missing",
        "title: missing",
        "home: missing",
        "licence: missing",
        "agreement: names neither names nor nouns to know it by",
        "declaration: names neither names nor nouns to know it by",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"river-treaties"', '"River Treaties"', "id: 'River Treaties' is not lower-case words"),
        (
            'home = "AT"',
            'home = "Austria"',
            "home: 'Austria' is no party's code; did you mean AT (A",
        ),
        ('home = "AT"', 'home = "UK"', "home: 'UK' is no party's code; did you mean GB (United"),
        ('home = "AT"', 'home = "at"', "home: 'at' is no party's code; did you mean AT (Aus"),
        ('home = "AT"', 'home = "Q9"', "home: 'Q9' is no party's code"),
        ('home = "AT"', "home = 3", "home: 3 is not a line of text"),
        ('title = "River treaties"', 'title = ""', "title: '' is not a line of text"),
        (
            'title = "River treaties"',
            'title = "a\\u001bb"',
            "title: 'a\\x1bb' is not a line of text",
        ),
        ('"railway treaty"', '"railway treaty", 7', "masks: 7 is not a line of text"),
        ('"railway treaty"', '"a b", "a b"', "masks: 'a b' is said twice"),
        (
            '["railway treaty"]',
            '"railway treaty"',
            "masks: 'railway treaty' is not a list of texts",
        ),
        (
            "masks =",
            "mask =",
            "mask: unknown; known are agreement, bases, declaration, groups, home",
        ),
        ('places = ["Linz"]', 'where = "Linz"', "occasions 1 (Danube summit): where: unknown"),
        ("2024-06-15", "2024-06-31", "occasions 1 (Danube summit): on: '2024-06-31' is not in the"),
        (
            "2024-06-15",
            "2024-05-31",
            "occasions 1 (Danube summit): on: '2024-06-13/2024-05-31' ends",
        ),
        ('"2024-06-13/2024-06-15"', "2024", "occasions 1 (Danube summit): on: 2024 is not a line"),
        ('since = "2023-01-01"', "", "office_holders 1 (Erika Mustermann): since: missing"),
        (
            '"2023-01-01"',
            '"2023-13-01"',
            "office_holders 1 (Erika Mustermann): since: '2023-13-01'",
        ),
        (
            '"2023-01-01"',
            '"2023"',
            "office_holders 1 (Erika Mustermann): since: '2023' is not a day",
        ),
        (
            '"2023-01-01"',
            '"2023-01-01"\nuntil = "2022-01-01"',
            "office_holders 1 (Erika Mustermann): until: 2022-01-01 is before 2023-01-01",
        ),
        ('home = "AT"', 'home = "Austra"', "home: 'Austra' is no party's code; did you mean AT (A"),
        ('"Danube summit"', "7", "occasions 1 (unnamed): name: 7 is not a line of text"),
        ('"Danube summit"', '"\\u001b"', "occasions 1 (unnamed): name: '\\x1b' is not a line of"),
        ('"Alpine countries"', '"\\u001b"', "groups: '\\x1b': is not a line of text"),
        ('["CH", "IT"]', "[]", "groups: Alpine countries: has no members"),
        ('["CH", "IT"]', '["CH", "IL T"]', "groups: Alpine countries: 'IL T' is no party's code"),
        ('[agreement]\nnouns = ["treaty"]', "[agreement]", "agreement: names neither names nor"),
    ],
)
def test_each_mistake_is_one_clear_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in SOUND
    problems = problems_of(tmp_path, SOUND.replace(old, new))
    assert [found for found in problems if found.startswith(problem)], problems
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("agreement = 3", "agreement: 3 is not a table"),
        ('occasions = "x"', "occasions: is not a list of tables; begin each with [[occasions]]"),
        ("occasions = [1]", "occasions: is not a list of tables; begin each with [[occasions]]"),
    ],
)
def test_a_value_of_another_form_is_told(tmp_path: Path, line: str, problem: str) -> None:
    assert problem in problems_of(tmp_path, line)


@pytest.mark.parametrize("name", ["article", "a/b", "A b"])
def test_an_id_that_the_log_could_not_use_is_refused(tmp_path: Path, name: str) -> None:
    (problem,) = problems_of(tmp_path, SOUND.replace('id = "', f'id = "{name}" # "', 1))
    assert problem.startswith("id: ")


def test_all_mistakes_are_told_together(tmp_path: Path) -> None:
    text = SOUND.replace('"AT"', '"XX"').replace("2024-06-15", "2024").replace('"MIT"', '""')
    assert len(problems_of(tmp_path, text.replace("2023-01-01", "soon"))) == 3


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'name = "Erika Mustermann"',
            'name = "Erika Mustermann"\naliases = ["Jordan"]',
            "office_holders: 'Jordan' of Erika Mustermann is also a name of Jordan",
        ),
        (
            "[groups]",
            NAMESAKE + "[groups]",
            "office_holders: 'Erika Mustermann' is both Erika Mustermann (DE) and Max (IT) on 2024",
        ),
        (
            '"2024-06-13/2024-06-15" }',
            '"2024-06" }, { name = "x", aliases = ["danube Summit"], on = "2024-06-20" }',
            "occasions: 'danube summit' is both 2024-06 and 2024-06-20",
        ),
        ('"railway treaty"', '"DANUBE summit"', "masks: 'DANUBE summit' hides a name that the"),
        ('"railway treaty"', '"Danube declaration"', "masks: 'Danube declaration' hides a name"),
        ('"railway treaty"', '"a b", "A b"', "masks: 'A b' stands there twice"),
        ("[groups]", '[groups]\n"alpine Countries" = ["CH"]', "groups: 'Alpine countries' stands"),
        ("[groups]", '[groups]\nBenelux = ["BE"]\nHolland = ["BE"]', "groups: 'Holland' is also"),
    ],
)
def test_a_word_that_could_mean_two_things_is_refused(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in SOUND
    (found,) = problems_of(tmp_path, SOUND.replace(old, new))
    assert found.startswith(problem)


def test_one_person_may_go_from_one_office_to_another(tmp_path: Path) -> None:
    moved = SOUND.replace('since = "2023-01-01"', 'since = "2023-01-01"\nuntil = "2024-01-01"')
    moved += (
        '[[office_holders]]\nname = "Erika Mustermann"\nparty = "EU"\n'
        'office = "commissioner"\nsince = "2024-01-01"\n'
    )
    assert len(load(folder_with(tmp_path, moved)).office_holders) == 2
