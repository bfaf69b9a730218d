"""Every role before every route: the world it is asked in, who asks, and what each is to be answered."""
