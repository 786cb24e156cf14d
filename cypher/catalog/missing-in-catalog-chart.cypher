// Those of some items that are not in the chart of the whole catalog of one version.
// @mode    read
// @budget  500
// @param   ids      [String!]!
// @param   version  String!
// @returns id       String!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
WHERE COUNT { (item)<-[top:TOP_ITEM]-(chart:Chart) WHERE chart.id = 'catalog' AND top.version = $version } = 0
RETURN item.id AS id
