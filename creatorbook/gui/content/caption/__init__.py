"""The caption of a post as it is written: its labels underlined, and what a reader sees of it before "more".

Knows fields and parts; the checks beside it stand in the room around.
"""
