"""Who can be a party: states and the EU, and the names the press has for them."""
