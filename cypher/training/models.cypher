// Every version that was begun and not yet deleted. One that does not serve was superseded or left by a dead run.
// @mode    read
// @budget  2000
// @returns id  String!
MATCH (model:Model) RETURN model.version AS id ORDER BY id
