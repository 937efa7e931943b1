"""The garments of drawings/ and photos/, one module a class, and the tools that draw them."""
