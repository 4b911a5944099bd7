"""The ways in over real HTTP: links that looking does not use up, codes, cookies, and who is kept out."""
