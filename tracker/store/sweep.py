"""One sweep over the log, from its first event to its last, to the digests of all parties.

Rows are read fastest in the order in which they lie on the disk. Meanwhile of each report its id,
what it says, its article and its account are kept, packed into few bytes; each party's digest is
made of these when its turn has come. A party that cannot be packed is read by itself at the end:
people have judged its reports, or one of them makes others tell something by themselves, or
memory would not stay within bounds.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice

from tracker.domain.dates import Day
from tracker.domain.digest import Digest
from tracker.domain.events import Recorded
from tracker.domain.kept import judgements, keep
from tracker.domain.press import Imprint, Press
from tracker.domain.stories import Stories
from tracker.store.alike import like
from tracker.store.bulk import Dated, Digested, digest_rows, take_alike, tells_apart
from tracker.store.gist import NOBODY, Gist, SweptRow, account, imprint_on
from tracker.store.imprints import Imprints
from tracker.store.streams import party_of

MOST = 64 * 2**20
"""How many bytes, by a rough count, packed reports may take."""

_A_REPORT = 48  # bytes
_ID = 32  # characters of an event's id
_BATCH = 5_000
_MANY = 4_096
_NOBODY = judgements(())


class _Packed:
    """The reports about a party: their ids one behind the other, all else by number."""

    __slots__ = ("accounts", "articles", "ids", "told")

    def __init__(self) -> None:
        self.ids = bytearray()
        self.told = array("I")
        self.articles = array("I")
        self.accounts = array("I")


class Sweep:
    """What a log comes to: of one dossier or all of them, swept through once.

    `press` is what the log tells of articles, but for their outlets. Memory grows
    by what is known of articles, and apart from that up to `most` bytes or so, and one party.
    Which articles are tied to others an index tells; who does not trust it gives all of `press`.
    """

    def __init__(
        self,
        log: Gist,
        dossier: str | None = None,
        *,
        press: Press | None = None,
        most: int = MOST,
    ) -> None:
        self._log = log
        self._dossier = dossier
        self._most = most
        told = log.ties() if press is None else press
        self._imprints = Imprints(told.imprints, self._ask)
        self.press = replace(told, imprints=self._imprints)
        self._parties: dict[str, _Packed | None] = {}
        self._articles: list[str] = []
        self._days: list[Day | None] = []  # of publication, where the article takes part for good
        self._told: list[tuple[str, str]] = []
        self._numbers: dict[str | None, int] = {}
        self._accounts = _Accounts()

    def digests(self) -> Iterator[Digested]:
        """The parties of each dossier, in order, each digested from its whole stream.

        Asked for once. Raises StoreError where an event cannot be read.
        """
        with closing(self._log.sweep(self._dossier)) as rows:
            while self._pack(islice(rows, _BATCH)):
                self._bound()
        parties = self._parties
        stories = Stories(self.press)  # all articles are at hand by now
        for stream in sorted(parties):
            dossier, _, party = stream.partition("/")
            packed = parties.pop(stream)
            made = None if packed is None else self._digest(dossier, party, packed, stories)
            if made is None:
                made = self._alone(dossier, party, stories)
            yield made

    def _pack(self, rows: Iterable[SweptRow]) -> bool:
        """Take events in; gives whether there was any."""
        parties, numbers, accounts = self._parties, self._numbers, self._accounts
        last: str | None = None
        place = -1
        row: SweptRow | None = None
        for row in rows:
            event_id, stream, at, article, by, told = row
            party = parties.get(stream)
            if party is None:
                if at is not None:
                    if told is not None:
                        self._imprints.add(article, imprint_on(by, at[:10]))
                        last, place = article, self._place(article)
                    continue
                if stream in parties or party_of(stream) is None:
                    continue
                party = parties[stream] = _Packed()
            if article != last:
                last, place = article, self._place(article)
            number = numbers.get(told)
            if number is None:
                number = self._number(told)
            name = event_id.encode()
            if number < 0 or place < 0 or len(name) != _ID:
                parties[stream] = None
                continue
            party.ids += name
            party.told.append(number)
            party.articles.append(place)
            party.accounts.append(accounts[by])
        return row is not None

    def _place(self, article: str) -> int:
        """The place of an article among those met, -1 where it was not recorded by then."""
        imprint = self._imprints.at_hand(article)
        if imprint is None:
            return -1
        press = self.press
        aside = article in press.dated or article in press.successors
        self._articles.append(article)
        self._days.append(None if aside else imprint.published)
        return len(self._articles) - 1

    def _number(self, told: str | None) -> int:
        """The number of what a report says; -1 where the party cannot be packed for it."""
        number = -1
        if told is not None:
            kind, bracket, said = told.partition("[")
            said = bracket + said
            if not tells_apart(kind, said):
                number = len(self._told)
                self._told.append((kind, said))
        self._numbers[told] = number
        return number

    def _bound(self) -> None:
        """Give up the largest parties while all together take too much."""
        held = {
            stream: len(each.told) * _A_REPORT
            for stream, each in self._parties.items()
            if each is not None
        }
        total = sum(held.values())
        while total > self._most:
            largest = max(held, key=held.__getitem__)
            total -= held.pop(largest)
            self._parties[largest] = None

    def _digest(
        self, dossier: str, party: str, packed: _Packed, stories: Stories
    ) -> Digested | None:
        """A party's digest; None where something is told that its kind cannot tell."""
        made = Digest(dossier, party)
        undated = set()
        alike: defaultdict[tuple[str, str], list[Dated]] = defaultdict(list)
        try:
            for said, (published, event_id, article, by) in self._unpacked(packed):
                if published is not None:
                    alike[said].append((published, event_id, article, by))
                    continue
                report = like(*said)(dossier, party, article, account(by))
                recorded = Recorded(event_id, self._imprints[article].recorded_on, report, 0)
                new = keep(recorded, _NOBODY, self.press, stories)
                if new is not None:
                    made.take(new)
                if self.press.published(article) is None:
                    undated.add(article)
            take_alike(made, alike, self.press, stories)
        except ValueError:
            return None
        position = self._log.last(f"{dossier}/{party}")
        return Digested(party, made, position, frozenset(undated), _NOBODY)

    def _alone(self, dossier: str, party: str, stories: Stories) -> Digested:
        """The digest of a party that is read by itself."""
        rows = self._log.party(dossier, party)
        self._imprints.fetch(row[5] for row in rows if row[-1] is None)
        return digest_rows(dossier, party, rows, self.press, stories)

    def _unpacked(
        self, packed: _Packed
    ) -> Iterator[tuple[tuple[str, str], tuple[Day | None, str, str, str | None]]]:
        """What each report says, and the day of its article, its id, article and account."""
        told, days, articles, accounts = self._told, self._days, self._articles, self._accounts.of
        ids = packed.ids.decode()
        start = 0
        for number, place, by in zip(packed.told, packed.articles, packed.accounts, strict=True):
            end = start + _ID
            yield told[number], (days[place], ids[start:end], articles[place], accounts[by])
            start = end

    def _ask(self, articles: Iterable[str] | None) -> Iterable[tuple[str, Imprint]]:
        if articles is None:
            return self._log.press().imprints.items()
        return self._log.imprints(sorted(articles))


class _Accounts(dict[str | None, int]):
    """The numbers of those that say so, as the gist tells them; 0 stands for all but outlets."""

    def __init__(self) -> None:
        super().__init__()
        self.of: list[str | None] = [None]

    def __missing__(self, by: str | None) -> int:
        if account(by) is NOBODY:
            if len(self) < _MANY:
                self[by] = 0
            return 0
        self.of.append(by)
        number = self[by] = len(self.of) - 1
        return number
