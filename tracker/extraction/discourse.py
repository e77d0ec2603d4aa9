"""The fourth layer: from clauses to mentions, with what the sentences before give them.

It keeps the thread of an article: which agreement "the document" is, whose it is (the focus),
which heading governs a list, what a count of countries in one sentence names in the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.extraction.attach import Found, attach
from tracker.extraction.clause import Clause
from tracker.extraction.cut import cut
from tracker.extraction.ellipsis import (
    is_elliptic,
    names_them,
    names_those_before,
    others_finding,
    others_with,
    wishes_the_same,
)
from tracker.extraction.gate import STEMS
from tracker.extraction.heading import GOVERNING, SIGNING, header_finding
from tracker.extraction.finding import Finding, Scene
from tracker.extraction.judge import judge
from tracker.extraction.mention import Mention, Thread
from tracker.extraction.noun import Noun, read_nouns
from tracker.extraction.party_nodes import fold
from tracker.extraction.reference import (
    PAIRS,
    conditions,
    in_passing,
    is_plural,
    signed_one_in,
    where_signed,
    with_foe,
)
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.unit import Unit

_SILENT = frozenset({"noise", "caption", "link", "dateline"})


_TOP = 3


class Reader:
    """Reads an article's sentences in order and collects their mentions."""

    def __init__(self, tagger: Tagger, choose: Callable[[Unit], tuple[str, ...]]) -> None:
        """Take the tagger, and who tells which party an ambiguous office holder stands for."""
        self._tagger = tagger
        self._choose = choose
        self._home = tagger.home
        self._nodes: dict[int, list[Unit]] = {}
        self.thread = Thread()
        self.sole_brussels: tuple[str, ...] = ()
        self.mentions: list[Mention] = []
        self.put_off = False
        self.last: Finding | None = None
        self.asked: Finding | None = None
        self.followed: list[tuple[Sentence, tuple[str, ...]]] = []

    def read(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions of all sentences, in order."""
        self._survey(sentences)
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
            if self.thread.topic == "ours":
                self.followed.append((sentence, self.thread.focus or self.thread.main))
        return self.mentions

    def _survey(self, sentences: Sequence[Sentence]) -> None:
        """What the whole article tells about its parts: whether the home party is in it at all."""
        text = " ".join(s.text for s in sentences if s.section not in ("noise", "link"))
        self.thread.linked = any(name in text for name in self._tagger.home_names)
        lower = text.lower().replace("security council", "").replace("security service", "")
        if self.thread.linked and any(
            word in lower for word in (*_OURS, "agreement", "accord", "pact")
        ):
            self.thread.topic = "ours"
        union = "European Union" in text or "EU " in text or "EU'" in text
        self.sole_brussels = ("EU",) if union and "Belgi" not in text else ("BE",)

    def _matters(self, sentence: Sentence) -> bool:
        """Whether the grammar has anything to look for: cheap, and never wrong on the safe side."""
        if sentence.header is not None or sentence.section in ("title", "header"):
            return True
        if self.thread.generic is not None:
            return True
        lower = sentence.text.lower()
        return any(stem in lower for stem in STEMS)

    def _seat(self, sentence: Sentence) -> None:
        """Keep the capital of the dateline: whose "the National Assembly" in "PARIS -" is."""
        codes = {c for n in self.nodes(sentence) if n.kind == "capital" for c in n.codes}
        if len(codes) == 1 and self._home not in codes:
            self.thread.seat = tuple(codes)

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
                unit.codes = self.sole_brussels
        nodes = fold(
            units,
            headline=sentence.section in ("title", "header", "bullet") or len(units) <= 10,
        )
        read_nouns(nodes, self._tagger.qualifiers)
        return nodes

    def _sentence(self, sentence: Sentence) -> None:
        thread = self.thread
        nodes = self.nodes(sentence)
        clauses = cut(nodes)
        if not clauses:
            return
        aside = self._topic(nodes)
        ours = thread.topic == "ours" and not aside
        scene = Scene(
            clauses,
            headline=sentence.section in ("title", "header", "bullet"),
            conditional=any(conditions(clause) for clause in clauses),
            declared=sentence.number - thread.declared <= 4
            or any(node.tags & {"DECL", "DECLN"} for node in nodes),
            bare_ok=ours,
            told=any("SAY" in clause.tags for clause in clauses),
            declaring=thread.declared > thread.agreed,
            talks_ok=ours and sentence.number - thread.talks <= 6,
        )
        found = [finding for clause in clauses for finding in judge(clause, scene)]
        if ours and any(f.kind.startswith("talks_") or f.kind == "intent_declared" for f in found):
            thread.talks = sentence.number
        if any(node.tags & {"DECL", "DECLN"} for node in nodes):
            thread.declared = sentence.number
        if any(node.tags & {"AGR", "AGRNAME"} for node in nodes):
            thread.agreed = sentence.number
        if sentence.text.rstrip('"”’) ').endswith("?") and sentence.section != "header":
            if ours and nodes[0].lower in ("who", "which", "what"):
                self.asked = header_finding(nodes)
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
                self.last = facts[-1]
            elif not own:
                self._ellipsis(clause, clauses, sentence)
        if sentence.section == "header":
            self._header(sentence, nodes, found)
        if len(self.mentions) == before and not found:
            self._listing(sentence, nodes, clauses)
        self._refocus(sentence, nodes, self.mentions[before:])
        if generic is None and not found and ours:
            generic = _counted(nodes, sentence)
        if generic is not None:
            thread.generic, thread.since = generic, sentence.number
        elif found or sentence.number - thread.since > 1:
            thread.generic = None

    def _topic(self, nodes: list[Unit]) -> bool:
        """Which instrument the text speaks of; tells whether this sentence is about another one."""
        thread = self.thread
        at_home = any(
            self._home in node.codes and node.role not in ("place", "none") for node in nodes
        )
        ours = topic = other = False
        for node in nodes:
            noun = node.noun
            if not isinstance(noun, Noun):
                continue
            if node.tags & {"AGR", "AGRNAME"} or "MASK" in node.tags:
                ours = ours or noun.status == "ours"
                other = other or (noun.status == "other" and not in_passing(noun))
            topic = topic or ("TOPIC" in node.tags and noun.status == "ours")
        if ours:
            foreign = not at_home and not self.mentions and self._pair(nodes)
            foreign = foreign or (not thread.linked and thread.topic == "other")
            thread.topic = "other" if foreign else "ours"
            return foreign
        if topic and not other and thread.linked and thread.topic == "none":
            thread.topic = "ours"
        if other:
            if not self.mentions:
                thread.topic = "other"
            return True
        return False

    def _pair(self, nodes: list[Unit]) -> bool:
        """Whether the sentence tells of one agreement of two others."""
        if any(isinstance(n.noun, Noun) and n.noun.plural and "TALKS" not in n.tags for n in nodes):
            return False
        codes = {c for n in nodes for c in n.codes if n.role in ("arg", "with", "mod", "by")}
        return len(codes) > 1

    def _mention(self, finding: Finding, clauses: list[Clause], sentence: Sentence) -> bool:
        """Add the finding's mentions; tells whether it is about countries not named."""
        thread = self.thread
        if thread.topic != "ours" and finding.kind != "declaration_joined":
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
        if not parties and not found.generic and self._may_refer(finding, found):
            company = self._company(finding)
            context = thread.skipped if company else None
            codes = company or thread.focus or thread.main or thread.recent
            if not codes and finding.clause.tags & {"PARL", "GOV", "OFFICE"}:
                codes = thread.seat
            parties, source = tuple((code, finding.head) for code in codes), "focus"
        if found.generic and source == "parent" and not parties:
            return True
        if not thread.linked and source not in ("clause", "place"):
            return False
        if source == "focus" and sentence.section == "header":
            return False
        listed = (
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
                    listed,
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

    def _company(self, finding: Finding) -> tuple[str, ...]:
        """Who "the two" are: the party that met the home party in the sentence before."""
        skipped = self.thread.skipped
        plural = any("PRO" in node.tags and node.lower in PAIRS for node in finding.clause.nodes)
        if skipped is None or not (plural or not (self.thread.focus or self.thread.main)):
            return ()
        nodes = self.nodes(skipped)
        found = {c for n in nodes if n.codes and n.role not in ("place", "none") for c in n.codes}
        others = tuple(found - {self._home})
        return others if len(others) == 1 else ()

    def _may_refer(self, finding: Finding, found: Found) -> bool:
        """Whether "the agreement", "it", "both sides" may stand for those last spoken of."""
        clause = finding.clause
        noun = finding.noun.noun if finding.noun is not None else None
        if finding.kind in ("refused_talks", "refused", "unsigned"):
            return not (isinstance(noun, Noun) and (noun.plural or noun.definite == "such"))
        if isinstance(noun, Noun):
            if noun.count or noun.definite == "such" or (noun.plural and noun.definite != "def"):
                return False
            if noun.plural and "TALKS" not in (finding.noun.tags if finding.noun else ()):
                return False
            if noun.definite in ("def", "owned"):
                return True
            if noun.definite == "indef" and found.home:
                return bool(clause.tags & {"PRO", "OFFICE"}) or clause.kind == "main"
            return True
        return True

    def _header(self, sentence: Sentence, nodes: list[Unit], found: list[Finding]) -> None:
        finding = next((each for each in found if each.kind in GOVERNING), None)
        if finding is None and self.thread.topic == "ours":
            finding = header_finding(nodes)
        if finding is not None and finding.kind == "text_agreed":
            finding = replace(finding, kind="signed")
        if finding is not None:
            self.thread.headers[sentence.number] = finding

    def _listing(self, sentence: Sentence, nodes: list[Unit], clauses: list[Clause]) -> None:
        """A line below a heading, or a sentence that names those counted in the one before."""
        thread = self.thread
        finding: Finding | None = None
        source = "header"
        if sentence.header is not None:
            finding = thread.headers.get(sentence.header)
        elif (
            sentence.section != "title"
            and len(clauses) > 1
            and clauses[1].kind == "colon"
            and len(clauses[0].nodes) <= 6
        ):
            story = any("d" in n.form and not n.tags & SIGNING for n in clauses[0].nodes)
            if thread.topic == "ours" and not story:
                finding = header_finding(clauses[0].nodes)
            months = any("WHEN" in node.tags for node in clauses[0].nodes)
            if finding is None and months and self.last is not None and len(clauses[0].nodes) <= 3:
                finding = self.last
        if finding is None and thread.generic is not None and names_them(nodes):
            finding, source = thread.generic[0], "list"
        if (
            finding is None
            and self.asked is not None
            and not any(node.form or "AUX" in node.tags for node in nodes)
        ):
            finding, source = self.asked, "list"
        self.asked = None
        if finding is None and self.last is not None and names_those_before(nodes):
            finding, source = self.last, "list"
        if finding is None and thread.topic == "ours" and others_with(nodes):
            finding, source = others_finding(nodes), "list"
        if finding is None or any("NEG" in node.tags for node in nodes):
            return
        for node in nodes:
            if not node.codes or node.role in ("place", "none") and source == "list":
                continue
            for member in node.members or [node]:
                for code in member.codes:
                    if code != self._home:
                        fresh = replace(finding, clause=clauses[0])
                        self.mentions.append(
                            Mention(
                                code,
                                fresh,
                                sentence,
                                source,
                                member,
                                listed=True,
                                clauses=tuple(clauses),
                            )  # fmt: skip
                        )

    def _ellipsis(self, clause: Clause, clauses: list[Clause], sentence: Sentence) -> None:
        """ "So has Romania", "Finland did on Wednesday", "Skopje took the same step"."""
        last = self.last
        if last is None or self.thread.topic != "ours":
            return
        wished = wishes_the_same(clause)
        if not wished and not is_elliptic(clause):
            return
        if clause.tags & {"NEG", "PLAN", "WEAK", "REFUSE", "AGR", "AGRNAME", "TALKS"}:
            return
        copy = replace(last, clause=clause, head=clause.nodes[0], rule="ellipsis")
        if wished:
            copy = replace(copy, kind="intent_declared", mood="want")
        found = attach(copy, clauses, self._home, last.kind)
        if found.source != "clause":
            return
        for code, node in (*found.parties, *found.compared):
            self.mentions.append(
                Mention(code, copy, sentence, "ellipsis", node, clauses=tuple(clauses))
            )

    def _refocus(self, sentence: Sentence, nodes: list[Unit], fresh: list[Mention]) -> None:
        thread = self.thread
        direct = [m for m in fresh if m.source in ("clause", "parent", "speaker") and not m.listed]
        if not direct and len({m.party for m in fresh}) == 1:
            direct = fresh
        codes = tuple(dict.fromkeys(m.party for m in direct))
        named = tuple(
            dict.fromkeys(
                c
                for n in nodes
                if n.codes and n.role in ("arg", "mod", "with", "by", "of")
                for c in n.codes
                if c != self._home and n.kind != "group" and len(n.codes) <= 3
            )
        )
        if 0 < len(codes) <= 3:
            thread.focus = codes
        elif sentence.section == "title" and 0 < len(named) <= 3 and not thread.focus:
            thread.focus = named
        elif not fresh and len(named) == 1 and not thread.focus:
            thread.recent = named
        if not thread.main and thread.focus:
            thread.main = thread.focus


_COPIED = frozenset({"signed", "talks_started", "declaration_joined", "ratified", "intent_declared",
                     "talks_held", "text_agreed"})  # fmt: skip


_REPEATABLE = frozenset({"talks_started", "declaration_joined", "ratified", "signed"})


_PUT_OFF = frozenset({"trip_postponed", "signing_postponed"})


_FOE = frozenset({"FOE"})


_OURS = (
    "security",
    "bilateral",
    "guarantee",
    "long-term",
    "defence agreement",
    "defense agreement",
)


def _counted(nodes: list[Unit], sentence: Sentence) -> tuple[Finding, Sentence] | None:
    """ "Kyiv puts the number of its agreements at 26": the next sentence may name some."""
    plural = next(
        (n for n in nodes if "AGR" in n.tags and isinstance(n.noun, Noun) and n.noun.plural), None
    )
    tags = frozenset().union(*(node.tags for node in nodes))
    if plural is None or "NUM" not in tags or tags & {"NEG", "PLAN", "TALKS", "WEAK", "PROGRESS"}:
        return None
    clause = Clause(nodes, "main")
    clause.tags = tags
    return Finding("signed", "counted", "fact", clause, plural, plural, (plural,)), sentence
