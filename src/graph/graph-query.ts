/**
 * Personal data in a parameter or column, which `sealedGraph` translates: ids of users, ids of the
 * members of a model part, which are users where the `id` beside them contains `/people/` or `/users/`, keys `TYPE id` of ties, properties of
 * a user, a text of the user whom the row names, the sealed key of that user, or a secret of the graph.
 */
export type PersonalData =
  | 'user-ids'
  | 'member-ids'
  | 'ties'
  | 'user-properties'
  | 'personal-text'
  | 'user-key'
  | 'secret'

/** How one parameter or column is encoded and checked. `rows` is a list of records, declared field by field. */
export type FieldType = { readonly holds?: PersonalData } & PlainType

type PlainType =
  | {
      readonly type: 'String' | 'Int' | 'Float' | 'Boolean'
      readonly list: boolean
      readonly nullable: boolean
    }
  /** A set of ids, passed as a map so that membership costs the same at any size: `$seen[item.id] IS NULL`. */
  | { readonly type: 'IdSet' }
  /** Maps ids to indexes of a list parameter: `$pairs[row.places[item.id]]`. */
  | { readonly type: 'Places' }
  /** A flat map of scalars and lists of texts or numbers: free properties. */
  | { readonly type: 'Properties' }
  | { readonly type: 'Rows'; readonly fields: Readonly<Record<string, FieldType>> }

/**
 * What lists can see of a write: users or items by their ids, which stand in a parameter or in a field of its rows, also
 * within keys of ties; the data of any user; items and tags, with what decides whether and where they are listed; charts;
 * or which models serve.
 */
export type Touch =
  | { readonly ids: 'users' | 'items'; readonly param: string; readonly field?: string }
  | 'all-users'
  | 'catalog'
  | 'charts'
  | 'model'
  | 'steering'

/**
 * One file of `cypher/` as a typed value, generated. `Params` and `Row` are what the header declares;
 * the adapter encodes by `params` and checks every row by `row`.
 */
export interface GraphQuery<Params, Row> {
  /** Folder and file without ending: `candidates/neighbors`. */
  readonly name: string
  readonly mode: 'read' | 'write'
  /** True if a request may run it: its work does not grow with the graph. */
  readonly isBounded: boolean
  /** Its only effect is to lock out other writers; skipped on an engine with one writer. */
  readonly isLock?: true
  /** It adds relationships without a bound of their own, or items or tags. A full graph refuses it, and no other write. */
  readonly isGrowing?: true
  /** What lists can see of a write. Absent: anything. */
  readonly touches?: readonly Touch[]
  /** Its best plan does not depend on the content of the graph: an old plan is as good as a new one. */
  readonly isSteady?: true
  /** Reads of one group that begin in the same turn may be sent to a server as one statement. */
  readonly group?: string
  /** Takes rows as lists in the order of their declared fields: `row.itemId` of the file is `row[1]` here. */
  readonly text: string
  /**
   * The same text with list parameters inside one map, `$lists.ids`: Neo4j plans a statement once for each order of magnitude
   * of a list parameter's length, but ignores lengths inside a map. Absent if the query has no list parameter.
   */
  readonly serverText?: string
  readonly params: Readonly<Record<string, FieldType>>
  readonly row: Readonly<Record<string, FieldType>>
  /** Carries the types only; never set. */
  readonly types?: (params: Params) => Row
}
