"""Pages of the room cornerstones."""
