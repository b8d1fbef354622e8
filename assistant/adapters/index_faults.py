"""What can be wrong with an index on disk, each as the one sentence a person reads."""

from pathlib import Path

from assistant.domain.errors import InstallationError, RequestError


def missing_index(home: Path) -> InstallationError:
    """Nothing has been indexed under this home folder."""
    return InstallationError(
        f"There is no search index in the home folder {str(home)!r}; run `groundrule index`."
    )


def other_index(home: Path) -> InstallationError:
    """There is an index, but not of these passages by this embedding model."""
    return InstallationError(
        f"The search index in the home folder {str(home)!r} was built from another corpus or "
        "with another embedding model; run `groundrule index`."
    )


def damaged_index(folder: Path) -> InstallationError:
    """The files of the index are incomplete or cannot be read."""
    return InstallationError(
        f"The search index in {str(folder)!r} is damaged; run `groundrule index`."
    )


def unwritten_index(folder: Path, reason: str) -> InstallationError:
    """The index could not be written to the end; what was there before is unchanged."""
    return InstallationError(
        f"The search index could not be written to {str(folder)!r} ({reason}); "
        "make room on that disk and run `groundrule index`."
    )


def unusable_home(home: Path, reason: str | None) -> RequestError:
    """The home folder cannot be written, which an index needs even to be read."""
    return RequestError(
        f"The home folder {str(home)!r} cannot be used ({reason or 'input/output error'}); "
        "name a folder that can be written, with `--home DIR` or `GROUNDRULE_HOME`.",
        "home",
    )
