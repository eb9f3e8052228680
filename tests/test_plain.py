"""Plain: every answer of the weighing is JSON, and nothing of it is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from hudna.model.truces import Ceasefire, Obligation
from hudna.weighing.assignments import assign
from hudna.weighing.compliance import compliance
from hudna.weighing.holding import holding
from hudna.weighing.plain import plain
from telling import told

AT = datetime(2024, 6, 1, tzinfo=UTC)
TRUCE = Ceasefire("c", "C", ("SYR", "sdf"), in_effect=datetime(2024, 5, 1, tzinfo=UTC), class_="preliminary")


def test_every_answer_is_json():
    """Assessment, holding, assignment and ceasefire; reasons lead to claims."""
    account = told("violation", agent="sdf", by="SYR", time="2024-05-03T10:00+00:00", numbers=((3, 3, "violation"),))
    found = plain(holding(TRUCE, [account], AT))
    assert json.loads(json.dumps(found)) == found
    (record,) = found["records"]
    assert (record["verdict"], record["voice"]["side"]) == ("violated", "SYR")
    assert record["reasons"][0]["claims"] == ["a"]
    assert found["rows"][0]["first"] == "2024-05-03"
    assert plain(assign(account, [TRUCE]))["ceasefire"] == "c"
    assert plain(TRUCE)["class"] == "preliminary"
    duty = Obligation("o", "c", "sdf", "disarmament")
    assert plain(compliance(duty, [], AT))["degree"] == "unknown"
    assert plain({"x": (1, None)}) == {"x": [1, None]}


def test_what_is_no_answer_is_refused():
    """Instead of a string that hides what it was."""
    with pytest.raises(TypeError, match="set"):
        plain({1, 2})
