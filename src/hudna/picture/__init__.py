"""Accounts and assessments -> plain data that pages and reports show: no HTML, no terminal."""
