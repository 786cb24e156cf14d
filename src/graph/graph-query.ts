/** How one parameter or column is encoded and checked. `rows` is a list of records, declared field by field. */
export type FieldType =
  | {
      readonly type: 'String' | 'Int' | 'Float' | 'Boolean'
      readonly list: boolean
      readonly nullable: boolean
    }
  /** A set of ids, passed as a map so that membership costs the same at any size: `$seen[item.id] IS NULL`. */
  | { readonly type: 'IdSet' }
  /** Ids, each with the place in a list parameter where its values stand: `$pairs[row.places[item.id]]`. */
  | { readonly type: 'Places' }
  /** A flat map of scalars: free properties. */
  | { readonly type: 'Properties' }
  | { readonly type: 'Rows'; readonly fields: Readonly<Record<string, FieldType>> }

/**
 * One file of `cypher/` as a typed value, made by codegen. `Params` and `Row` are what the header declares;
 * the adapter encodes by `params` and checks every row by `row`.
 */
export interface GraphQuery<Params, Row> {
  /** Folder and file without ending: `candidates/neighbors`. */
  readonly name: string
  readonly mode: 'read' | 'write'
  /** True if a request may run it: its work does not grow with the graph. */
  readonly isBounded: boolean
  /** It does nothing but keep other writers out: nothing to do where there are none. */
  readonly isLock?: true
  /** How it is planned does not hang on what the graph holds: an engine that keeps plans need not make another. */
  readonly isSteady?: true
  /** Reads of one group that begin together may go to a server as one statement. */
  readonly group?: string
  readonly text: string
  readonly params: Readonly<Record<string, FieldType>>
  readonly row: Readonly<Record<string, FieldType>>
  /** Carries the types only; never set. */
  readonly types?: (params: Params) => Row
}
