"""Hard ground: the process killed, refused, starved and misled, and well afterwards without a hand."""
