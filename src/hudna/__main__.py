"""`python -m hudna` -> the command line."""

from hudna.cli import main

main()
