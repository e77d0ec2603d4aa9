"""A picture of the table: a bar a party over time, and how many had signed by each day.

Written by hand, so that it needs no library, no script and no font, and is the same bytes
everywhere. Stages differ in lightness, setbacks are hatched, and each bar ends in words: nothing
is told by colour alone.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from xml.sax.saxutils import escape

from tracker.domain.dates import Day
from tracker.domain.lifecycle import LABELS
from tracker.domain.status import Stage
from tracker.export.drawing import Drawing
from tracker.export.publication import Publication
from tracker.export.text import brief, safe
from tracker.export.timeline import SETBACKS, Bar, Timeline, timeline

COLOURS: dict[Stage, str] = {
    "declared": "#dfe5ec",
    "negotiating": "#bfd3e6",
    "talks_close": "#9cbfdd",
    "text_agreed": "#74a6cf",
    "signing_scheduled": "#4a88bd",
    "signed": "#1f5f8b",
    "ratified": "#164569",
    "in_force": "#0c2c47",
}
_SETBACK = "#c2410c"
_WIDTH, _LEFT, _RIGHT = 1040, 170, 790
"""The picture's width, and where the days begin and end."""
_ROW, _BAR, _CHART = 18, 12, 120
_LINE = 150
"""How many characters of the footer fit on a line."""


def render(publication: Publication) -> str:
    """The picture as SVG with a title and a description for those who cannot see it."""
    return picture(publication, "svg")


def picture(publication: Publication, format_name: str) -> str:
    """The picture, whose footer names the command for that format."""
    told = timeline(publication)
    shown = Drawing()
    head = [publication.as_of_line, publication.left_out_line, publication.totals_line]
    y = _head(shown, publication.heading, [each for each in head if each])
    y = _legend(shown, told, y)
    scale = _Scale(told)
    top = y
    bottom = top + _ROW * len(told.bars) + 6
    _axis(shown, scale, top, bottom + (_CHART + 42 if told.steps else 0))
    for place, bar in enumerate(told.bars):
        _bar(shown, bar, scale, top + _ROW * place + 6)
    y = bottom
    if told.steps:
        y = _chart(shown, told, scale, bottom + 34)
    y = _foot(shown, publication, format_name, y + 26)
    return "\n".join([*_opening(publication, format_name, y), *shown.lines, "</svg>"]) + "\n"


def _opening(publication: Publication, format_name: str, height: float) -> list[str]:
    provenance = publication.provenance(format_name)
    about = f"{publication.as_of_line} {publication.totals_line}"
    told = "\n".join(f"{name}: {value}" for name, value in provenance.items() if value is not None)
    return [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height:.0f}"'
            f' viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-labelledby="title about"'
            ' font-family="system-ui, sans-serif" font-size="11" fill="#1a1a1a">'
        ),
        f'<title id="title">{escape(safe(publication.heading))}: timeline</title>',
        f'<desc id="about">{escape(safe(about))}</desc>',
        f"<metadata>{escape(chr(10).join(map(safe, told.splitlines())))}</metadata>",
        (
            '<defs><pattern id="setback" width="6" height="6" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
            f'<rect width="3" height="6" fill="{_SETBACK}"/></pattern></defs>'
        ),
        f'<rect width="{_WIDTH}" height="{height:.0f}" fill="#fff"/>',
    ]


_Sign = Callable[[Drawing, float, float, str], None]


