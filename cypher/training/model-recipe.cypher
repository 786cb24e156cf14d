// The settings and the learned weights of a version, and what was allowed when it was trained, as JSON; and how many derived
// relationships it has.
// @mode    read
// @bounded
// @param   version   String!
// @returns settings  String
// @returns interest  String
// @returns terms     String
// @returns edges     Int
MATCH (model:Model {version: $version})
RETURN model.settings AS settings, model.interest AS interest, model.terms AS terms, model.edges AS edges
