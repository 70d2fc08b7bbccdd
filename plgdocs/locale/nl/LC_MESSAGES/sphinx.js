Documentation.addTranslations({
    "locale": "nl",
    "messages": {
        ", in ": ", in ",
        "Hide Search Matches": "Verberg de markering",
        "Preparing search...": "Zoeken wordt voorbereid …",
        "Search Page": "Zoeken",
        "Search Results": "Resultaten",
        "Search finished, found one page matching the search query.": [
            "Eén pagina gevonden.",
            "${resultCount} pagina’s gevonden."
        ],
        "Searching": "Bezig met zoeken",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Niets gevonden. Probeer een ander of korter woord, of bekijk alle methodieken of de begrippen."
    },
    "plural_expr": "(n != 1 ? 1 : 0)"
});
