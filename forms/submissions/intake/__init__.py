"""What is looked at before a file is taken in: name, kind, content, and whether it is safe."""
