"""The index of the search, made while building; the engine is a script in ``theme/plg/static/search/``."""
