"""`dev.py mutants`: its options, what it prints, and its exit code."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from typing import TYPE_CHECKING

from devtools.mutation.accepted import accepted_reason, find_outdated, read_accepted
from devtools.mutation.campaign import Campaign, draw, mutants_of
from devtools.mutation.subjects import SUBJECTS
from devtools.shell import ROOT, TroubleError, print_now
from devtools.uv import environment_python

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devtools.mutation.accepted import Accepted
    from devtools.mutation.campaign import Verdict

FLOOR = 90.0
"""Per cent of the mutants, without the accepted survivors, that the tests have to notice."""
_SEED, _COUNT = 2026, 200


def find_survivors(_uv: str, arguments: Sequence[str]) -> int:
    """Try a sample of mutants and return 0 where enough were noticed, else 1; TroubleError where none can be tried."""
    options = _options(arguments)
    subjects = [subject for subject in SUBJECTS if not options.subject or subject.name in options.subject]
    mutants = mutants_of(subjects, ROOT)
    accepted = read_accepted()
    sample = draw(mutants, options.count, options.seed)
    print_now(f"{len(sample)} of {sum(map(len, mutants.values()))} mutants, drawn with seed {options.seed}.")
    if options.list:
        for subject, mutant in sample:
            print_now(f"{subject:<12} {mutant.module}:{mutant.line}: {mutant.change}")
        return 0
    campaign = Campaign(ROOT, environment_python(), subjects, options.jobs)
    verdicts = campaign.run(sample, lambda verdict: _show(verdict, accepted))
    known = [mutant for name in mutants for mutant in mutants[name]]
    stale = find_outdated(accepted, known) if not options.subject else []
    return summarize(verdicts, accepted, stale)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    names = [subject.name for subject in SUBJECTS]
    parser = argparse.ArgumentParser(prog="dev.py mutants", exit_on_error=False, add_help=False)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--count", type=int, default=_COUNT)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--subject", action="append", choices=names)
    parser.add_argument("--list", action="store_true")
    try:
        options, unknown = parser.parse_known_args(arguments)
    except argparse.ArgumentError as error:
        raise TroubleError(f"This was not understood: {error}.", 2) from error
    if unknown or options.count < 1 or options.jobs < 1:
        wrong = unknown[0] if unknown else "a number below 1"
        raise TroubleError(
            f"This was not understood: {wrong}. There are --seed N, --count N, --jobs N, --list and --subject with one"
            f" of {', '.join(names)}.",
            2,
        )
    return options


def _show(verdict: Verdict, accepted: Sequence[Accepted]) -> None:
    """Print a survivor as soon as it is known; mutants that were noticed are only counted."""
    if not verdict.noticed:
        reason = accepted_reason(verdict.mutant, accepted)
        print_now(_survivor_text(verdict) + (f"  accepted: {reason}" if reason else ""))


def _survivor_text(verdict: Verdict) -> str:
    return f"survived  {verdict.mutant.module}:{verdict.mutant.line}: {verdict.mutant.change}"


def summarize(verdicts: Sequence[Verdict], accepted: Sequence[Accepted], stale: Sequence[Accepted]) -> int:
    """Print what was noticed by module, the survivors and the sum; return 1 where it is too little or a reason old."""
    print_now("── mutants by module")
    tried = Counter((verdict.subject, verdict.mutant.module) for verdict in verdicts)
    noticed = Counter((verdict.subject, verdict.mutant.module) for verdict in verdicts if verdict.noticed)
    for subject, module in sorted(tried):
        of = tried[subject, module]
        seen = noticed[subject, module]
        print_now(f"{subject:<12} {module:<56} noticed {seen:>3} of {of:>3}, survived {of - seen}")
    excused = [each for each in verdicts if not each.noticed and accepted_reason(each.mutant, accepted)]
    guilty = [each for each in verdicts if not each.noticed and not accepted_reason(each.mutant, accepted)]
    print_now("── survivors that no reason excuses" if guilty else "── no survivor without a reason")
    for verdict in sorted(guilty, key=lambda each: (each.mutant.module, each.mutant.line)):
        print_now(_survivor_text(verdict))
    for entry in stale:
        print_now(f"accepted.toml knows a mutant that there is no more: {entry.module}: {entry.change}")
    judged = len(verdicts) - len(excused)
    percent = 100.0 * (judged - len(guilty)) / judged if judged else 100.0
    late = sum(verdict.late for verdict in verdicts)
    print_now(
        f"{judged - len(guilty)} of {judged} mutants noticed, {percent:.1f} % ({late} by a time-out); "
        f"{len(excused)} more survive for a reason."
    )
    if percent < FLOOR:
        print_now(f"That is less than {FLOOR:.0f} %.")
    return 1 if percent < FLOOR or stale else 0
