"""Tags and filters of the staff site's templates."""
