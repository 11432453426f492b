"""Files for accounting programs: the French FEC and the German DATEV batch of bookings.

Beside it in the layer it knows base.
"""
