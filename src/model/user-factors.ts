import { modelParts, modelSettings } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { parseFactorDescription, partIds } from './factor-parts.ts'
import { decodeUserVectors, type UserVectors } from './user-vectors.ts'

/** What a version has learned of its users. */
export interface UserFactorTable extends UserVectors {
  readonly ids: readonly string[]
}

/** Parts read in one statement: decoding them must not block the event loop. */
const PARTS_AT_ONCE = 4

interface Loading {
  readonly version: string
  readonly table: Promise<MutableTable | null>
  /** Users who were forgotten since the loading began. */
  readonly forgotten: Set<string>
}

/** The vectors of users of the serving version, in memory from their first use on: 4 bytes and one a dimension for each user. */
export class UserFactors {
  readonly #graph: GraphStore
  #loading: Loading | null = null

  constructor(graph: GraphStore) {
    this.#graph = graph
  }

  /** The vectors of a version; null if it was trained without them. @throws GraphError */
  load(version: string): Promise<UserFactorTable | null> {
    if (this.#loading?.version === version) return this.#loading.table
    const forgotten = new Set<string>()
    const table = this.#read(version).then((read) => {
      if (read) forget(read, forgotten)
      return read
    })
    const loading = { version, table, forgotten }
    this.#loading = loading
    table.catch(() => {
      // A failure is not kept: the next request retries.
      if (this.#loading === loading) this.#loading = null
    })
    return table
  }

  /** Forgets the vectors of users, also if they are being read. */
  forget(userIds: readonly string[]): void {
    if (this.#loading === null) return
    const { forgotten, table } = this.#loading
    for (const id of userIds) forgotten.add(id)
    const doomed = new Set(userIds)
    table.then(
      (read) => read && forget(read, doomed),
      () => undefined,
    )
  }

  async #read(version: string): Promise<MutableTable | null> {
    const [model] = await this.#graph.run(modelSettings, { version })
    if (!model?.factors) return null
    const description = parseFactorDescription(model.factors)
    const wanted = partIds(version, 'users', description)
    if (wanted.length === 0) return null
    const read: { readonly ids: readonly string[]; readonly vectors: UserVectors }[] = []
    for (let from = 0; from < wanted.length; from += PARTS_AT_ONCE) {
      const rows = await this.#graph.run(modelParts, { partIds: wanted.slice(from, from + PARTS_AT_ONCE) })
      for (const { memberIds: ids, vectors } of rows) {
        read.push({ ids, vectors: decodeUserVectors(vectors, ids.length, description.dimension) })
      }
    }
    if (read.length < wanted.length) {
      throw new GraphError('unavailable', `parts of users are gone: ${read.length} of ${wanted.length} found`)
    }
    return joined(read, description.dimension)
  }
}

interface MutableTable extends UserFactorTable {
  readonly ids: string[]
}

function joined(
  parts: readonly { readonly ids: readonly string[]; readonly vectors: UserVectors }[],
  dimension: number,
): MutableTable {
  const ids = parts.flatMap((part) => part.ids)
  const scales = new Float32Array(ids.length)
  const bytes = new Int8Array(ids.length * dimension)
  let at = 0
  for (const { vectors } of parts) {
    scales.set(vectors.scales, at)
    bytes.set(vectors.bytes, at * dimension)
    at += vectors.scales.length
  }
  return { ids, scales, bytes }
}

function forget({ ids, scales, bytes }: MutableTable, doomed: ReadonlySet<string>): void {
  if (doomed.size === 0) return
  const dimension = bytes.length / ids.length
  for (const [place, id] of ids.entries()) {
    if (!doomed.has(id)) continue
    ids[place] = ''
    scales[place] = 0
    bytes.fill(0, place * dimension, (place + 1) * dimension)
  }
}
