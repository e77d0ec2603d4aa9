"""The fourth layer: from clauses to mentions, with what the sentences before give them.

It keeps the thread of an article: which agreement "the document" is, whose it is (the focus),
which heading governs a list, what a count of countries in one sentence names in the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.extraction.attach import attach
from tracker.extraction.clause import Clause
from tracker.extraction.cut import cut
from tracker.extraction.finding import Finding, Scene, status
from tracker.extraction.focus import may_turn, refocus
from tracker.extraction.gate import STEMS
from tracker.extraction.heading import header_finding
from tracker.extraction.judge import judge
from tracker.extraction.list_times import is_dated
from tracker.extraction.listing import counted, keep_heading, listed, repeated
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.noun import Noun
from tracker.extraction.noun_reading import read_nouns
from tracker.extraction.party_nodes import fold
from tracker.extraction.reference import (
    company,
    conditions,
    is_plural,
    may_refer,
    of_seven,
    signed_one_in,
    unconditional,
    where_signed,
    with_foe,
)
from tracker.extraction.roster import keep_roster, planned_below, rostered
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.term_owners import Named, named_in
from tracker.extraction.topic import about_another, survey
from tracker.extraction.unit import Unit, tags_of
from tracker.extraction.watch import Watch

_SILENT = frozenset({"noise", "caption", "link", "dateline"})


_TOP = 3


_DECLARED = 4
"""For how many sentences "joined" means the declaration that was named."""


class Reader:
    """Reads an article's sentences in order and collects their mentions."""

    watch: Watch | None = None
    """Who looks on, if anybody does."""

    def __init__(self, tagger: Tagger, choose: Callable[[Unit], tuple[str, ...]]) -> None:
        """Take the tagger, and who tells which party an ambiguous office holder stands for."""
        self._tagger = tagger
        self._choose = choose
        self._home = tagger.home
        self._nodes: dict[int, list[Unit]] = {}
        self._unread: list[Sentence] = []
        self._governing: set[int | None] = set()
        self.thread = Thread()
        self.mentions: list[Mention] = []
        self.put_off = False
        self.followed: list[tuple[Sentence, tuple[str, ...]]] = []

    def read(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions of all sentences, in order."""
        survey(sentences, self.thread, self._tagger.home_names)
        self._governing = {sentence.header for sentence in sentences}
        if len(self._governing) > 1:
            self._governing.update(s.number for s in sentences[:_TOP] if s.section == "title")
        headings = (s.number for s in sentences if s.section == "header" and not is_dated(s.text))
        self.thread.sections = next(headings, self.thread.sections)
        for sentence in sentences:
            if sentence.section in _SILENT:
                if sentence.section == "dateline" and sentence.number <= _TOP:
                    self._seat(sentence)
                continue
            if self._matters(sentence):
                before = len(self.mentions)
                self._sentence(sentence)
                self.thread.skipped = None if len(self.mentions) > before else sentence
            else:
                self.thread.skipped = sentence
                if may_turn(sentence.text):
                    refocus(self.thread, sentence, self.nodes(sentence), [], self._home)
                elif not self.thread.main:
                    self._unread.append(sentence)
            if self.thread.topic == "ours":
                self.followed.append((sentence, self.thread.focus or self.thread.main))
        return self.mentions

    def _matters(self, sentence: Sentence) -> bool:
        """Whether the grammar has anything to look for: cheap, and never wrong on the safe side."""
        thread = self.thread
        if sentence.section == "title" or sentence.header in thread.headers:
            return True
        listed = sentence.section == "bullet" and sentence.header is not None
        if listed or sentence.number in self._governing or sentence.header in thread.rosters:
            return True
        if thread.generic is not None or thread.asked is not None:
            return True
        opens = self._tagger.gate.opens(
            sentence.text,
            echo=thread.last is not None,
            declared=sentence.number - thread.declared <= _DECLARED,
            heading=sentence.section == "header",
        )
        if not opens or thread.topic == "ours":
            return opens
        if sentence.header is not None or sentence.section == "header":
            return True
        lower = sentence.text.lower()
        return any(stem in lower for stem in STEMS)

    def _seat(self, sentence: Sentence) -> None:
        """Keep the capital of the dateline: whose "the National Assembly" in "PARIS -" is."""
        codes = {c for n in self.nodes(sentence) if n.kind == "capital" for c in n.codes}
        if len(codes) == 1 and self._home not in codes:
            self.thread.seat = tuple(codes)

    def _catch_up(self) -> None:
        """Look for whom the sentences spoke of that were not read, the last of them first."""
        recent = self.thread.recent
        while self._unread and self.thread.recent is recent:
            sentence = self._unread.pop()
            refocus(self.thread, sentence, self.nodes(sentence), [], self._home)
        self._unread.clear()

    def named(self, sentence: Sentence) -> Sequence[Named]:
        """The other parties' names in the sentence, in its order."""
        if sentence.number not in self._nodes and not self._tagger.gate.names_party(sentence.text):
            return ()
        return named_in(self.nodes(sentence), self._home)

    def nodes(self, sentence: Sentence) -> list[Unit]:
        """The sentence tagged and folded; nothing above writes upon its units."""
        known = self._nodes.get(sentence.number)
        if known is None:
            known = self._nodes[sentence.number] = self._folded(sentence)
        return known

    def _folded(self, sentence: Sentence) -> list[Unit]:
        units = self._tagger.tag(sentence)
        for unit in units:
            if unit.kind == "person" and len(unit.codes) > 1:
                unit.codes = self._choose(unit)
            elif unit.codes and unit.codes[0] in self._tagger.never:
                unit.codes, unit.kind, unit.tags = (), "", _FOE
            elif unit.lower == "brussels" and unit.kind == "capital":
                unit.codes = self.thread.brussels
        nodes = fold(
            units,
            headline=sentence.section in ("title", "header", "bullet") or len(units) <= 10,
        )
        read_nouns(nodes, self._tagger.qualifiers)
        return nodes

    def _sentence(self, sentence: Sentence) -> None:  # noqa: C901, PLR0912, PLR0915
        thread = self.thread
        nodes = self.nodes(sentence)
        clauses = cut(nodes)
        if not clauses:
            return
        if self.watch is not None:
            self.watch.opened(sentence, clauses)
        listed_here = rostered(sentence, nodes, thread, self._home)
        if listed_here is not None:
            self.mentions += listed_here
            return
        classes = tags_of(nodes)
        aside = about_another(nodes, thread, self._home, told=bool(self.mentions))
        ours = thread.topic == "ours" and not aside
        scene = Scene(
            clauses,
            headline=sentence.section in ("title", "header", "bullet"),
            conditional=any(conditions(clause) for clause in clauses),
            declared=sentence.number - thread.declared <= _DECLARED
            or not classes.isdisjoint(_DECLARATIONS),
            bare_ok=ours,
            told=any("SAY" in clause.tags for clause in clauses),
            declaring=thread.declared > thread.agreed,
            talks_ok=ours and sentence.number - thread.talks <= 6,
        )
        free = unconditional(clauses, nodes) if scene.conditional else frozenset()
        found = []
        for at, clause in enumerate(clauses):
            found += judge(clause, replace(scene, conditional=False) if at in free else scene)
        found = planned_below(found, sentence, thread)
        if self.watch is not None:
            self.watch.judged(sentence, scene, found, thread)
        if ours and any(f.kind.startswith("talks_") or f.kind == "intent_declared" for f in found):
            thread.talks = sentence.number
        if not classes.isdisjoint(_DECLARATIONS):
            thread.declared = sentence.number
        if "AGR" in classes or "AGRNAME" in classes:
            thread.agreed = sentence.number
        if sentence.text.rstrip('"”’) ').endswith("?") and sentence.section != "header":  # noqa: RUF001
            if ours and any(node.lower in ("who", "which", "what") for node in nodes[:3]):
                thread.asked = header_finding(nodes)
            if sentence.number in self._governing:
                keep_roster(sentence, nodes, thread, self._home, generic=False)
            return
        before = len(self.mentions)
        generic = None
        self.put_off = self.put_off or any(f.kind in _PUT_OFF for f in found)
        for finding in found:
            if sentence.section == "header" and sentence.text.endswith("?"):
                continue
            outcome = self._mention(finding, clauses, sentence)
            if outcome:
                generic = (finding, sentence)
        for clause in clauses:
            own = [f for f in found if f.clause is clause]
            facts = [f for f in own if f.kind in _COPIED and f.mood in ("fact", "want", "approved")]
            if facts:
                thread.last = facts[-1]
            elif not own and sentence.header not in thread.headers:
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
        if generic is not None:
            thread.listing = (generic[0],)
            thread.generic, thread.since = generic, sentence.number
        elif found or sentence.number - thread.since > 1:
            thread.generic = None

    def _mention(self, finding: Finding, clauses: list[Clause], sentence: Sentence) -> bool:  # noqa: C901, PLR0912
        """Add the finding's mentions; tells whether it is about countries not named."""
        thread = self.thread
        if thread.topic != "ours" and not (
            finding.kind == "declaration_joined"
            and (
                status(finding.noun) == "ours"
                or (thread.topic == "none" and thread.linked and of_seven(finding, clauses))
            )
        ):
            return False
        found = attach(finding, clauses, self._home, finding.kind)
        if found.foreign or with_foe(finding):
            return False
        background = sentence.section == "background" or "ALREADY" in finding.clause.tags
        parties, source = found.parties, found.source
        context: Sentence | None = None
        if not parties and not found.generic and not (thread.focus or thread.main):
            parties, source = where_signed(finding, self._home), "place"
        if not parties and not found.generic and signed_one_in(finding):
            parties, source = where_signed(finding, self._home), "place"
        if not parties and not found.generic and may_refer(finding, found):
            met: tuple[str, ...] = ()
            if thread.skipped is not None:
                met = company(finding, thread, self.nodes(thread.skipped), self._home)
            context = thread.skipped if met else None
            if not (met or thread.focus or thread.main):
                self._catch_up()
            codes = met or thread.focus or thread.main or thread.recent
            with_home = found.home and status(finding.noun) == "ours"
            if not codes and (finding.clause.tags & {"PARL", "GOV", "OFFICE"} or with_home):
                codes = thread.seat
            parties, source = tuple((code, finding.head) for code in codes), "focus"
        if found.generic and source == "parent" and not parties:
            return True
        if not thread.linked and source not in ("clause", "place"):
            return False
        if source == "focus" and sentence.section == "header":
            return False
        several = (
            len(parties) > 3
            or (found.generic and len(parties) > 1)
            or (is_plural(finding) and sentence.section != "title")
        )
        for code, node in parties:
            self.mentions.append(
                Mention(
                    code,
                    finding,
                    sentence,
                    source,
                    node,
                    background,
                    several,
                    tuple(clauses),
                    context,
                )
            )
        for code, node in found.compared:
            if code not in dict(parties):
                kind = finding.kind if finding.kind in _REPEATABLE else "signed"
                fact = replace(finding, kind=kind, rule="before-it", mood="fact", timed="",
                               soon="", direction="past")  # fmt: skip
                self.mentions.append(
                    Mention(code, fact, sentence, "clause", node, True, True, ())  # noqa: FBT003
                )
        noun = finding.noun.noun if finding.noun is not None else None
        counted = isinstance(noun, Noun) and (noun.count or noun.plural)
        return (found.generic or counted) and not parties


_DECLARATIONS = frozenset({"DECL", "DECLN"})


_COPIED = frozenset({"signed", "talks_started", "declaration_joined", "ratified", "intent_declared",
                     "talks_held", "text_agreed"})  # fmt: skip


_REPEATABLE = frozenset({"talks_started", "declaration_joined", "ratified", "signed"})


_PUT_OFF = frozenset({"trip_postponed", "signing_postponed"})


_FOE = frozenset({"FOE"})
