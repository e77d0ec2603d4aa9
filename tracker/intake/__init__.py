"""What comes over the network: links, feeds, and how both are asked for. No other room asks."""
