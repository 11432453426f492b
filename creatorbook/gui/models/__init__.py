"""Models: ids in order and rows fetched by the hundred; sorting, filtering and totals are asked of services."""
