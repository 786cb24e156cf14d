/** A statement that breaks one rule, with its header and the expected message. */
interface Offence {
  readonly says: string
  readonly statement: string
  readonly header?: readonly string[]
  readonly mode?: 'read' | 'write'
}

/** Indexes into a second list correctly; `PLACED` is its header. */
export const BY_PLACE =
  'UNWIND $rows AS row MATCH (user:User {id: row.id}) WHERE row.places[user.id] IS NOT NULL WITH user, $pairs[row.places[user.id]] AS pair'
export const PLACED = ['@param rows[].id UserId!', '@param rows[].places Places!', '@param pairs[].at Int!']

/** Statements that break each rule on query texts. */
export const OFFENCES: readonly Offence[] = [
  {
    says: 'growth: it adds to the graph',
    statement: 'MATCH (user:User {id: $id}) MATCH (item:Item {id: $id}) CREATE (user)-[:LIKES]->(item)',
    header: ['@param id UserId!'],
    mode: 'write',
  },
  {
    says: 'growth: it adds to the graph',
    statement: 'MERGE (item:Item {id: $id})',
    header: ['@param id String!'],
    mode: 'write',
  },
  {
    says: 'growth: it adds nothing',
    statement: 'MATCH (user:User {id: $id}) SET user.at = 1',
    header: ['@param id UserId!', '@grows'],
    mode: 'write',
  },
  {
    says: 'rule 1: (other) has no label',
    statement: 'MATCH (user:User)-[tie:FOLLOWS]->(other) RETURN other.id AS id',
  },
  {
    says: 'rule 1: () has no label',
    statement: 'MATCH (user:User)-[tie:FOLLOWS]->()-[:TAGGED]->(tag:Tag) RETURN tag.id AS id',
  },
  {
    says: 'rule 1: (x) has no label',
    statement: 'MATCH (user:User) RETURN COUNT { (user)-[:FOLLOWS]->(x) } AS count',
  },
  {
    says: 'rule 2: a field of a parameter',
    statement: 'MATCH (user:User {id: $p.id}) RETURN user.id AS id',
    header: ['@param p Properties!'],
  },
  {
    says: 'rule 2: toLower($id) in a pattern',
    statement: 'MATCH (user:User {id: toLower($id)}) RETURN user.id AS id',
    header: ['@param id String!'],
  },
  {
    says: 'rule 2: MATCH after MERGE uses no index',
    statement:
      "MERGE (chart:Chart {id: 'top'}) WITH chart MATCH (item:Item {id: 'one'}) MERGE (chart)-[:TOP_ITEM]->(item)",
    mode: 'write',
  },
  {
    says: 'rule 3: ORDER BY at in CALL is not a returned alias',
    statement: `MATCH (user:User) CALL (user) { MATCH (user)-[r:FOLLOWS]->(other:User) WITH other, r.at AS at
      RETURN other.id AS id ORDER BY at DESC, id LIMIT 3 } RETURN id`,
  },
  { says: 'rule 4: LIMIT 3 without ORDER BY', statement: 'MATCH (user:User) RETURN user.id AS id LIMIT 3' },
  {
    says: 'rule 4: ORDER BY must end in an id, ends in user.name',
    statement: 'MATCH (user:User) RETURN user.id AS id ORDER BY user.name LIMIT 3',
  },
  {
    says: 'rule 5: ORDER BY score sorts floats',
    statement: 'MATCH (user:User) RETURN user.id AS id, user.x AS score ORDER BY score DESC, id',
    header: ['@returns id String!', '@returns score Float!'],
  },
  {
    says: 'rule 6: EXISTS',
    statement: 'MATCH (user:User) WHERE EXISTS { (user)-[:FOLLOWS]->(:User) } RETURN user.id AS id',
  },
  {
    says: 'rule 6: a pattern as a condition',
    statement: 'MATCH (user:User) MATCH (item:Item) WHERE NOT (user)-[:LIKES]->(item) RETURN user.id AS id',
  },
  {
    says: 'rule 6: OPTIONAL MATCH between two bound nodes',
    statement:
      'MATCH (user:User) MATCH (item:Item) OPTIONAL MATCH (user)-[r:LIKES]->(item) RETURN r.at AS at',
  },
  {
    says: 'rule 7: SET reads tie.a while it writes it',
    statement: 'MATCH (user:User)-[tie:FOLLOWS]->(other:User) SET tie.a = tie.a + 1, tie.b = tie.a',
    mode: 'write',
  },
  {
    says: 'rule 7: SET reads user while it writes it',
    statement: 'MATCH (user:User {id: $id}) SET user += $more, user.old = user.name',
    mode: 'write',
    header: ['@param id String!', '@param more Properties!'],
  },
  {
    says: 'rule 9: what OPTIONAL MATCH found may be null',
    statement: 'MATCH (user:User) OPTIONAL MATCH (user)-[tie:FOLLOWS]->(other:User) DELETE tie',
    mode: 'write',
  },
  {
    says: 'rule 20: DISTINCT after CALL',
    statement:
      'MATCH (user:User) CALL (user) { MATCH (user)-[:FOLLOWS]->(o:User) RETURN o.id AS id } RETURN DISTINCT id',
  },
  {
    says: 'rule 20: DISTINCT after CALL',
    statement: `MATCH (user:User) CALL (user) { MATCH (user)-[:BLOCKS]->(o:User) RETURN o.id AS id UNION
      MATCH (user)-[:MUTES]->(o:User) RETURN o.id AS id } WITH id WHERE id > '' RETURN DISTINCT id ORDER BY id`,
  },
  {
    says: 'rule 20: DISTINCT after CALL',
    statement: `MATCH (user:User) CALL (user) { CALL (user) { MATCH (user)-[:BLOCKS]->(o:User) RETURN o.id AS id }
      RETURN DISTINCT id } RETURN id`,
  },
  { says: 'rule 10: stDev', statement: 'MATCH (user:User) RETURN stDev(user.age) AS spread' },
  { says: 'rule 11: slice a collect()', statement: 'MATCH (user:User) RETURN collect(user.id)[0..3] AS ids' },
  {
    says: 'rule 11: map a collect()',
    statement: 'MATCH (user:User) RETURN [x IN collect(user.id) | x + 1] AS ids',
  },
  {
    says: 'rule 12: slices',
    statement: 'MATCH (user:User) RETURN user.ids[0..$n] AS ids',
    header: ['@param n Int!'],
  },
  { says: 'rule 12: slices', statement: 'MATCH (user:User) RETURN user.ids[-3..] AS ids' },
  { says: 'rule 12: round', statement: 'MATCH (user:User) RETURN round(user.x, 2) AS x' },
  { says: 'rule 13:', statement: 'MATCH (user:User) RETURN user.a / user.b AS ratio' },
  {
    says: 'rule 14: $weight must be inside toFloat()',
    statement: 'MATCH (user:User) SET user.weight = $weight',
    mode: 'write',
    header: ['@param weight Float!'],
  },
  {
    says: 'rule 14: row.weight must be inside toFloat()',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user.weight = row.weight',
    mode: 'write',
    header: ['@param rows[].id String!', '@param rows[].weight Float!'],
  },
  {
    says: 'rule 14: $weights must be inside toFloat()',
    statement: 'MATCH (user:User) SET user.weights = $weights',
    mode: 'write',
    header: ['@param weights [Float!]!'],
  },
  { says: 'rule 15: column user.id has no alias', statement: 'MATCH (user:User) RETURN user.id' },
  { says: 'rule 15: column user is a node', statement: 'MATCH (user:User) RETURN user' },
  {
    says: 'rule 15: column tie is a node or relationship',
    statement: 'MATCH (user:User)-[tie:FOLLOWS]->(other:User) RETURN tie AS tie',
  },
  { says: 'rule 15: internal ids', statement: 'MATCH (user:User) RETURN id(user) AS id' },
  {
    says: 'rule 16: ORDER BY an aggregate',
    statement: 'MATCH (user:User) RETURN user.kind AS id, count(*) AS n ORDER BY count(*), id',
  },
  {
    says: 'rule 17: LIMIT takes a bare parameter',
    statement: 'MATCH (user:User) RETURN user.id AS id ORDER BY id LIMIT toInteger($n)',
    header: ['@param n Int!'],
  },
  {
    says: 'rule 17: hop counts',
    statement: 'MATCH (user:User)-[:FOLLOWS*1..$n]->(other:User) RETURN other.id AS id',
    header: ['@param n Int!'],
  },
  { says: 'rule 18: ||', statement: 'MATCH (user:User) RETURN user.id || user.name AS id' },
  { says: 'rule 18: label expressions', statement: 'MATCH (user:User|Item) RETURN user.id AS id' },
  {
    says: 'rule 18: WHERE inside a pattern',
    statement: 'MATCH (user:User WHERE user.age > 3) RETURN user.id AS id',
  },
  {
    says: 'rule 18: quantified paths',
    statement: 'MATCH (user:User)-[:FOLLOWS]->+(other:User) RETURN other.id AS id',
  },
  {
    says: 'rule 18: COLLECT',
    statement: 'MATCH (user:User) RETURN COLLECT { MATCH (tag:Tag) RETURN tag.id } AS ids',
  },
  {
    says: 'rule 18: OPTIONAL CALL',
    statement:
      'MATCH (user:User) OPTIONAL CALL (user) { MATCH (user)-[:FOLLOWS]->(o:User) RETURN o.id AS id } RETURN id',
  },
  {
    says: 'rule 18: IN TRANSACTIONS',
    statement: 'MATCH (user:User) CALL (user) { SET user.x = 1 } IN TRANSACTIONS',
    mode: 'write',
  },
  { says: 'rule 18: FINISH', statement: 'MATCH (user:User) SET user.x = 1 FINISH', mode: 'write' },
  { says: 'rule 18: hints', statement: 'MATCH (user:User) USING INDEX user:User(id) RETURN user.id AS id' },
  {
    says: 'rule 18: dynamic labels',
    statement: 'MATCH (user:$($label)) RETURN user.id AS id',
    header: ['@param label String!'],
  },
  { says: 'rule 18: this function', statement: 'MATCH (user:User) RETURN isEmpty(user.name) AS x' },
  {
    says: 'rule 18: CALL { WITH',
    statement: 'MATCH (user:User) CALL { WITH user RETURN user.id AS id } RETURN id',
  },
  {
    says: 'rule 19: percentiles',
    statement: 'MATCH (user:User) RETURN percentileCont(user.age, $p) AS x',
    header: ['@param p Int!'],
  },
  {
    says: 'rule 21: rows are called $rows',
    statement: 'UNWIND $people AS row MATCH (user:User {id: row.id}) RETURN user.id AS id',
    header: ['@param people[].id String!'],
  },
  {
    says: 'rule 21: pairs are entered once, by $pairs[row.places[item.id]] AS pair',
    statement: 'UNWIND $pairs AS pair MATCH (user:User {id: pair.id}) RETURN user.id AS id',
    header: ['@param pairs[].id String!'],
  },
  {
    says: 'rule 21: of a pair only fields are read',
    statement: `${BY_PLACE} SET user += pair`,
    header: PLACED,
    mode: 'write',
  },
  {
    says: 'rule 21: pair.other is not declared',
    statement: `${BY_PLACE} SET user.at = pair.at, user.other = pair.other`,
    header: PLACED,
    mode: 'write',
  },
  {
    says: 'rule 21: WHERE row.places[user.id] IS NOT NULL is missing',
    statement: `${BY_PLACE.replace(/WHERE .* NULL /, '')} SET user.at = pair.at`,
    header: PLACED,
    mode: 'write',
  },
  {
    says: 'rule 21: row.places is not of type Places',
    statement: `${BY_PLACE} SET user.at = pair.at`,
    header: ['@param rows[].id String!', '@param rows[].places IdSet!', '@param pairs[].at Int!'],
    mode: 'write',
  },
  {
    says: 'rule 21: row.others is of type Places and enters no $pairs',
    statement: `${BY_PLACE} SET user.at = pair.at, user.other = row.others[user.id]`,
    header: [...PLACED, '@param rows[].others Places!'],
    mode: 'write',
  },
  {
    says: 'rule 14: pair.weight must be inside toFloat()',
    statement: `${BY_PLACE} SET user.at = pair.at, user.weight = pair.weight`,
    header: [...PLACED, '@param pairs[].weight Float!'],
    mode: 'write',
  },
  {
    says: 'rule 21: rows are entered once',
    statement: 'UNWIND $rows AS pair MATCH (user:User {id: pair.id}) RETURN user.id AS id',
    header: ['@param rows[].id String!'],
  },
  {
    says: 'rule 21: rows are entered once',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.id}) RETURN size($rows) AS n',
    header: ['@param rows[].id String!'],
  },
  {
    says: 'rule 21: of a row only fields are read',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user += row',
    header: ['@param rows[].id String!'],
    mode: 'write',
  },
  {
    says: 'rule 21: row.name is not declared',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user.name = row.name',
    header: ['@param rows[].id String!'],
    mode: 'write',
  },
  {
    says: 'rule 21: row.name is declared and not read',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.id}) RETURN user.id AS id',
    header: ['@param rows[].id String!', '@param rows[].name String!'],
  },
  {
    says: 'rule 22: $ids holds ids of users',
    statement: 'UNWIND $ids AS wanted MATCH (user:User {id: wanted}) SET user.at = 1',
    header: ['@param ids [String!]!'],
    mode: 'write',
  },
  {
    says: 'rule 22: $afterId holds ids of users',
    statement: 'MATCH (user:User) WITH user.id AS id WHERE id > $afterId RETURN id ORDER BY id',
    header: ['@param afterId String!', '@returns id UserId!'],
  },
  {
    says: 'rule 22: ids holds ids of users',
    statement: 'MATCH (user:User) WITH user.id AS id RETURN collect(id) AS ids',
    header: ['@returns ids [String!]!'],
  },
  {
    says: 'rule 22: $hidden holds ids of users',
    statement: 'MATCH (user:User) WHERE $hidden[user.id] IS NULL RETURN user.name AS name',
    header: ['@param hidden IdSet!'],
  },
  {
    says: 'rule 22: row.userId holds ids of users',
    statement: 'UNWIND $rows AS row MATCH (user:User {id: row.userId}) SET user.at = 1',
    header: ['@param rows[].userId String!'],
    mode: 'write',
  },
  {
    says: 'rule 22: $afterId holds ids of users',
    statement: 'MERGE (state:Singleton {id: "retention"}) SET state.afterId = $afterId',
    header: ['@param afterId String'],
    mode: 'write',
  },
  { says: 'no query reads a clock', statement: 'MATCH (user:User) SET user.at = timestamp()', mode: 'write' },
  { says: 'keywords are written in capitals', statement: 'match (user:User) RETURN user.id AS id' },
  {
    says: 'mode: @mode is read, but the statement writes',
    statement: 'MATCH (user:User) SET user.x = 1 RETURN user.id AS id',
  },
  {
    says: 'mode: @mode is write, but the statement only reads',
    statement: 'MATCH (user:User) RETURN user.id AS id',
    mode: 'write',
  },
]
