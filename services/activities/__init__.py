"""Activities of volunteers: planned, announced, signed up for, changed, called off."""
