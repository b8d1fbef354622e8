"""Changes to true statements: unsafe ones, which no reader may see, and harmless ones.

Nothing here imports how the program reads or judges: the words that are put in and taken out are
tables of this folder, so a hole in the reader's tables is not a hole in the test as well.
"""

from evals.mutations import (
    actions,
    additions,
    conditions,
    direction,
    disguise,
    harmless,
    numbers,
    sources,
    strength,
)
from evals.mutations.kinds import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *direction.MUTATIONS,
    *numbers.MUTATIONS,
    *conditions.MUTATIONS,
    *actions.MUTATIONS,
    *strength.MUTATIONS,
    *sources.MUTATIONS,
    *additions.MUTATIONS,
    *disguise.MUTATIONS,
    *harmless.MUTATIONS,
)
