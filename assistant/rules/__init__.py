"""The rule core: parse conditions, evaluate them over what is known, judge claims, explain."""
