"""Language folders -> Language objects: letters, clitics, paradigms, lexicon, grammar. All letters live in the data."""

from hudna.languages.language import Clitic, Language, available, finished, language
from hudna.languages.lexicons import Form, Sense

__all__ = ["Clitic", "Form", "Language", "Sense", "available", "finished", "language"]
