"""A chart's bars -> an SVG picture: vector, without a script, time running with the language.

A number is a bar with its number above; what is no number (zero, silence, a count that is not told) is a sign on the
line, so that none of them looks like another.
"""

from __future__ import annotations

from html import escape

from hudna.exports.report.blocks import Bar, Chart

HEIGHT, TOP, BOTTOM, LEAST = 118, 16, 22, 1.5  # of the picture, above the bars, below them, of the lowest bar
WIDTH = 680
_WIDEST = 34


_NOW, _EARLIER, _INK, _SOFT = "#1f5f8b", "#b4bec9", "#1b1f24", "#5b6470"


def svg(chart: Chart, direction: str) -> str:
    """The picture. Its words are numbers and signs alone; its title and alternative text tell what it shows.

    Colours and sizes stand in it, not in the page's style sheet, which not every program applies within a picture.
    """
    step = WIDTH / max(1, len(chart.bars))
    every = max(1, -(-len(chart.bars) // 16))  # labels that fit side by side
    drawn = []
    for place, bar in enumerate(chart.bars):
        across = WIDTH - (place + 0.5) * step if direction == "rtl" else (place + 0.5) * step
        drawn.append(_bar(bar, across, step, chart.top))
        if (len(chart.bars) - 1 - place) % every == 0:
            drawn.append(_text(bar.label, across, HEIGHT - 7, 9.5, _SOFT))
    line = HEIGHT - BOTTOM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" direction="ltr" role="img" '
        f'aria-label="{escape(chart.alt, quote=True)}">'
        f'{"".join(drawn)}<path d="M0 {line}H{WIDTH}" stroke="{_SOFT}" stroke-width="1" fill="none"/></svg>'
    )


def _bar(bar: Bar, across: float, step: float, top: float) -> str:
    line, wide = HEIGHT - BOTTOM, min(_WIDEST, step * 0.7)
    ink = _SOFT if bar.earlier else _INK
    if not bar.value:
        return _text(bar.mark, across, line - 5, 11, ink)
    tall = max(LEAST, (line - TOP) * bar.value / top)
    return (
        f'<rect x="{across - wide / 2:.1f}" y="{line - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
        f'fill="{_EARLIER if bar.earlier else _NOW}"/>{_text(bar.mark, across, line - tall - 4, 10.5, ink)}'
    )


def _text(words: str, across: float, down: float, size: float, ink: str) -> str:
    return (
        f'<text x="{across:.1f}" y="{down:.1f}" text-anchor="middle" font-size="{size}" fill="{ink}" '
        f'font-family="Noto Sans, DejaVu Sans, sans-serif">{escape(words)}</text>'
    )
