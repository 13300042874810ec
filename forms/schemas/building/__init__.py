"""Building a form: keys made once, looks, try-outs, pictures, files that come in and go out."""
