"""Pages of the safeguarding rota, for leads and administrators."""
