"""Small wishes and help among neighbours: told, checked or asked around, taken in hand, confirmed, thanked for."""
