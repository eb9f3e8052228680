"""Accounts -> assessments: matters, independence, relations, grades, compliance, holding. Pure; every answer with its reasons."""
