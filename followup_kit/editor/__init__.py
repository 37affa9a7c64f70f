"""What editors are told about an open entry, by way of the language server protocol. Nothing here writes a file."""
