"""The life of documents, rules and saved answers: reviewed, compared, re-checked, grown old."""
