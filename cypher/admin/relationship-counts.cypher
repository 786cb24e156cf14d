// How many relationships of each type exist, including derived ones of every version. A type without any has no row.
// Reads every relationship on the embedded engine: for operators and tools, not for requests.
// @mode    read
// @budget  20
// @returns type   String!
// @returns total  Int!
MATCH (:User)-[tie:INTERACTED_WITH]->(:Item) RETURN 'INTERACTED_WITH' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:RECENTLY_ENGAGED]->(:Item) RETURN 'RECENTLY_ENGAGED' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:FOLLOWS]->(:User) RETURN 'FOLLOWS' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:BLOCKS]->(:User) RETURN 'BLOCKS' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:MUTES]->(:User) RETURN 'MUTES' AS type, count(tie) AS total
UNION ALL
MATCH (:Item)-[tie:TAGGED]->(:Tag) RETURN 'TAGGED' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:APPLIED_TAG]->(:Tag) RETURN 'APPLIED_TAG' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:INTERESTED_IN]->(:Tag) RETURN 'INTERESTED_IN' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:NEIGHBOR_OF]->(:User) RETURN 'NEIGHBOR_OF' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:TWO_HOP_TIE]->(:User) RETURN 'TWO_HOP_TIE' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:TOP_FOLLOWED]->(:User) RETURN 'TOP_FOLLOWED' AS type, count(tie) AS total
UNION ALL
MATCH (:Chart)-[tie:TOP_USER]->(:User) RETURN 'TOP_USER of a chart' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:UNFOLLOWED]->(:User) RETURN 'UNFOLLOWED' AS type, count(tie) AS total
UNION ALL
MATCH (:User)-[tie:DISMISSED]->(:User) RETURN 'DISMISSED' AS type, count(tie) AS total
UNION ALL
MATCH (:Item)-[tie:SIMILAR_TO]->(:Item) RETURN 'SIMILAR_TO' AS type, count(tie) AS total
UNION ALL
MATCH (:Item)-[tie:BOUGHT_WITH]->(:Item) RETURN 'BOUGHT_WITH' AS type, count(tie) AS total
UNION ALL
MATCH (:Tag)-[tie:TOP_ITEM]->(:Item) RETURN 'TOP_ITEM of a tag' AS type, count(tie) AS total
UNION ALL
MATCH (:Chart)-[tie:TOP_ITEM]->(:Item) RETURN 'TOP_ITEM of a chart' AS type, count(tie) AS total
