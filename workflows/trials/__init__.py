"""Trial runs (试运行): what a draft edition would have meant for matters already handed in."""
