"""A document view to a PDF that can be signed, archived and read aloud (PDF/A-2a and PDF/UA-1 together).

`setting` and `document` are imported one by one: pages can be set before the library that finishes them is there.
"""
