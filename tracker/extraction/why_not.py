"""Why an article gives no report of a kind about a party: which layer lost or refused it.

The article is read as ever, with a witness. What became of each sentence is then asked of the
layers themselves: of the judge without a word, of dates and arbitration with a mention alone.
"""

from tracker.articles.article import Article
from tracker.domain.events import Report
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import Reading, read_through
from tracker.extraction.lexicon import adversaries
from tracker.extraction.loss import ORDER, Loss, Told, WhyNot
from tracker.extraction.mention import Mention
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit
from tracker.extraction.watch import Judged, Witness
from tracker.extraction.why_clause import in_words, kinds_of, may_become, why_unsaid
from tracker.extraction.why_whose import parties_of, why_not_theirs


def why_not(article: Article, dossier: Dossier, party: str, kind: str) -> WhyNot:
    """Why `article` gives no report of `kind` about `party`.

    Args:
        article: The article, read as `extract` does.
        dossier: What is being followed.
        party: A party's code, which is not the home party's.
        kind: A kind of report, as in `domain.events.KINDS`.

    Returns:
        The sentences that name the party or may mean it, each with the layer where it was lost;
        or the reports, where it is reported.
    """
    inquiry = _Inquiry(article, dossier, party, kind)
    if inquiry.reports:
        return WhyNot(party=party, kind=kind, told=inquiry.saying(), reports=inquiry.reports)
    lost, more = inquiry.lost()
    if not lost:
        return WhyNot(party=party, kind=kind, loss=inquiry.unnamed())
    furthest = max(lost, key=inquiry.nearness)
    return WhyNot(
        party=party,
        kind=kind,
        told=tuple(lost),
        more=more,
        furthest=furthest,
        loss=furthest.loss,
    )


