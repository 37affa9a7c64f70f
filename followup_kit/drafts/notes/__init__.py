"""What a person noted, on its way into a draft: a page is read, its statements are judged, and some are chosen."""
