"""What each document is drawn from: queries and words brought together into the plain values of `reports`."""
