"""The community as a workbook: one sheet a table, read in a child process, written with drop-downs and notes."""
