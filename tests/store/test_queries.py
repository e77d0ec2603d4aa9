"""Questions that name articles: however many they name, all are answered, by a few statements."""

from tracker.store import queries
from tracker.store.direct import driver
from tracker.store.engine import connect, reading
from tracker.store.log import open_log


def test_all_articles_are_found_however_many_are_named(url, build):
    articles = [build.article(f"a{number}") for number in range(40)]
    with open_log(url) as log, log.transaction() as append:
        for each in articles:
            append.add_article(build.row(each))
    known = [each.id for each in articles]
    unknown = [f"{number:032x}" for number in range(1_000)]
    with connect(url) as connection, reading(connection):
        for count in (0, 1, 2, 16, 17, 40):
            asked = [*known[:count], *unknown[: 600 - count]]
            found = dict(queries.read_imprints(connection, asked))
            assert sorted(found) == sorted(known[:count])
            text = articles[0].text
            some = queries.articles_with(connection, text, asked)
            assert some == sorted(known[:1] if count else [])


def test_the_driver_has_few_forms_of_a_question_to_keep(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with open_log(url):
        pass
    forms: set[int] = set()
    with connect(url) as connection, reading(connection):
        driver(connection).set_trace_callback(lambda sql: forms.add(sql.count("'")))
        for count in range(1, 600, 7):
            assert not list(queries.read_imprints(connection, map(str, range(count))))
            assert not queries.streams_by_articles(connection, [*map(str, range(count))])
            assert not queries.articles_with(connection, "text", [*map(str, range(count))])
    # Of each question three, and the transaction around them.
    assert len(forms) <= 10
