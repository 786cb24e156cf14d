/** Where data came from: the user said it, their actions were recorded, or Attune computed it. */
export type DataOrigin = 'stated' | 'observed' | 'inferred'

export type ExportedValue =
  | string
  | number
  | boolean
  | null
  | readonly ExportedValue[]
  | { readonly [name: string]: ExportedValue }

export type ExportedRow = Readonly<Record<string, ExportedValue>>

/** One kind of data about a user. Every row has all columns; absent values are null. */
export interface ExportedKind {
  /** In camel case, such as `recentEngagements`. */
  readonly name: string
  readonly origin: DataOrigin
  readonly columns: readonly string[]
  /** Read from the stores while it is iterated. */
  readonly rows: AsyncIterable<ExportedRow>
}
