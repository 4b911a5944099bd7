"""Pure rules: values in, values out; no session, no I/O, no clock of their own."""
