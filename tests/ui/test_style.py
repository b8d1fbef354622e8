"""Colours of the page: every pair of words and ground can be read, in light and in dark."""

import re

import pytest

from tests.syntax import ROOT

STYLE = (ROOT / "ui" / "page.css").read_text(encoding="utf-8")
READABLE = 4.5  # WCAG 2.2, level AA, words of normal size
PAIRS = [
    *((ink, ground) for ink in ("ink", "soft") for ground in ("paper", "tint")),
    *((ink, f"{tint}-tint") for ink in ("ink", "soft") for tint in ("accent", "good", "warn",
                                                                    "bad")),
    *((ink, ground) for ink in ("accent", "good", "warn", "bad")
      for ground in ("paper", f"{ink}-tint")),
]  # fmt: skip


def colours(selector: str) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)^\}}", STYLE, re.DOTALL | re.MULTILINE)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block[1]))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("selector", [":root", ".dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " on ".join(pair))
def test_words_stand_out_from_their_ground(selector: str, pair: tuple[str, str]) -> None:
    values = colours(selector)
    darker, lighter = sorted(luminance(values[name]) for name in pair)
    assert (lighter + 0.05) / (darker + 0.05) >= READABLE


def test_the_style_fetches_nothing() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLE)
