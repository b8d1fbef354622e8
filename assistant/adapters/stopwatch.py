"""The clock of the flow: milliseconds by stage."""

from time import perf_counter


class WallStopwatch:
    """Implements the Stopwatch port with the machine's monotonic clock."""

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = perf_counter()
        self._laps[stage] = round((now - self._last) * 1000, 2)
        self._last = now

    def readings(self) -> dict[str, float]:
        return {**self._laps, "total": round((self._last - self._start) * 1000, 2)}
