"""What stands around the pages: the sidebar, the bar at the top, the strip of the sample.

Knows the table of pages and the parts; the window puts them in their places.
"""
