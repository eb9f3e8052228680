"""What can go wrong, said so that the user can act: what, where, what to do."""


class HudnaError(Exception):
    """An error that the user is told in one sentence, without a traceback."""


class DataError(HudnaError):
    """hudna's own data (lexicons, kinds, gazetteer) is broken: the message names file, line or key, and the remedy."""


class InputError(HudnaError):
    """What was given to read is not readable: the message says what, where and what to do."""


class RecordError(HudnaError):
    """A record cannot be opened, read or written: the message says why, that nothing was lost, and what to do."""
