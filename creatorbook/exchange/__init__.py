"""Files in and out: address books, spreadsheets and mail become plain frozen records, and records become files.

It may know the domain and common, never the store, the documents, the services or a screen.
Foreign files are read in a limited child process; its doors are `child.read` and `child.contract_text`.
"""
