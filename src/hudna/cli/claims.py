"""`hudna claims`: the claims of a record, filtered, each with its words."""

from __future__ import annotations

from hudna.cli import options, records


def claims(
    place: records.Place,
    kinds: records.Kinds = None,
    modes: records.Modes = None,
    acts: records.Acts = None,
    sides: records.Sides = None,
    about: records.About = None,
    places: records.Places = None,
    documents: records.Documents = None,
    publishers: records.Publishers = None,
    statuses: records.Statuses = None,
    truces: records.Ceasefires = None,
    since: records.Since = None,
    until: records.Until = None,
    everything: records.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """The claims of a record, filtered; every row with its words."""
    from hudna.desk.placing import placed
    from hudna.exports.accounts import account_json, show_accounts
    from hudna.record import accounts

    about_filter = (kinds, modes, acts, sides, about, None, documents, publishers, statuses, truces)
    wanted = records.filter_of(*about_filter, since=since, until=until, everything=everything)
    with records.opened(place) as record:
        wanted = records.at_places(record, wanted, places or [])
        weighed = bool(as_json or statuses or truces)
        found = placed(record, wanted) if weighed else accounts(record, wanted)
        if as_json:
            count = 0
            for count, one in enumerate(found, 1):  # noqa: B007  (the last number is how many there were)
                options.print_json(account_json(one))
        else:
            count = show_accounts(found, options.console())
        if not count:
            records.tell_none(record, wanted)
