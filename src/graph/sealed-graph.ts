import { OWN_USER_PROPERTIES } from '../domain/own-properties.ts'
import type { DataKey, UserKey } from '../platform/data-key.ts'
import { keepUserKeys } from './__generated__/queries.ts'
import { GraphError } from './graph-error.ts'
import type { FieldType, GraphQuery } from './graph-query.ts'
import { delegating, type GraphRunner, type GraphStore, type RunOptions } from './graph-store.ts'
import { isOfUsers } from './user-parts.ts'

type Fields = Readonly<Record<string, FieldType>>
type Fieldset = Record<string, unknown>

/**
 * A store whose graph holds pseudonyms in the place of the ids of users, and encrypted personal properties. Callers see ids
 * and plain values: parameters and columns are translated as the headers of the queries declare them (see `PersonalData`).
 */
export function sealedGraph(graph: GraphStore, dataKey: DataKey): GraphStore {
  const transaction: GraphStore['transaction'] = (work, options) =>
    graph.transaction((runner) => work(new SealedRunner(runner, dataKey)), options)
  const reader = new SealedRunner(graph, dataKey)
  return {
    ...delegating(graph),
    isSealed: true,
    transaction,
    run: (query, params, options) =>
      // The keys of users are written in the same transaction.
      holdsProperties(query.params)
        ? transaction((runner) => runner.run(query, params), options)
        : reader.run(query, params, options),
  }
}

class SealedRunner implements GraphRunner {
  readonly #runner: GraphRunner
  readonly #dataKey: DataKey
  /** A write that first reads keys. Later queries wait for it, so that they take effect in the order of their calls. */
  #slowWrite: Promise<unknown> | undefined

  constructor(runner: GraphRunner, dataKey: DataKey) {
    this.#runner = runner
    this.#dataKey = dataKey
  }

