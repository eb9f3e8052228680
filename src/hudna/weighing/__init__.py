"""Accounts -> assessments: matters, relations, grades, compliance, holding. Pure; each answer with its reasons."""
