"""Ranking as pure functions: what is indexed, what is asked, and how two rankings become one."""
