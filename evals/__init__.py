"""The evaluation harness: suites of questions with what medicine expects of the answers.

A suite is a YAML file in `suites/` (or anywhere else). `runner.run` asks its questions of an
App, deterministic scorers compare each answer with what is expected, `metrics` turns scores into
figures with 95 % intervals, and gates decide the exit code. Every sample is logged. No judge
model takes part.
"""
