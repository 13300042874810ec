"""One short view a page: fetch, ask once, answer."""
