"""Small widgets that every page is built from: text, buttons, cards, fields, pickers, toasts, lists.

They know the theme, the icons and the domain's values; they know nothing of the book or of services.
"""
