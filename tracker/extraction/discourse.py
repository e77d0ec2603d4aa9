"""The fourth layer: from clauses to mentions, with what the sentences before give them.

It keeps the thread of an article: which agreement "the document" is, whose it is (the focus),
which heading governs a list, what a count of countries in one sentence names in the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tracker.extraction.attach import Found, attach
from tracker.extraction.clause import Clause, cut
from tracker.extraction.judge import Finding, Scene, judge
from tracker.extraction.mood import Told
from tracker.extraction.noun import Noun, read_nouns
from tracker.extraction.party_nodes import fold
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger, Unit

_SILENT = frozenset({"noise", "caption", "link", "dateline"})
_NOUN_TAGS = frozenset({"AGR", "AGRNAME", "TOPIC"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One party's part in what one clause says.

    `source` tells where the party was found: clause, parent, speaker, focus, header, list.
    """

    party: str
    finding: Finding
    sentence: Sentence
    source: str
    node: Unit | None = None
    background: bool = False
    listed: bool = False
    clauses: tuple[Clause, ...] = ()
    context: Sentence | None = None

    @property
    def crossed(self) -> bool:
        """Whether the same sentence goes on with "but", "yet" or "only to"."""
        own = next((k for k, c in enumerate(self.clauses) if c is self.finding.clause), -1)
        return any(c.opener in ("but", "yet", "however") for c in self.clauses[own + 1 :])


@dataclass(slots=True)
class Thread:
    """What an article has spoken of so far."""

    topic: str = "none"
    focus: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    talks: int = -9
    declared: int = -9
    since: int = 0
    linked: bool = False
    generic: tuple[Finding, Sentence] | None = None
    headers: dict[int, Finding] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    skipped: Sentence | None = None


