"""The words of a text: sentences, reading grade, numbers, and words that need a figure.

Functions of plain text that know nothing of guides; `rules/` says where each applies.
"""
