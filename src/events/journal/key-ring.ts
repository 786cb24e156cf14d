import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto'
import type { Database } from 'lmdb'

/** Bytes of a person's key (AES-256), of the name under which it is kept, and of what leads to that name. */
const KEY = 32
const KEY_NAME = 16
const PSEUDONYM = 16

/** People whose keys are held in memory. */
const REMEMBERED = 50_000

export interface PersonKey {
  /** Drawn at random with the key: says nothing about the person. */
  readonly name: Buffer
  readonly key: Buffer
}

export interface KeyTables {
  /** Keys by their names. */
  readonly keys: Database<Buffer, Buffer>
  /** Names of keys by pseudonyms of people. */
  readonly people: Database<Buffer, Buffer>
}

/** One key a person, kept beside the entries: deleting it makes their events unreadable. */
export class KeyRing {
  readonly #tables: KeyTables
  readonly #salt: Buffer
  readonly #byUser = new Map<string, PersonKey>()
  readonly #byName = new Map<string, Buffer>()

  /** @param salt without it nobody can make a person's pseudonym */
  constructor(tables: KeyTables, salt: Buffer) {
    this.#tables = tables
    this.#salt = salt
  }

  /** The key of this user, made if they have none. Call inside a transaction, and `reset` if that fails. */
  of(userId: string): PersonKey {
    const known = this.#byUser.get(userId)
    if (known) return known
    const person = this.#find(userId) ?? this.#make(userId)
    if (this.#byUser.size >= REMEMBERED) this.#byUser.clear()
    this.#byUser.set(userId, person)
    return person
  }

  /** The key under this name; null if its person was forgotten. */
  named(name: Buffer): Buffer | null {
    const text = name.toString('latin1')
    const key = this.#byName.get(text) ?? this.#tables.keys.get(name)
    if (!key) return null
    if (this.#byName.size >= REMEMBERED) this.#byName.clear()
    this.#byName.set(text, key)
    return key
  }

  /** Removes the key of this user: the next event gets a new one. Call inside a transaction, and `reset` after it. */
  forget(userId: string): void {
    // Inside the transaction: the next one may run before the caller hears of this one.
    this.#byUser.delete(userId)
    const person = this.#find(userId)
    if (!person) return
    this.#tables.keys.removeSync(person.name)
    this.#tables.people.removeSync(this.#pseudonym(userId))
  }

  /** Lets go of what is held in memory. */
  reset(): void {
    this.#byUser.clear()
    this.#byName.clear()
  }

  #find(userId: string): PersonKey | null {
    const name = this.#tables.people.get(this.#pseudonym(userId))
    const key = name && this.#tables.keys.get(name)
    return name && key ? { name, key } : null
  }

  #make(userId: string): PersonKey {
    const person = { name: randomBytes(KEY_NAME), key: randomBytes(KEY) }
    this.#tables.keys.putSync(person.name, person.key)
    this.#tables.people.putSync(this.#pseudonym(userId), person.name)
    return person
  }

  #pseudonym(userId: string): Buffer {
    return fingerprint(this.#salt, userId, PSEUDONYM)
  }
}

/** Bytes of AES-GCM's nonce and of its authentication tag. */
const NONCE = 12
const TAG = 16

/** Nonces are drawn many at a time: one call for each would cost as much as sealing. */
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

/** Encrypts with AES-256-GCM under a fresh random nonce; `bound` is authenticated with it but not kept. */
export function seal(key: Buffer, text: string, bound: Buffer): Buffer {
  const iv = nonce()
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
  cipher.setAAD(bound)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** What was sealed; null if a bit of it, of the key or of `bound` is another. */
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

/** A fingerprint that nobody without the key can make or check: the first `length` bytes of HMAC-SHA-256. */
export function fingerprint(key: Buffer, text: string, length: number): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, length)
}
