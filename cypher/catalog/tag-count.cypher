// The number of tags whose name holds the text (any case; empty: all). Reads all tags.
// @mode    read
// @budget  1
// @param   search  String!
// @returns total   Int!
MATCH (tag:Tag)
WHERE $search = '' OR toLower(tag.name) CONTAINS toLower($search)
RETURN count(tag) AS total
