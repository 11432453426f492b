"""Keys below the window: from what was pressed to the sequence it means, and which keys what stands in a place obeys.

Beside it in the layer it knows desk.
"""
