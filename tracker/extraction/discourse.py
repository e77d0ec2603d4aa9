"""The fourth layer: from clauses to mentions, with what the sentences before give them.

It keeps the thread of an article: which agreement "the document" is, whose it is (the focus),
which heading governs a list, what a count of countries in one sentence names in the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extraction.asked import asked_for, awaits_names
from tracker.extraction.credit import credit
from tracker.extraction.cut import cut
from tracker.extraction.focus import about, may_turn, refocus
from tracker.extraction.folded import Choose, Folded
from tracker.extraction.judge import judge
from tracker.extraction.keeping import PUT_OFF, keep_count, keep_last, keep_subject
from tracker.extraction.list_times import is_dated
from tracker.extraction.listing import counted, keep_heading, listed, repeated
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.opening import is_asked, scene_of, tells_nothing
from tracker.extraction.reference import unconditional
from tracker.extraction.relevance import matters
from tracker.extraction.roster import keep_roster, planned_below, rostered
from tracker.extraction.run_in import run_in
from tracker.extraction.seat import Opened, Seat
from tracker.extraction.seating import seats
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.thread_clues import of_scene, of_thread
from tracker.extraction.topic import about_another, survey
from tracker.extraction.unit import tags_of
from tracker.extraction.watch import Watch

_SILENT = frozenset({"noise", "caption", "link", "dateline"})
_TOP = 3
"""How many sentences are the top of a page."""


class Reader:
    """Reads an article's sentences in order and collects their mentions."""

    watch: Watch | None = None
    """Who looks on, if anybody does."""

    def __init__(self, tagger: Tagger, choose: Choose) -> None:
        """Take the tagger, and who tells which party an ambiguous office holder stands for."""
        self._tagger = tagger
        self._home = tagger.home
        self._unread: list[Sentence] = []
        self._governing: set[int | None] = set()
        self.thread = Thread()
        self._folded = Folded(tagger, choose, self.thread)
        self.named = self._folded.named
        self.mentions: list[Mention] = []
        self._opened: list[Opened] = []
        self._passed: list[tuple[Sentence, tuple[str, ...]]] = []
        self._about: tuple[str, ...] | None = None
        self._sentences: Sequence[Sentence] = ()
        self.put_off = False

    def read(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions of all sentences, in order."""
        self._sentences = sentences
        survey(sentences, self.thread, self._tagger.home_names)
        self._governing = {sentence.header for sentence in sentences}
        if len(self._governing) > 1:
            self._governing.update(s.number for s in sentences[:_TOP] if s.section == "title")
        headings = (s.number for s in sentences if s.section == "header" and not is_dated(s.text))
        self.thread.sections = next(headings, self.thread.sections)
        gate = self._tagger.gate
        for at, sentence in enumerate(sentences):
            if sentence.section in _SILENT:
                if sentence.section == "dateline" and sentence.number <= _TOP:
                    self._seat(sentence)
                continue
            heads, alone = run_in(sentences, at, self._folded.nodes, gate.names_party, self._home)
            if heads:
                self.thread.focus = heads
                if alone and not awaits_names(sentence, self.thread):
                    self.thread.skipped = None
                    continue
            if matters(sentence, self.thread, gate, self._governing):
                before = len(self.mentions)
                self._sentence(sentence)
                self.thread.skipped = None if len(self.mentions) > before else sentence
            else:
                self.thread.skipped = sentence
                self._passed.append((sentence, self._spoken()))
                if may_turn(sentence.text):
                    refocus(self.thread, sentence, self._folded.nodes(sentence), [], self._home)
                elif not self.thread.main:
                    self._unread.append(sentence)
        return self.mentions

    def seats(self, sentences: Sequence[Sentence]) -> Iterator[Seat]:
        """Each party in each sentence that may tell of it; `sentences` are all of them.

        Where the text speaks of agreements that are ours, a sentence may do so by its parties
        alone: "Finland is the eighth, after Denmark".
        """
        opened = self._opened
        named = max(self.thread.agreed, self.thread.declared) >= 0
        if self.thread.topic == "ours" and named:
            opened = sorted((*opened, *self._unopened()), key=lambda each: each.sentence.number)
        return seats(opened, sentences, self._folded, self.thread.topic)

    def _unopened(self) -> Iterator[Opened]:
        """The sentences that no rule was asked about, where the grammar finds clauses in them."""
        for sentence, spoken in self._passed:
            if not self._tagger.gate.names_party(sentence.text):
                continue
            clauses = cut(self._folded.nodes(sentence))
            if clauses:
                yield Opened(sentence, tuple(clauses), spoken, read=False)

    def _spoken(self) -> tuple[str, ...]:
        """Whom the text speaks of."""
        return self.thread.focus or self.thread.main or self.thread.recent

    def _seat(self, sentence: Sentence) -> None:
        """Keep the capital of the dateline: whose "the National Assembly" in "PARIS -" is."""
        codes = {c for n in self._folded.nodes(sentence) if n.kind == "capital" for c in n.codes}
        if len(codes) == 1 and self._home not in codes:
            self.thread.seat = tuple(codes)

    def _catch_up(self) -> None:
        """Look for whom the sentences spoke of that were not read, the last of them first."""
        recent = self.thread.recent
        while self._unread and self.thread.recent is recent:
            sentence = self._unread.pop()
            refocus(self.thread, sentence, self._folded.nodes(sentence), [], self._home)
        self._unread.clear()

    def _page(self) -> tuple[str, ...]:
        """Whom the whole page is about, looked up once."""
        if self._about is None:
            self._about = about(
                self._folded.named(s) for s in self._sentences if s.section not in _SILENT
            )
        return self._about

    def _sentence(self, sentence: Sentence) -> None:  # noqa: C901, PLR0912, PLR0915
        thread = self.thread
        nodes = self._folded.nodes(sentence)
        clauses = cut(nodes)
        if not clauses:
            return
        opened = Opened(sentence, tuple(clauses), self._spoken())
        opened.thread.update(of_thread(thread, sentence))
        self._opened.append(opened)
        if self.watch is not None:
            self.watch.opened(sentence, clauses)
        listed_here = rostered(sentence, nodes, thread, self._home)
        if listed_here is not None:
            self.mentions += listed_here
            return
        classes = tags_of(nodes)
        aside = about_another(nodes, thread, self._home, told=bool(self.mentions))
        ours = thread.topic == "ours" and not aside
        scene = scene_of(sentence, clauses, classes, thread, ours=ours)
        free = unconditional(clauses, nodes) if scene.conditional else frozenset()
        found = []
        for at, clause in enumerate(clauses):
            found += judge(clause, replace(scene, conditional=False) if at in free else scene)
            scene.last = found[-1].kind if found else scene.last
        opened.thread.update(of_scene(scene, aside=aside))
        found = planned_below(found, sentence, thread)
        if self.watch is not None:
            self.watch.judged(sentence, scene, found, thread)
        keep_subject(found, classes, sentence.number, thread, ours=ours)
        if is_asked(sentence):
            thread.asked = asked_for(nodes, thread) if ours else None
            thread.answered = sentence.number
            if sentence.number in self._governing:
                keep_roster(sentence, nodes, thread, self._home, generic=False)
            opened.may_tell = False
            refocus(thread, sentence, nodes, [], self._home)
            return
        if tells_nothing(clauses, scene):
            opened.may_tell = False
        before = len(self.mentions)
        generic = None
        self.put_off = self.put_off or any(f.kind in PUT_OFF for f in found)
        for finding in found:
            if sentence.section == "header" and sentence.text.endswith("?"):
                continue
            credited = credit(
                finding, clauses, sentence, thread, self._folded, self._catch_up, self._page
            )
            opened.may_tell = opened.may_tell and not credited.foe
            opened.of_others = opened.of_others or credited.others
            self.mentions += credited.mentions
            if credited.counting:
                generic = (finding, sentence)
        for clause in clauses:
            own = [f for f in found if f.clause is clause]
            keep_last(own, classes, thread)
            if not own and sentence.header not in thread.headers:
                self.mentions += repeated(clause, clauses, sentence, thread, self._home)
        if sentence.section == "header":
            keep_heading(sentence, nodes, found, thread)
        if len(self.mentions) == before and not found:
            self.mentions += listed(sentence, clauses, nodes, thread, self._home)
        recent = thread.recent
        refocus(thread, sentence, nodes, self.mentions[before:], self._home)
        if thread.recent is not recent:
            self._unread.clear()
        if generic is None and not found and ours:
            generic = counted(nodes, sentence)
        if sentence.number in self._governing:
            keep_roster(sentence, nodes, thread, self._home, generic=generic is not None)
        keep_count(generic, sentence, thread, told=bool(found))
