"""人员总表: staff, units, posts and appointments of an office from one table, looked over before it counts."""
