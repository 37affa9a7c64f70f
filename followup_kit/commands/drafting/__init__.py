"""What `followup draft` alone needs: which notes are meant, what is picked for them, how they are saved and shown."""
