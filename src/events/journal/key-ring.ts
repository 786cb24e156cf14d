import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto'
import type { Database } from 'lmdb'
import { LRUCache } from 'lru-cache'

/** Bytes of a user's key (AES-256), of its name, and of a user's pseudonym. */
const KEY = 32
const KEY_NAME = 16
const PSEUDONYM = 16

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
  readonly #byUser = new LRUCache<string, UserKey>({ max: CACHED_KEYS })
  readonly #byName = new LRUCache<string, Buffer>({ max: CACHED_KEYS })

  /** @param salt secret that pseudonyms of users are made with */
  constructor(tables: KeyTables, salt: Buffer) {
    this.#tables = tables
    this.#salt = salt
  }

  /** The key of this user, created if they have none. Call in a transaction, and call `reset` if that fails. */
  keyFor(userId: string): UserKey {
    const cached = this.#byUser.get(userId)
    if (cached) return cached
    const userKey = this.#find(userId) ?? this.#create(userId)
    this.#byUser.set(userId, userKey)
    return userKey
  }

  /** The key with this name; null if its user was forgotten. */
  named(name: Buffer): Buffer | null {
    const text = name.toString('latin1')
    const key = this.#byName.get(text) ?? this.#tables.keys.get(name)
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
    const key = name && this.#tables.keys.get(name)
    return name && key ? { name, key } : null
  }

  #create(userId: string): UserKey {
    const userKey = { name: randomBytes(KEY_NAME), key: randomBytes(KEY) }
    this.#tables.keys.putSync(userKey.name, userKey.key)
    this.#tables.people.putSync(this.#pseudonym(userId), userKey.name)
    return userKey
  }

  #pseudonym(userId: string): Buffer {
    return fingerprint(this.#salt, userId, PSEUDONYM)
  }
}

/** Bytes of AES-GCM's nonce and of its authentication tag. */
const NONCE = 12
const TAG = 16

/** Random bytes for many nonces: one call for each nonce would cost as much as the encryption. */
const pool = Buffer.alloc(NONCE * 1_024)
let drawn = pool.length

function nonce(): Buffer {
  if (drawn >= pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += NONCE
  return Buffer.from(pool.subarray(drawn - NONCE, drawn))
}

/** Encrypts with AES-256-GCM under a fresh random nonce. `bound` is authenticated with the text but not stored. */
export function seal(key: Buffer, text: string, bound: Buffer): Buffer {
  const iv = nonce()
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
  cipher.setAAD(bound)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** The sealed text; null if the bytes, the key or `bound` differ in a single bit. */
export function unseal(key: Buffer, sealed: Uint8Array, bound: Buffer): string | null {
  try {
    const iv = sealed.subarray(0, NONCE)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return decipher.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** The first `length` bytes of HMAC-SHA-256: without the key it can neither be made nor checked. */
export function fingerprint(key: Buffer, text: string, length: number): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, length)
}