class _Scale:
    """Where a day lies on the picture."""

    def __init__(self, told: Timeline) -> None:
        self.first = _number(told.first)
        self.last = max(_number(told.last), self.first + 1)

    def x(self, day: Day) -> float:
        """The day's place from the left."""
        share = (_number(day) - self.first) / (self.last - self.first)
        return _LEFT + share * (_RIGHT - _LEFT)

    def ticks(self) -> list[tuple[Day, str]]:
        """The first days of years, quarters or months, at most nine or so, and their names."""
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        months = (end.year - begin.year) * 12 + end.month - begin.month
        step = next(
            (each for each in (1, 3, 6, 12) if months // each <= 8), 12 * (months // 96 + 1)
        )
        found = []
        for year in range(begin.year, end.year + 1):
            for month in range(1, 13):
                day = date(year, month, 1)
                if begin <= day <= end and ((year - begin.year) * 12 + month - 1) % step == 0:
                    text = str(year) if month == 1 and step >= 3 else f"{day:%Y-%m}"
                    found.append((Day(day.isoformat()), text))
        return found


def _number(day: Day) -> int:
    return date.fromisoformat(day).toordinal()


def _head(shown: Drawing, heading: str, lines: list[str]) -> float:
    shown.text(16, 28, brief(heading, 90), font_size=18, font_weight="bold")
    for place, line in enumerate(lines):
        shown.text(16, 48 + 16 * place, line, fill="#444")
    return 48 + 16 * len(lines) + 6


def _legend(shown: Drawing, told: Timeline, y: float) -> float:
    stages = {segment.stage for bar in told.bars for segment in bar.segments}
    entries: list[tuple[_Sign, str]] = [
        (partial(_square, stage=each), LABELS[each])
        for each in (*COLOURS, *SETBACKS)
        if each in stages
    ]
    kinds = {mark.kind for bar in told.bars for mark in bar.marks}
    if "setback" in kinds:
        entries.append((_cross, "setback told"))
    if "planned" in kinds or any(bar.slip for bar in told.bars):
        entries.append((_diamond, "planned day, and how it slipped"))
    x = 16.0
    for sign, words in entries:
        width = 33 + 6 * len(words)
        if x + width > _WIDTH - 16:
            x, y = 16.0, y + 18
        sign(shown, x + 6, y + 6, words)
        shown.text(x + 17, y + 10, words)
        x += width
    return y + 38


def _axis(shown: Drawing, scale: _Scale, top: float, bottom: float) -> None:
    for day, text in scale.ticks():
        x = scale.x(day)
        shown.add("line", x1=x, y1=top, x2=x, y2=bottom, stroke="#ddd")
        shown.text(x, top - 4, text, text_anchor="middle", fill="#555")


def _bar(shown: Drawing, bar: Bar, scale: _Scale, y: float) -> None:
    middle = y + _BAR / 2
    shown.text(_LEFT - 8, y + 10, brief(bar.party_name, 26), text_anchor="end")
    for each in bar.segments:
        x, end = scale.x(each.start), scale.x(each.end)
        width = max(end - x, 1.5)
        shown.add(
            "rect", each.told, x=x, y=y, width=width, height=_BAR,
            fill=_fill(each.stage), stroke="#fff", stroke_width=0.5,
        )  # fmt: skip
    if bar.slip is not None:
        first, came_to, days = bar.slip
        told = f"{bar.party_name}: first planned for {first}, {days:+} days"
        ends = {"x1": scale.x(first), "x2": scale.x(came_to)}
        shown.add("line", told, y1=middle, y2=middle, stroke="#000", stroke_width=1.5, **ends)
        _diamond(shown, scale.x(first), middle, told)
    for mark in bar.marks:
        draw = _cross if mark.kind == "setback" else _diamond
        draw(shown, scale.x(mark.day), middle, mark.told)
    words = bar.told if bar.slip is None else f"{bar.told} ({bar.slip[2]:+} d)"
    shown.text(_RIGHT + 14, y + 10, words)


def _square(shown: Drawing, x: float, y: float, told: str, *, stage: Stage) -> None:
    place = {"x": x - 6, "y": y - 6, "width": 12, "height": 12}
    shown.add("rect", told, **place, fill=_fill(stage), stroke="#555")


def _cross(shown: Drawing, x: float, y: float, told: str) -> None:
    path = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
    shown.add("path", d=path, stroke="#fff", stroke_width=4, fill="none")
    shown.add("path", told, d=path, stroke=_SETBACK, stroke_width=2, fill="none")


def _diamond(shown: Drawing, x: float, y: float, told: str) -> None:
    path = f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z"
    shown.add("path", told, d=path, stroke="#000", stroke_width=1.2, fill="#fff")


def _chart(shown: Drawing, told: Timeline, scale: _Scale, y: float) -> float:
    """How many had signed by the end of each day, as a line of steps."""
    bottom, most = y + _CHART, told.steps[-1][1]
    shown.text(16, y + 4, "Had signed", font_weight="bold")
    shown.text(16, y + 19, "by the end of the day")
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if most / each <= 5 or each == 100)
    for count in range(0, most + 1, step):
        level = bottom - count / most * _CHART
        shown.add("line", x1=_LEFT, y1=level, x2=_RIGHT, y2=level, stroke="#ddd")
        shown.text(_LEFT - 8, level + 4, str(count), text_anchor="end", fill="#555")
    x = scale.x(told.steps[0][0])
    path = [f"M{x:.1f} {bottom:.1f}"]
    for day, count in told.steps:
        path.append(f"H{scale.x(day):.1f}V{bottom - count / most * _CHART:.1f}")
    path.append(f"H{scale.x(told.as_of):.1f}")
    line = "".join(path)
    shown.add("path", d=f"{line}V{bottom:.1f}Z", fill="#bfd3e6")
    words = f"{most} had signed by {told.as_of}"
    shown.add("path", words, d=line, stroke="#1f5f8b", stroke_width=2, fill="none")
    shown.text(_RIGHT + 14, y + 4, words)
    return bottom


def _foot(shown: Drawing, publication: Publication, format_name: str, y: float) -> float:
    log = publication.table.log
    told = [
        f"Log: {log.events} events, head {log.hash or 'none'}",
        f"Made by: {publication.command(format_name)}",
        "Bars begin where a stage is dated, or first reported where no day is told.",
    ]
    if publication.licence:
        told.append(f"Licence of the picture: {publication.licence}")
    for line in told:
        for start in range(0, len(line), _LINE):
            shown.text(16, y, line[start : start + _LINE], font_size=9.5, fill="#444")
            y += 13
    return y + 4


def _fill(stage: Stage) -> str:
    return COLOURS.get(stage, "url(#setback)")
