"""The chat API over real HTTP: who gets in, what is stored, what bad input gets, and streams that lose nothing."""
