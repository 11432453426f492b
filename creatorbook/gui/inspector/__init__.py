"""The inspector's tabs that every kind has: overview, files, history.

The overview loads each subject's part by path. Beside it in the layer it knows desk, lists, parts, rows, trash.
"""
