"""How an invoice is paid: structured references, addresses in parts, and what the codes on paper say to a bank.

Texts alone, checked where a bank would check them; nothing here draws. Beside it in the layer it knows identity and
values.
"""
