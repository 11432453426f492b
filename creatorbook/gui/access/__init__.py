"""How the window is exposed to assistive technology: what each part is, what it can do, and what is announced.

Widgets say what they are by two class attributes, `access_role` and `activate`, lists what can be done with a row by
`acts_of_row`; text dressed as a title is a heading.
Beside it in the layer it knows desk.
"""
