"""PostgreSQL as Django has it, and statements that it reads and plans once for a connection."""
