"""What a desk does with reading, record and weighing together: add, weigh, review, report."""
