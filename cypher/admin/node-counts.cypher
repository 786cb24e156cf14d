// How many nodes carry each label: visitors are users, too. A label without nodes has no row.
// @mode    read
// @budget  10
// @returns label  String!
// @returns total  Int!
MATCH (user:User) RETURN 'User' AS label, count(user) AS total
UNION ALL
MATCH (visitor:Visitor) RETURN 'Visitor' AS label, count(visitor) AS total
UNION ALL
MATCH (item:Item) RETURN 'Item' AS label, count(item) AS total
UNION ALL
MATCH (tag:Tag) RETURN 'Tag' AS label, count(tag) AS total
UNION ALL
MATCH (chart:Chart) RETURN 'Chart' AS label, count(chart) AS total
UNION ALL
MATCH (model:Model) RETURN 'Model' AS label, count(model) AS total
