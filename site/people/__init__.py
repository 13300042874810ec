"""人员机构: persons and users, units, posts, appointments and substitutions."""
