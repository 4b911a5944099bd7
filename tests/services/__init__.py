"""Tests of the verbs and of what guards them: a session and values in, rows and refusals out."""
