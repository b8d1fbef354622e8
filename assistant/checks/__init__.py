"""What stands between a draft, or somebody's text, and a reader: one file a check, and the gate."""