class Reader:
    """Reads an article's sentences in order and collects their mentions."""

    def __init__(self, tagger: Tagger, choose: Callable[[Unit], tuple[str, ...]]) -> None:
        """Take the tagger, and who tells which party an ambiguous office holder stands for."""
        self._tagger = tagger
        self._choose = choose
        self._home = tagger.home
        self.thread = Thread()
        self.sole_brussels: tuple[str, ...] = ()
        self.mentions: list[Mention] = []
        self.put_off = False
        self.last: Finding | None = None
        self.followed: list[tuple[Sentence, tuple[str, ...]]] = []

    def read(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions of all sentences, in order."""
        self._survey(sentences)
        for sentence in sentences:
            if sentence.section in _SILENT:
                continue
            if self._matters(sentence):
                self._sentence(sentence)
                self.thread.skipped = None
            else:
                self.thread.skipped = sentence
            if self.thread.topic == "ours":
                self.followed.append((sentence, self.thread.focus or self.thread.main))
        return self.mentions

    def _survey(self, sentences: Sequence[Sentence]) -> None:
        """What the whole article tells about its parts: whether the home party is in it at all."""
        text = " ".join(s.text for s in sentences if s.section not in ("noise", "link"))
        self.thread.linked = any(name in text for name in self._tagger.home_names)
        lower = text.lower()
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
        return any(stem in lower for stem in _STEMS)

    def nodes(self, sentence: Sentence) -> list[Unit]:
        """The sentence tagged and folded."""
        units = self._tagger.tag(sentence)
        for unit in units:
            if unit.kind == "person" and len(unit.codes) > 1:
                unit.codes = self._choose(unit)
            elif unit.codes and unit.codes[0] in self._tagger.never:
                unit.codes, unit.kind, unit.tags = (), "", _FOE
            elif unit.lower == "brussels" and unit.kind == "capital":
                unit.codes = self.sole_brussels
        nodes = fold(units, headline=sentence.section in ("title", "header", "bullet"))
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
            conditional=any(_conditions(clause) for clause in clauses),
            declared=sentence.number - thread.declared <= 4,
            bare_ok=ours,
            told=any("SAY" in clause.tags for clause in clauses),
            talks_ok=ours and sentence.number - thread.talks <= 6,
        )
        found = [finding for clause in clauses for finding in judge(clause, scene)]
        if thread.linked and any(
            "TALKS" in node.tags or "NEGOTIATE" in node.tags for node in nodes
        ):
            if thread.topic == "ours":
                thread.talks = sentence.number
        if sentence.text.rstrip('"”’) ').endswith("?") and sentence.section != "header":
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
            if not any(finding.clause is clause for finding in found):
                self._ellipsis(clause, clauses, sentence)
        facts = [f for f in found if f.kind in _COPIED and f.mood in ("fact", "want", "approved")]
        if facts:
            self.last = facts[-1]
        if sentence.section == "header":
            self._header(sentence, nodes, found)
        if len(self.mentions) == before and not found:
            self._listing(sentence, nodes, clauses)
        self._refocus(sentence, nodes, self.mentions[before:])
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
                other = other or (noun.status == "other" and not _in_passing(noun))
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
        if found.foreign or _with_foe(finding):
            return False
        background = sentence.section == "background" or "ALREADY" in finding.clause.tags
        parties, source = found.parties, found.source
        context: Sentence | None = None
        if not parties and not found.generic and not (thread.focus or thread.main):
            parties, source = _where_signed(finding, self._home), "place"
        if not parties and not found.generic and self._may_refer(finding, found):
            company = self._company(finding)
            context = thread.skipped if company else None
            codes = company or thread.focus or thread.main or thread.recent
            parties, source = tuple((code, finding.head) for code in codes), "focus"
        if found.generic and source == "parent" and not parties:
            return True
        if not thread.linked and source not in ("clause", "place"):
            return False
        listed = (
            len(parties) > 3
            or (found.generic and len(parties) > 1)
            or (_plural(finding) and sentence.section != "title")
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
        plural = any("PRO" in node.tags and node.lower in _PAIRS for node in finding.clause.nodes)
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
        finding = next((each for each in found if each.kind in _GOVERNING), None)
        if finding is None and self.thread.topic == "ours":
            finding = _header_finding(nodes)
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
            finding = _header_finding(clauses[0].nodes) if thread.topic == "ours" else None
        if finding is None and thread.generic is not None and _names_them(nodes):
            finding, source = thread.generic[0], "list"
        if finding is None and self.last is not None and _names_those_before(nodes):
            finding, source = self.last, "list"
        if finding is None and thread.topic == "ours" and _others_with(nodes):
            finding, source = _others_finding(nodes), "list"
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
        if last is None or self.thread.topic != "ours" or not _elliptic(clause):
            return
        if clause.tags & {"NEG", "PLAN", "WEAK", "REFUSE", "AGR", "AGRNAME", "TALKS"}:
            return
        copy = replace(last, clause=clause, head=clause.nodes[0], rule="ellipsis")
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


def _where_signed(finding: Finding, home: str) -> tuple[tuple[str, Unit], ...]:
    """ "Zelensky to sign security agreement in Paris": the one place tells whose it is."""
    nodes = finding.clause.nodes
    if not finding.rule.startswith("sign") or not any(
        home in n.codes and n.role == "arg" for n in nodes
    ):
        return ()
    places = [
        (code, n)
        for k, n in enumerate(nodes)
        if n.role == "place" and nodes[k - 1].lower == "in" and "OCC" not in nodes[k - 2].tags
        for code in n.codes
        if code != home
    ]
    return tuple(places) if len(places) == 1 else ()


def _with_foe(finding: Finding) -> bool:
    """ "Talks between Russia and Ukraine" are not the dossier's."""
    nodes = finding.clause.nodes
    return any(
        "FOE" in node.tags
        and ({each.lower for each in nodes[max(0, k - 2) : k + 2]} & {"between", "with", "and"})
        for k, node in enumerate(nodes)
    )


def _conditions(clause: Clause) -> bool:
    """Whether the clause makes the sentence depend on something: not "if all goes to plan"."""
    if clause.kind != "cond" or clause.opener not in ("if", "unless"):
        return False
    return not any(node.lower in ("believed", "goes", "anything") for node in clause.nodes)


def _elliptic(clause: Clause) -> bool:
    """Whether the clause has a party and, for a verb, only one that points back."""
    nodes = clause.nodes
    if not any(node.codes and node.role in ("arg", "cmp") for node in nodes):
        return False
    if "WHEN" in clause.tags and not any(
        n.form or "AUX" in n.tags or "PRO" in n.tags for n in nodes
    ):
        return len(nodes) <= 40
    if "SOSIGN" in clause.tags or any(node.lower == "turn" for node in nodes):
        return True
    for at, node in enumerate(nodes):
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.lower in ("so", "as") and after is not None and after.lower in _DID:
            return at + 2 < len(nodes) and bool(nodes[at + 2].codes)
        if "ORD" in node.tags and at < 3 and after is not None and after.lower in ("was", "came"):
            return at + 2 < len(nodes) and any(n.codes for n in nodes[at + 2 : at + 4])
        if node.lower == "did" and at and nodes[at - 1].codes:
            ends = after is None or "WHEN" in after.tags
            return ends or after.lower in (
                "on", "in", ".", "too", "so", "last", "also", ",", "it",
            )  # fmt: skip
    return False


_DID = frozenset({"has", "have", "did", "had"})
_COPIED = frozenset({"signed", "talks_started", "declaration_joined", "ratified", "intent_declared",
                     "talks_held", "text_agreed"})  # fmt: skip


def _in_passing(noun: Noun) -> bool:
    """Whether another instrument stands in a mere adverbial: "under the Minsk agreements"."""
    return bool(noun.before) and noun.before[-1].lower in (
        "under",
        "since",
        "after",
        "before",
        "in",
    )


_PAIRS = frozenset({"the two", "both", "both sides", "the two sides", "they", "both leaders",
                    "the two leaders", "the two countries", "the two presidents", "the presidents",
                    "the leaders", "the sides", "the parties", "both countries"})  # fmt: skip
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
_GOVERNING = frozenset({"signed", "talks_held", "declaration_joined", "intent_declared", "talks_close",
                        "talks_started", "text_agreed", "ratified"})  # fmt: skip


def _plural(finding: Finding) -> bool:
    noun = finding.noun.noun if finding.noun is not None else None
    if not isinstance(noun, Noun) or finding.noun is None:
        return False
    words = finding.noun.lower.split()
    several = bool({words[0], words[-1]} & _SEVERAL) or finding.noun.lower in ("those", "ones")
    return (noun.plural and several) or noun.definite == "such"


_SEVERAL = frozenset(
    {"agreements", "deals", "pacts", "accords", "treaties", "documents", "texts", "arrangements"}
)


def _names_them(nodes: list[Unit]) -> bool:
    """Whether the sentence only names: "He named Belgium, Denmark, ..."."""
    if any(node.tags & {"AGR", "AGRNAME", "TALKS"} for node in nodes):
        return False
    for at, node in enumerate(nodes):
        reach = 8 if node.lower.startswith("among") and at < 2 else 4
        if node.tags & {"NAMED", "INCL"} and any(
            each.codes and each.role in ("arg", "incl", "with")
            for each in nodes[at + 1 : at + reach]
        ):
            return True
    return False


def _names_those_before(nodes: list[Unit]) -> bool:
    """ "Ahead of it were, in this order, the United States and Britain"."""
    first = next((node for node in nodes[:3] if "NAMED" in node.tags), None)
    before = (
        first is not None
        and "before" in first.lower
        or first is not None
        and ("ahead" in first.lower)
    )
    return bool(before) and any(node.codes and len(node.codes) > 1 for node in nodes)


def _others_with(nodes: list[Unit]) -> bool:
    """ "The six others are with Britain, Germany ...": agreements that are told to be."""
    words = [node.lower for node in nodes]
    if not {"others", "rest", "remaining", "other"} & set(words) and "those" not in words[:3]:
        return False
    if any(node.tags & {"TALKS", "PLAN", "WEAK", "NEG"} for node in nodes):
        return False
    return any(
        node.codes and node.role == "with" and any(each.lower == "are" for each in nodes[:k])
        for k, node in enumerate(nodes)
    )


def _others_finding(nodes: list[Unit]) -> Finding:
    clause = Clause(nodes, "main")
    clause.tags = frozenset().union(*(node.tags for node in nodes))
    return Finding("signed", "others-with", "fact", clause, nodes[0], None, (nodes[0],))


def _header_finding(nodes: list[Unit]) -> Finding | None:
    """What a heading without a whole clause says: "Under negotiation", "Concluded so far"."""
    tags = frozenset().union(*(node.tags for node in nodes)) if nodes else frozenset()
    if tags & {"NEG", "COND", "REFUSE", "REFUSEN"}:
        return None
    head = nodes[0]
    clause = Clause(nodes, "main")
    clause.tags = tags
    for wanted, kind in _HEADINGS:
        node = next((each for each in nodes if each.tags & wanted), None)
        if node is not None:
            return Finding(kind, "heading", "fact", clause, node, None, Told("fact", (node,)).cues)
    del head
    return None


_HEADINGS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"RATIFY", "RATN"}), "ratified"),
    (frozenset({"DECL", "DECLN", "JOIN"}), "declaration_joined"),
    (frozenset({"INTALKS", "TALKS", "PROGRESS", "NEGOTIATE"}), "talks_held"),
    (frozenset({"WANT"}), "intent_declared"),
    (frozenset({"CLOSE", "SOON"}), "talks_close"),
    (frozenset({"SIGN", "SIGNN", "CONCLUDE", "SETTLE", "AGRNAME"}), "signed"),
)
_STEMS = (
    " named", "others are", "turn of", "ahead of it", "before it", " so has ", " so have ", " came ",
    "first meeting", "unsigned", " did it", "'s took", "'s is ", "'s was ", "in march", "in april", "in may",
    "in june", "in january", "in february", "yesterday", "refuse", " as have ", " as has ", " did ", " did.", "same step", "the same", " joined",
    "ceas", "expir", "laps", "at work", "ran out", "drafting table", "consent", "working on",
    "theirs", "began", "begin", "start", "negotiator", "has one", "had one", " visit", " trip", "home straight", "finish line", "final stretch",
    "sign", "agree", "pact", "deal", "accord", "treat", "declar", "negotiat", "talks", "consult",
    "conclu", "final", "ratif", "force", "commitment", "guarantee", "document", "text", "seal",
    " ink", "clinch", "postpon", "put off", "delay", "suspend", "terminat", "join", "endors",
    "draft", "round", "decline", "refus", "approv", "follow", "ready", "willing", "did so", "board",
    "called off", "ceremony", "talks", "pen to", "ones", "discuss", "preparing", "preparation",
    "effect", "scrap", "withdr", "cancel", "assurance", "dialogue", "conversation", "on hold",
)  # fmt: skip
