/** The machine lacks something; the message says what, and the hint what to do instead. */
export class SetupError extends Error {
  readonly hint =
    'Install what is missing, or point NEO4J_URI (with NEO4J_USERNAME, NEO4J_PASSWORD) at a Neo4j whose data may be deleted.'
}
