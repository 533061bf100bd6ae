"""What is worked out beside the pages: files that are read, and months of volunteers that close and go."""
