"""Words that name somebody: names, titles, nationalities, roles."""
