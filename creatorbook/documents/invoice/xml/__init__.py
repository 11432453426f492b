"""Electronic invoices: one set of facts (EN 16931), written in two syntaxes, read back, put into PDFs, and checked."""
