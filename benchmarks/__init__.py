"""How fast the house is, as ratios to bare bots that do nothing but answer: ``make bench``."""
