"""Turn the promises of the program into checks; the folders mirror the packages of `publish`."""
