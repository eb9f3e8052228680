"""Speed, memory, growth and start-up of hudna, measured against a yardstick of the same run: `python -m bench`."""
