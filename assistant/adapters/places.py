"""Where things lie on this machine: the corpus that is read and the home that is written.

The corpus comes with the program; state (index, models, conversations, answers) goes to the
home folder, and nothing is ever written beside the source.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from assistant.domain.errors import InstallationError, RequestError

PACKAGE = Path(__file__).parent.parent
CHECKOUT = PACKAGE.parent
HOME_VARIABLE = "GROUNDRULE_HOME"


def corpus_folder(option: Path | None) -> Path:
    """The folder of guidelines: the one asked for, else the checkout's, else the installed one.

    Raises:
        RequestError: the folder asked for is not a folder.
        InstallationError: none was asked for, and none came with the program.
    """
    if option is not None:
        return _existing(option.expanduser(), "corpus")
    if (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "corpus").is_dir():
        return CHECKOUT / "corpus"
    if (PACKAGE / "_corpus").is_dir():
        return PACKAGE / "_corpus"
    raise InstallationError(
        f"No corpus came with the program in {str(PACKAGE)!r}; install groundrule again, "
        "or name a folder with --corpus DIR."
    )


def home_folder(option: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for state; it need not exist yet, and is not created here.

    The one asked for, else $GROUNDRULE_HOME, else the platform's folder for user data.

    Raises:
        RequestError: that name is taken by something that is not a folder.
    """
    if option is not None:
        return _folder_or_new(option.expanduser(), "home")
    if named := environment.get(HOME_VARIABLE):
        return _folder_or_new(Path(named).expanduser(), HOME_VARIABLE)
    return platformdirs.user_data_path("groundrule", appauthor=False)


def _existing(folder: Path, field: str) -> Path:
    if not folder.is_dir():
        raise RequestError(f"{str(folder)!r} is not a folder; name one that exists.", field)
    return folder.resolve()


def _folder_or_new(folder: Path, field: str) -> Path:
    if folder.exists() and not folder.is_dir():
        raise RequestError(
            f"{str(folder)!r} is not a folder; name a folder or one to be made.", field
        )
    return folder.absolute()
