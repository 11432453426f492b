"""The program looked at as a whole: the doctor's checks and the tour of the main job.

May know every room of the layer.
"""
