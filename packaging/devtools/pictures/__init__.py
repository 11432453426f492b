"""Pictures of every screen as people see it, and a sheet that shows each beside the picture it should look like.

What is photographed is a table of scenes. Beside it here: shell. It knows the program, and runs inside its environment.
"""
