"""What is loaded ahead, once the first page stands: the services in a thread, the window's own modules in the pauses.

It knows the tables that name the window's modules.
"""
