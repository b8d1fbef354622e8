"""Colours of the pages: every pair of words and ground can be read, in light and in dark."""

import re

import pytest

from tests.syntax import ROOT

FILES = (ROOT / "ui" / "page.css", ROOT / "assistant" / "adapters" / "book.css")
STYLES = [path.read_text(encoding="utf-8") for path in FILES]
READABLE = 4.5  # WCAG 2.2, level AA, words of normal size
PAIRS = [
    *((ink, ground) for ink in ("ink", "soft") for ground in ("paper", "tint")),
    *((ink, f"{tint}-tint") for ink in ("ink", "soft") for tint in ("accent", "good", "warn",
                                                                    "bad")),
    *((ink, ground) for ink in ("accent", "good", "warn", "bad")
      for ground in ("paper", f"{ink}-tint")),
]  # fmt: skip


def palettes() -> list[dict[str, str]]:
    """Light and dark of each style."""
    blocks = [b for style in STYLES for b in re.findall(r"{([^{}]*--ink:[^{}]*)}", style)]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_each_style_has_a_light_and_a_dark_palette() -> None:
    assert len(palettes()) == 2 * len(FILES)


@pytest.mark.parametrize("values", palettes(), ids=lambda values: values["paper"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " on ".join(pair))
def test_words_stand_out_from_their_ground(values: dict[str, str], pair: tuple[str, str]) -> None:
    darker, lighter = sorted(luminance(values[name]) for name in pair)
    assert (lighter + 0.05) / (darker + 0.05) >= READABLE


@pytest.mark.parametrize("style", STYLES, ids=[path.name for path in FILES])
def test_the_style_fetches_nothing(style: str) -> None:
    assert not re.search(r"url\(|@import|https?:", style)
