"""What is written beside the pages: open data, browser data, search index, content policy, precache manifest, assets."""