class _Inquiry:
    """One article, asked for one kind of report about one party."""

    def __init__(self, article: Article, dossier: Dossier, party: str, kind: str) -> None:
        self._witness = Witness()
        self._reading: Reading = read_through(article, dossier, self._witness)
        self._home = dossier.home
        self._party = party
        self._kind = kind
        self._text = article.text
        self._mentions: dict[int, list[Mention]] = {}
        for mention in self._reading.reader.mentions:
            self._mentions.setdefault(mention.sentence.number, []).append(mention)
        self._theirs = [m for m in self._reading.reader.mentions if m.party == party]
        rivals = {(m.finding.kind, m.finding.rule): m for m in reversed(self._theirs)}
        self._rivals = tuple(rivals.values())[::-1][:_MOST]
        settled = self._reading.settled()
        self._fallen = settled.fallen.get((party, kind))
        self._silent = settled.silent
        self.reports = tuple(
            report for report in settled.reports if report.kind == kind and report.party == party
        )

    def saying(self) -> tuple[Told, ...]:
        """The sentences that the reports rest on."""
        starts = {report.evidence.start for report in self.reports}
        return tuple(
            Told(sentence, None)
            for sentence in self._reading.sentences
            if any(sentence.start <= start < sentence.end for start in starts)
        )

    def lost(self) -> tuple[list[Told], int]:
        """What became of the sentences that name the party or may mean it; how many more do."""
        sentences = self._reading.sentences
        named = {each.number for each in sentences if self._names(each)}
        if not (named or self._theirs):
            return [], 0
        about = [each for each in sentences if each.number in named or self._may_mean(each)]
        # Of a page that names it without end, those are asked about that were read.
        about.sort(key=lambda s: s.number not in self._witness.clauses)
        asked = sorted(about[:_ASKED], key=lambda s: s.number)
        return [Told(each, self._loss(each)) for each in asked], len(about) - len(asked)

    def nearness(self, told: Told) -> tuple[int, bool]:
        """How far a sentence came; of those that came equally far, what names the party counts."""
        layer = ORDER.index(told.loss.layer) if told.loss is not None else len(ORDER)
        return layer, self._names(told.sentence)

    def _names(self, sentence: Sentence) -> bool:
        return any(name.party == self._party for name in self._reading.reader.named(sentence))

    def unnamed(self) -> Loss:
        """Why no sentence is the party's."""
        if self._party in adversaries(self._home):
            return Loss(
                "words", "an adversary of the home party is never a party to its agreements"
            )
        return Loss("words", "the article does not name it by any name that is known")

    def _may_mean(self, sentence: Sentence) -> bool:
        """Whether a sentence that does not name the party tells the kind, or something of it."""
        if any(m.party == self._party for m in self._mentions.get(sentence.number, ())):
            return True
        judged = self._witness.said.get(sentence.number)
        if judged is None or sentence.section in _ABOVE:
            return False
        spoken = self._party in (*judged.thread.focus, *judged.thread.main, *judged.thread.recent)
        unnamed = not self._reading.reader.named(sentence)
        return (spoken or unnamed) and any(may_become(f, self._kind) for f in judged.found)

    def _loss(self, sentence: Sentence) -> Loss:  # noqa: PLR0911
        if sentence.section in _UNREAD:
            return Loss("page", _UNREAD[sentence.section])
        if sentence.number not in self._witness.clauses:
            return Loss("gate", "no word that could tell of an agreement")
        mentions = self._mentions.get(sentence.number, [])
        own = [m for m in mentions if m.party == self._party]
        near = next((m for m in own if may_become(m.finding, self._kind)), None)
        if near is not None:
            return self._undone(near)
        judged = self._witness.said.get(sentence.number)
        if own:
            return self._otherwise(own, judged)
        if judged is None or (not judged.found and _is_listed(sentence)):
            return self._unlisted(sentence, mentions)
        found = next((f for f in judged.found if may_become(f, self._kind)), None)
        if found is None:
            return self._unsaid(judged, mentions)
        return why_not_theirs(
            self._party, found, sentence, judged, mentions, self._home, self._words
        )

    def _otherwise(self, own: list[Mention], judged: Judged | None) -> Loss:
        """What the sentence tells of the party instead, and by which word."""
        kinds = {r.kind for r in self._reading.reports(own)} or {m.finding.kind for m in own}
        told = ", ".join(in_words(kind) for kind in sorted(kinds))
        unsaid = None if judged is None else why_unsaid(judged, self._kind, self._words)
        if unsaid is None or unsaid.layer != "clause" or "“" not in unsaid.why:
            return Loss("clause", f"told as {told}")
        return Loss("clause", f"told as {told} ({unsaid.why})")

    def _unsaid(self, judged: Judged, mentions: list[Mention]) -> Loss:
        loss = why_unsaid(judged, self._kind, self._words)
        if mentions and loss.why.startswith("tells something else"):
            others = parties_of(mentions)
            return Loss("clause", f"tells something else: {kinds_of(judged.found)} of {others}")
        return loss

    def _unlisted(self, sentence: Sentence, mentions: list[Mention]) -> Loss:
        """Why a line of a list says nothing, or says it of others."""
        if mentions:
            told = kinds_of([m.finding for m in mentions])
            others = parties_of(mentions)
            return Loss("discourse", f"a line of a list, which tells {told} of {others}")
        if sentence.header is None:
            return Loss(
                "discourse", "a line of a list with nothing above it that says what it lists"
            )
        return Loss(
            "discourse", "a line of a list; what stands above it or beside it tells nothing"
        )

    def _undone(self, mention: Mention) -> Loss:
        """Why a mention that is of the kind, or near to it, is no report."""
        alone = {r.kind for r in self._reading.reports([mention])}
        if self._kind not in alone:
            return self._unfit(mention.finding.kind, alone)
        if self._fallen is not None and self._silent:
            return Loss("weighing", f"the page is likely about other things ({self._fallen:.2f})")
        if self._fallen is not None:
            return Loss("weighing", f"what stands around it speaks against it ({self._fallen:.2f})")
        for other in self._rivals:
            both = self._reading.reports([mention, other])
            if all(r.kind != self._kind for r in both):
                return self._gave_way(other, both)
        return Loss("arbitration", "gave way to what else the article tells of the party")

    def _unfit(self, kind: str, alone: set[str]) -> Loss:
        """Why a mention by itself is of other kinds, or none."""
        if kind in _PENDING:
            return Loss("arbitration", _PENDING[kind])
        told = ", ".join(in_words(each) for each in sorted(alone)) or "nothing"
        if self._kind == "signing_scheduled":
            return Loss("dates", f"no day or occasion is told for it, so it tells {told}")
        return Loss("dates", f"the time told with it makes it {told}")

    def _gave_way(self, other: Mention, both: tuple[Report, ...]) -> Loss:
        """To which other mention it gave way, and by which ruling."""
        kinds = ", ".join(in_words(k) for k in dict.fromkeys(r.kind for r in both)) or "nothing"
        why = next((step for r in both for step in r.trace if step.startswith(_STEP)), "")
        because = f": {why.removeprefix(_STEP)}" if why else ""
        line = line_of(self._text, other.sentence)
        return Loss("arbitration", f"gave way to {kinds} (line {line}){because}")

    def _words(self, node: Unit) -> str:
        words = " ".join(self._text[node.start : node.end].split())
        return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()} …"


def _is_listed(sentence: Sentence) -> bool:
    return sentence.section == "bullet" and sentence.text.count(" ") < _SHORT


def line_of(text: str, sentence: Sentence) -> int:
    """The line of `text` that a sentence begins in, counted from 1."""
    return text.count("\n", 0, sentence.start) + 1


_ABOVE = frozenset({"title", "header"})
"""What stands above a text and names nobody tells of what is below it."""
_STEP = "arbitration: "
_QUOTED = 60
"""Characters of a phrase that are quoted; a list of parties is one phrase."""
_SHORT = 3
"""Blanks; a bullet of more words is a sentence."""
_ASKED = 60
_MOST = 12
"""Sentences about one party, and things said of it, that are asked about; hardly a page has more.
Each question reads the page's days anew."""
_UNREAD = {
    "noise": "furniture of the page (a menu, a banner, a by-line)",
    "caption": "a caption; pictures are not read",
    "link": "a headline of another article",
    "dateline": "a dateline",
}
_PENDING = {
    "was_planned": "a plan of the past counts only where the article tells that it fell through",
    "refused": "a refusal to sign counts where it is flat, or where a signing was planned",
    "refused_talks": "a refusal of talks is told",
    "unsigned": "that it was not signed counts only where a signing was planned",
    "trip_postponed": "a journey put off counts only where a signing was in sight",
}
