import { fnv1a, mixed } from '../domain/hash.ts'
import type { FieldType, GraphQuery, Touch } from './graph-query.ts'

/**
 * Numbers of the writes to a graph, in the order in which this process learns of them. Take them before the reads that they are
 * compared with. A write that no list can see has none.
 */
export interface WriteNumbers {
  /** Of the newest write. */
  readonly newest: number
  /** Of the newest write that touched this user. */
  newestOf(userId: string): number
  /** Of the newest write that touched this item, or the catalog. */
  newestOfItem(itemId: string): number
  /** Of the newest write that touched any item, or the catalog. */
  readonly items: number
  readonly catalog: number
  readonly charts: number
  readonly model: number
  /** Of the newest published version of a placement. */
  readonly steering: number
  /** Counts decisions of these users that this process has learned of: their lists and those of others change at once. */
  countDecisions(userIds: readonly string[]): void
  /** Of the newest count of decisions of this user. */
  decidedOf(userId: string): number
  /** Counts the writes of other processes that have ended. Absent where there are none. @throws GraphError */
  catchUp?(): Promise<void>
  /** The same numbers for the writes of other processes alone. Absent where there are none. */
  readonly others?: Omit<WriteNumbers, 'catchUp' | 'others'>
}

/** Users share so many numbers, and so do items: a write for one counts for the few others of the same hash. */
const HASHES = 65_536

/** What a write touches, as numbers that name no user: hashes of users, hashes of items from `HASHES` on, and these. */
const CODES = { charts: -1, 'all-users': -2, anything: -3, catalog: -4, model: -5, steering: -6 } as const

type Named = keyof typeof CODES

/** A write may touch anything. */
export const ANYTHING: readonly number[] = [CODES.anything]

/** What a query touches with these parameters. @param params with plain ids */
export function codesOf<Params, Row>(query: GraphQuery<Params, Row>, params: unknown): readonly number[] {
  if (query.mode === 'read') return []
  return query.touches?.flatMap((touch) => codesOfTouch(touch, query.params, params as Fields)) ?? ANYTHING
}

type Fields = Readonly<Record<string, unknown>>

function codesOfTouch(touch: Touch, types: Types, params: Fields): readonly number[] {
  if (typeof touch === 'string') return [CODES[touch]]
  const { ids, param, field } = touch
  const code = ids === 'users' ? hashOf : codeOfItem
  const type = types[param]
  const rows = field === undefined ? [params] : (params[param] as readonly Fields[])
  const isTies = (type?.type === 'Rows' ? type.fields[field ?? ''] : type)?.holds === 'ties'
  return rows.flatMap((row) => {
    const value = row[field ?? param] as string | Iterable<string> | null
    const texts = typeof value === 'string' ? [value] : [...(value ?? [])]
    // The key of a tie is its type, a space and an id.
    return texts.map((text) => code(isTies ? text.slice(text.indexOf(' ') + 1) : text))
  })
}

type Types = Readonly<Record<string, FieldType>>

/** The codes; if there are more than `most`, those that stand for all users and all items instead. */
export function limited(codes: ReadonlySet<number>, most: number): readonly number[] {
  if (codes.size <= most) return [...codes]
  const named = [...codes].map((code) => {
    if (code < 0) return code
    return code < HASHES ? CODES['all-users'] : CODES.catalog
  })
  return [...new Set(named)]
}

/** Numbers writes, so that a cache knows without reading its data again that nothing of it has changed. */
export class WriteCounter implements WriteNumbers {
  #newest = 0
  #items = 0
  readonly #ids = new Uint32Array(2 * HASHES)
  readonly #decided = new Uint32Array(HASHES)
  readonly #named: Record<Named, number> = {
    charts: 0,
    'all-users': 0,
    anything: 0,
    catalog: 0,
    model: 0,
    steering: 0,
  }

  get newest(): number {
    return this.#newest
  }

  get charts(): number {
    return this.#newestOf('charts')
  }

  get catalog(): number {
    return this.#newestOf('catalog')
  }

  get model(): number {
    return this.#newestOf('model')
  }

  get steering(): number {
    return this.#newestOf('steering')
  }

  get items(): number {
    return Math.max(this.catalog, this.#items)
  }

  newestOf(userId: string): number {
    return Math.max(this.#newestOf('all-users'), this.#ids[hashOf(userId)] as number)
  }

  newestOfItem(itemId: string): number {
    return Math.max(this.catalog, this.#ids[codeOfItem(itemId)] as number)
  }

  countDecisions(userIds: readonly string[]): void {
    const codes = userIds.map(hashOf)
    this.count(codes)
    for (const code of codes) this.#decided[code] = this.#newest
  }

  decidedOf(userId: string): number {
    return this.#decided[hashOf(userId)] as number
  }

  /** @param codes what the write touches: see `codesOf` */
  count(codes: Iterable<number>): void {
    const codeList = [...codes]
    if (codeList.length === 0) return
    const number = ++this.#newest
    for (const code of codeList) {
      if (code >= 0) this.#ids[code] = number
      if (code >= HASHES) this.#items = number
    }
    for (const name of NAMES) if (codeList.includes(CODES[name])) this.#named[name] = number
  }

  #newestOf(name: Named): number {
    return Math.max(this.#named.anything, this.#named[name])
  }
}

const NAMES = Object.keys(CODES) as Named[]

function hashOf(id: string): number {
  return mixed(fnv1a(id)) % HASHES
}

function codeOfItem(itemId: string): number {
  return HASHES + hashOf(itemId)
}
