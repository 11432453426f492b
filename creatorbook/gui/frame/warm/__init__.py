"""What is made ready once the first page stands: the services in a thread, the window's own modules in the pauses.

The search of a book of an older program is among it. It knows the tables that name the window's modules.
"""
