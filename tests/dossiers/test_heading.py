import pytest

from tracker.dossiers.heading import built_in_heading
from tracker.dossiers.load import available, load


@pytest.mark.parametrize("name", available())
def test_the_heading_is_that_of_the_dossier(name):
    dossier = load(name)
    heading = built_in_heading(name)

    assert (heading.id, heading.title, heading.licence) == (
        dossier.id,
        dossier.title,
        dossier.licence,
    )


@pytest.mark.parametrize("name", ["", "no-such", "../dossiers/ukraine-security", "/etc", "UKRAINE"])
def test_what_is_not_built_in_has_none(name):
    assert built_in_heading(name) is None


@pytest.mark.parametrize(
    "text",
    [
        'id = "other"\ntitle = "T"\nlicence = "L"\n',
        'id = "x"\ntitle = "T"\nmasks = [\n]\nlicence = "L"\n',
        'id = "x"\ntitle = "a \\" b"\nlicence = "L"\n',
        b"\xff",
    ],
)
def test_what_is_unusual_has_none(tmp_path, monkeypatch, text):
    monkeypatch.setattr("tracker.dossiers.heading.__file__", str(tmp_path / "heading.py"))
    (tmp_path / "x").mkdir()
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "x" / "dossier.toml").write_bytes(data)

    assert built_in_heading("x") is None