  run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    const before = this.#slowWrite
    const run = () => this.#run(query, params, options)
    if (holdsProperties(query.params)) {
      const written = (async () => {
        await before
        return this.#writeProperties(query, params, options)
      })()
      this.#slowWrite = written.catch(() => undefined)
      return written
    }
    return before === undefined ? run() : before.then(run)
  }

  async #run<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    const stored = this.#stored(query.params, params as Fieldset) as Params
    const rows = await this.#runner.run(query, stored, { plainParams: params, ...options })
    if (personalFields(query.row).length > 0)
      for (const row of rows) this.#reveal(query.row, row as Fieldset, query.name)
    return rows
  }

  /** Encrypts the properties in `rows`, which name their users by `id`. */
  async #writeProperties<Params, Row>(
    query: GraphQuery<Params, Row>,
    params: Params,
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    const { rows } = params as { readonly rows: readonly { id: string; properties: Fieldset }[] }
    const owners = rows.filter(({ properties }) => Object.entries(properties).some(isPersonal))
    const keys = await this.#keysOf([...new Set(owners.map(({ id }) => id))])
    const sealed = rows.map((row) => ({
      ...row,
      properties: sealedProperties(row.properties, keys.get(row.id)),
    }))
    return this.#run(query, { ...params, rows: sealed }, options)
  }

  /** The keys of users, made for those who have none. */
  async #keysOf(userIds: readonly string[]): Promise<ReadonlyMap<string, UserKey>> {
    const keys = new Map<string, UserKey>()
    if (userIds.length === 0) return keys
    const wanted = userIds.map((userId) => {
      const id = this.#dataKey.pseudonym(userId)
      return { id, sealedKey: this.#dataKey.newUserKey(id) }
    })
    const plainParams = { rows: userIds.map((id) => ({ id })) }
    for (const { id, sealedKey } of await this.#runner.run(keepUserKeys, { rows: wanted }, { plainParams })) {
      keys.set(this.#idOf(id, keepUserKeys.name), this.#userKey(sealedKey, id, keepUserKeys.name))
    }
    return keys
  }

  /** The parameters as they are stored. */
  #stored(fields: Fields, given: Fieldset): Fieldset {
    const personal = personalFields(fields)
    if (personal.length === 0) return given
    const stored = { ...given }
    for (const [name, type] of personal) {
      const value = given[name]
      if (type.type === 'Rows' && Array.isArray(value)) {
        stored[name] = value.map((row: Fieldset) => this.#stored(type.fields, row))
      } else stored[name] = this.#storedValue(type, value, given)
    }
    return stored
  }

  #storedValue({ type, holds }: FieldType, value: unknown, { id }: Fieldset): unknown {
    const pseudonym = (text: unknown) => this.#pseudonymOf(text)
    if (holds === 'secret') return this.#dataKey.seal(String(value), 'secret')
    if (holds === 'user-properties' || (holds === 'member-ids' && !isOfUsers(String(id)))) return value
    if (holds === 'ties') return new Set([...(value as Iterable<string>)].map((tie) => this.#storedTie(tie)))
    if (type === 'IdSet') return new Set([...(value as Iterable<string>)].map(pseudonym))
    return Array.isArray(value) ? value.map(pseudonym) : pseudonym(value)
  }

  #storedTie(tie: string): string {
    const end = tie.indexOf(' ') + 1
    return tie.slice(0, end) + this.#dataKey.pseudonym(tie.slice(end))
  }

  /** The empty text is before all ids, in pages. What is no text is refused by the encoding. */
  #pseudonymOf(value: unknown): unknown {
    return typeof value === 'string' && value !== '' ? this.#dataKey.pseudonym(value) : value
  }

  /** Puts ids and plain values into a stored row. */
  #reveal(fields: Fields, row: Fieldset, query: string): void {
    const { id } = row
    const sealedKey = row.sealedKey as string | null | undefined
    for (const [name, type] of personalFields(fields)) {
      const value = row[name]
      if (type.holds === 'user-key') delete row[name]
      else if (value === null) continue
      else if (type.type === 'Rows')
        for (const one of value as Fieldset[]) this.#reveal(type.fields, one, query)
      else if (type.holds === 'user-properties') this.#revealProperties(value as Fieldset, query)
      else if (type.holds === 'secret')
        row[name] = this.#dataKey.unseal(String(value), 'secret') ?? fail(query, name)
      else if (type.holds === 'personal-text') {
        row[name] =
          this.#userKey(sealedKey, String(id), query).unseal(name, String(value)) ?? fail(query, name)
      } else if (type.holds === 'user-ids' || isOfUsers(String(id))) {
        row[name] = Array.isArray(value)
          ? value.map((one: string) => this.#idOf(one, query))
          : this.#idOf(String(value), query)
      }
    }
  }

  /** The properties of a user as stored, with their id and their sealed key. */
  #revealProperties(properties: Fieldset, query: string): void {
    const { id, sealedKey } = properties
    delete properties.sealedKey
    properties.id = this.#idOf(String(id), query)
    const personal = Object.entries(properties).filter(isPersonal)
    if (personal.length === 0) return
    const key = this.#userKey(sealedKey, String(id), query)
    for (const [name, value] of personal)
      properties[name] = key.unseal(name, String(value)) ?? fail(query, name)
  }

  #idOf(pseudonym: string, query: string): string {
    return pseudonym === '' ? '' : (this.#dataKey.userId(pseudonym) ?? fail(query, 'an id'))
  }

  #userKey(sealedKey: unknown, pseudonym: string, query: string): UserKey {
    return this.#dataKey.userKey(String(sealedKey), pseudonym) ?? fail(query, 'the key of a user')
  }
}

function sealedProperties(properties: Fieldset, key: UserKey | undefined): Fieldset {
  if (!key) return properties
  const sealed = Object.entries(properties).map((entry) => {
    const [name, value] = entry
    return isPersonal(entry) ? [name, key.seal(name, value)] : entry
  })
  return Object.fromEntries(sealed)
}

/** The name and the free properties of users. What Attune itself keeps of them is not encrypted: queries read it. */
function isPersonal([name, value]: readonly [string, unknown]): boolean {
  return value !== null && (name === 'name' || !OWN_USER_PROPERTIES.has(name))
}

function fail(query: string, what: string): never {
  throw new GraphError('contract', `${query}: ${what} was not written with the data key of this graph`)
}

const known = new WeakMap<Fields, readonly (readonly [string, FieldType])[]>()

/** The fields that are translated. */
function personalFields(fields: Fields): readonly (readonly [string, FieldType])[] {
  const cached = known.get(fields)
  if (cached) return cached
  const personal = Object.entries(fields).filter(
    ([, type]) =>
      type.holds !== undefined || (type.type === 'Rows' && personalFields(type.fields).length > 0),
  )
  // The key of a user is removed after what needs it.
  personal.sort(([, a], [, b]) => Number(a.holds === 'user-key') - Number(b.holds === 'user-key'))
  known.set(fields, personal)
  return personal
}

function holdsProperties(params: Fields): boolean {
  return personalFields(params).some(
    ([, type]) =>
      type.type === 'Rows' &&
      personalFields(type.fields).some(([, { holds }]) => holds === 'user-properties'),
  )
}
