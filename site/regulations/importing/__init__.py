"""Import: from files and pasted text to an outline that an editor corrects and saves as drafts."""
