"""The rules of content. A rule's function name is its name, its docstring its promise.

A rule yields what is wrong: `text` rules (offset, message) for one passage, `guide` rules
(path, line, message) for one file, `library` rules (path, line, message) for all files.
"""
