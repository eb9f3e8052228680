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


def svg(chart: Chart, direction: str) -> str:
    """The picture. Its words are numbers and signs alone; its title and alternative text tell what it shows."""
    step = WIDTH / max(1, len(chart.bars))
    every = max(1, -(-len(chart.bars) // 16))  # labels that fit side by side
    drawn = []
    for place, bar in enumerate(chart.bars):
        across = WIDTH - (place + 0.5) * step if direction == "rtl" else (place + 0.5) * step
        drawn.append(_bar(bar, across, step, chart.top, labelled=(len(chart.bars) - 1 - place) % every == 0))
    line = HEIGHT - BOTTOM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" direction="ltr" role="img" '
        f'aria-label="{escape(chart.alt, quote=True)}">'
        f'{"".join(drawn)}<path class="axis" d="M0 {line}H{WIDTH}"/></svg>'
    )


def _bar(bar: Bar, across: float, step: float, top: float, *, labelled: bool) -> str:
    line, wide = HEIGHT - BOTTOM, min(_WIDEST, step * 0.7)
    shade = "earlier" if bar.earlier else "now"
    day = f'<text class="day" x="{across:.1f}" y="{HEIGHT - 7}">{escape(bar.label)}</text>' if labelled else ""
    if bar.value is None or bar.value == 0:
        return f'<text class="sign {shade}" x="{across:.1f}" y="{line - 5}">{escape(bar.mark)}</text>{day}'
    tall = max(LEAST, (line - TOP) * bar.value / top)
    return (
        f'<rect class="{shade}" x="{across - wide / 2:.1f}" y="{line - tall:.1f}" width="{wide:.1f}" '
        f'height="{tall:.1f}"/><text class="number {shade}" x="{across:.1f}" y="{line - tall - 4:.1f}">'
        f"{escape(bar.mark)}</text>{day}"
    )
