"""Forms made from the field tables of services: one builder for every kind of record."""
