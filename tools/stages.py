"""Gold folder -> how well each stage of the reader does, so that an error is found where it is made.

usage: python tools/stages.py GOLD_FOLDER [--lang ar] [--only id,id] [--errors]

speakers: the innermost content over the middle of a gold claim names its speaker's side.
triggers: a trigger of the claim's kind stands inside its content. stance: act and polarity of the matching claim.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from hudna.model import Document
from hudna.reading.attribution import attribute
from hudna.reading.clauses import layout
from hudna.reading.pipeline import attributing, scanned
from hudna.reading.propositions import innermost
from hudna.reading.triggers import triggers_of


def side(actor: dict[str, Any] | None) -> str | None:
    """The side of a gold actor."""
    return actor["side"] if actor else None


def main() -> None:
    """Print one line a stage, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--only", default="")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in sorted(options.folder.glob(f"*.{options.lang}.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if options.only and gold["id"] not in options.only.split(","):
            continue
        measure(gold, path.with_suffix(".txt").read_bytes().decode("utf-8"), total, options.errors)
    for stage in ("speakers", "triggers"):
        print(f"{stage:9} {total[stage]}/{total['claims']} = {total[stage] / max(1, total['claims']):.3f}")


def measure(gold: dict[str, Any], text: str, total: Counter[str], errors: bool) -> None:
    """Count one document."""
    published = date.fromisoformat(gold["published"]) if gold["published"] else None
    s = scanned(Document(text, gold["id"], published, gold["tz"], gold["lang"]), gold["lang"])
    marks = layout(s)
    contents = attribute(s, marks)
    owner = innermost(contents, len(s.tokens))
    spoken = attributing(contents)
    triggers = triggers_of(s, marks, spoken)
    for claim in gold["claims"]:
        start, end = claim["content"]
        inside = [i for i, token in enumerate(s.tokens) if start <= token.start < end and token.shape != "mark"]
        if not inside:
            continue
        kinds = {t.frame.kind for t in triggers if t.token in inside}
        said = owner[inside[len(inside) // 2]]
        want = side(claim["sources"][-1]) if claim["sources"] else "(document)"
        got = said.speaker.actor.side if said and said.chain() else "(document)"
        total["claims"] += 1
        total["speakers"] += want == got
        total["triggers"] += claim["kind"] in kinds or (claim["kind"] == "obligation" and bool(kinds))
        words = text[start:end][:100]
        if errors and want != got:
            print(f"{gold['id']} speaker want {want} got {got}: {words}")
        if errors and claim["kind"] not in kinds:
            print(f"{gold['id']} trigger want {claim['kind']}/{claim['mode']} got {sorted(kinds)}: {words}")


if __name__ == "__main__":
    main()
