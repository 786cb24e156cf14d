import { randomBytes } from 'node:crypto'
import type { Database } from 'lmdb'
import { LRUCache } from 'lru-cache'
import type { DataKey } from '../../platform/data-key.ts'
import { fingerprint, seal, unseal } from '../../platform/sealing.ts'

/** Bytes of a user's key (AES-256), and of a user's pseudonym. */
const KEY = 32
const PSEUDONYM = 16

/** Bytes of the name of a key. */
export const KEY_NAME = 16

/** Keys held in memory. */
const CACHED_KEYS = 50_000

export interface UserKey {
  /** Random: says nothing about the user. */
  readonly name: Buffer
  readonly key: Buffer
}

export interface KeyTables {
  /** Keys by their names. */
  readonly keys: Database<Buffer, Buffer>
  /** Names of keys by pseudonyms of users. */
  readonly people: Database<Buffer, Buffer>
}

/** One key per user, stored beside the entries. Deleting a key makes the events of its user unreadable. */
export class KeyRing {
  readonly #tables: KeyTables
  readonly #salt: Buffer
  readonly #wrappingKey: Buffer | null
  readonly #byUser = new LRUCache<string, UserKey>({ max: CACHED_KEYS })
  readonly #byName = new LRUCache<string, Buffer>({ max: CACHED_KEYS })

  /**
   * @param salt secret that pseudonyms of users are made with
   * @param dataKey encrypts the keys, and the pseudonyms need it too; null for none
   */
  constructor(tables: KeyTables, salt: Buffer, dataKey: DataKey | null) {
    this.#tables = tables
    this.#salt = dataKey ? fingerprint(dataKey.derived('journal'), salt.toString('hex'), KEY) : salt
    this.#wrappingKey = dataKey?.derived('keys of the journal') ?? null
  }

  /** The key of this user, created if they have none. Call in a transaction, and call `reset` if that fails. */
  keyFor(userId: string): UserKey {
    const cached = this.#byUser.get(userId)
    if (cached) return cached
    const userKey = this.#find(userId) ?? this.#create(userId)
    this.#byUser.set(userId, userKey)
    return userKey
  }

  /** The name of this user's key; null if they have none. */
  nameFor(userId: string): Buffer | null {
    return (this.#byUser.get(userId) ?? this.#find(userId))?.name ?? null
  }

  /** The key with this name; null if its user was forgotten. */
  named(name: Buffer): Buffer | null {
    const text = name.toString('latin1')
    const key = this.#byName.get(text) ?? this.#keyNamed(name)
    if (!key) return null
    this.#byName.set(text, key)
    return key
  }

  /** Deletes the key of this user: their next event gets a new one. Call in a transaction, and call `reset` after it. */
  forget(userId: string): void {
    // Inside the transaction: the next one may start before the caller knows that this one has ended.
    this.#byUser.delete(userId)
    const userKey = this.#find(userId)
    if (!userKey) return
    this.#tables.keys.removeSync(userKey.name)
    this.#tables.people.removeSync(this.#pseudonym(userId))
  }

  /** Clears the caches. */
  reset(): void {
    this.#byUser.clear()
    this.#byName.clear()
  }

  #find(userId: string): UserKey | null {
    const name = this.#tables.people.get(this.#pseudonym(userId))
    const key = name && this.#keyNamed(name)
    return name && key ? { name, key } : null
  }

  /** Null if there is none, or if another data key encrypted it. */
  #keyNamed(name: Buffer): Buffer | null {
    const stored = this.#tables.keys.get(name) ?? null
    if (!stored || !this.#wrappingKey) return stored
    const key = unseal(this.#wrappingKey, stored, name)
    return key === null ? null : Buffer.from(key, 'base64')
  }

  #create(userId: string): UserKey {
    const userKey = { name: randomBytes(KEY_NAME), key: randomBytes(KEY) }
    const { name, key } = userKey
    this.#tables.keys.putSync(
      name,
      this.#wrappingKey ? seal(this.#wrappingKey, key.toString('base64'), name) : key,
    )
    this.#tables.people.putSync(this.#pseudonym(userId), userKey.name)
    return userKey
  }

  #pseudonym(userId: string): Buffer {
    return fingerprint(this.#salt, userId, PSEUDONYM)
  }
}
