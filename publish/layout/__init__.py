"""Layout: turns a Publication and a Theme into a Layout, in which everything is decided that formats must agree on."""
