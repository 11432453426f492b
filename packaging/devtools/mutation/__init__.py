"""Whether the tests notice when the code is changed: `dev.py mutants`.

A mutant is the code with one comparison, constant or condition changed. The subject's own tests run against it, and
must fail. Only modules where a bug costs somebody money, a deadline or a lawsuit are changed, and a seeded sample of
their mutants, because all of them would take days.

Written here, with `ast` alone, because neither of the two tools that are well kept does this. mutmut 3 builds every
mutant of every function into one instrumented tree and runs all of them, with no sample, no seed and no choice of
operators; it leaves out whatever stands outside a function, such as tables of days and rates; it forks, so Windows is
left out; and one run has one set of tests. Cosmic Ray changes the checkout itself, unless a web server for every
worker is set up, and has one test command a session; a sample of its session would have to be drawn by our own script.
"""
