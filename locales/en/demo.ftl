# What the demo says in the terminal.

demo-past = Three weeks of past … { $done }/{ $of }
