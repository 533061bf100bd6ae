"""Forms of the room cornerstones."""
