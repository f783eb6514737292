"""The names of what a command can be asked to write."""

# The documents of an act, and those that pandoc makes when it is asked to.
FORMATS = ("docx", "pdf", "html", "json", "annexes")
ON_REQUEST = ("odt", "epub")

# What a comparison gives: the redline, the page, its data, its summary, the comparative table, the text after.
COMPARISONS = ("docx", "html", "json", "md", "tableau", "consolide")
