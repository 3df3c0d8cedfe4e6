"""Published works that items stand on: looked up, imported, cited, and given back in any format."""
