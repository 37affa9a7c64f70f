"""Mail as programs keep it: folders and files read, messages understood, log lines proposed. Nothing here writes or sends."""
