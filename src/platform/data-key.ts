import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { fingerprint, seal, unseal } from './sealing.ts'

/** Bytes of every key (AES-256). */
const KEY = 32

/** Bytes of the keyed hash that a pseudonym begins with, which is also the initial counter of its encryption. */
const HASH = 16

/** Translations that are kept in memory in each direction. */
const CACHED_IDS = 50_000

/**
 * The key of the personal data of a graph and of its data folders. It is stored encrypted with the master key, so that a new
 * master key encrypts this key again and nothing else.
 */
export class DataKey {
  readonly bytes: Uint8Array
  /** Names the key without revealing it. */
  readonly id: string
  readonly #hashKey: Buffer
  readonly #idKey: Buffer
  readonly #userKeysKey: Buffer
  readonly #pseudonyms = new LRUCache<string, string>({ max: CACHED_IDS })
  readonly #userIds = new LRUCache<string, string>({ max: CACHED_IDS })

  /** @param bytes 32 secret random bytes */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY) throw new Error(`a data key has ${KEY} bytes`)
    this.bytes = bytes
    this.id = this.derived('name').subarray(0, 12).toString('base64url')
    this.#hashKey = this.derived('hashes of user ids')
    this.#idKey = this.derived('user ids')
    this.#userKeysKey = this.derived('keys of users')
  }

  static random(): DataKey {
    return new DataKey(randomBytes(KEY))
  }

  /** A key for one purpose. */
  derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.bytes, '', `attune ${purpose}`, KEY))
  }

  /**
   * The pseudonym of a user: always the same, and without the key neither made nor turned back. It is a keyed hash of the id,
   * and the id encrypted with that hash as its initial counter (synthetic initialization vector, as in RFC 5297), so that
   * the graph needs no table of ids. Its length reveals the length of the id.
   */
  pseudonym(userId: string): string {
    const known = this.#pseudonyms.get(userId)
    if (known !== undefined) return known
    const hash = fingerprint(this.#hashKey, userId, HASH)
    const cipher = createCipheriv('aes-256-ctr', this.#idKey, hash)
    const pseudonym = Buffer.concat([hash, cipher.update(userId, 'utf8')]).toString('base64url')
    this.#pseudonyms.set(userId, pseudonym)
    return pseudonym
  }

  /** The id of a pseudonym; null if this key did not make it. */
  userId(pseudonym: string): string | null {
    const known = this.#userIds.get(pseudonym)
    if (known !== undefined) return known
    const bytes = Buffer.from(pseudonym, 'base64url')
    if (bytes.length < HASH) return null
    const hash = bytes.subarray(0, HASH)
    const decipher = createDecipheriv('aes-256-ctr', this.#idKey, hash)
    const userId = decipher.update(bytes.subarray(HASH), undefined, 'utf8')
    if (!timingSafeEqual(hash, fingerprint(this.#hashKey, userId, HASH))) return null
    this.#userIds.set(pseudonym, userId)
    return userId
  }

  /** A new key of a user, encrypted for them alone. */
  newUserKey(pseudonym: string): string {
    return sealedText(this.#userKeysKey, randomBytes(KEY).toString('base64'), pseudonym)
  }

  /** The key that `newUserKey` made for this user; null for another user, and with another data key. */
  userKey(sealedKey: string, pseudonym: string): UserKey | null {
    const key = openedText(this.#userKeysKey, sealedKey, pseudonym)
    return key === null ? null : new UserKey(Buffer.from(key, 'base64'), pseudonym)
  }

  /** Encrypts a text that is not of one user. @param place where it is stored; the text can be read only from there */
  seal(text: string, place: string): string {
    return sealedText(this.derived('secrets'), text, place)
  }

  /** The text that `seal` encrypted for this place; null for another place, and with another key. */
  unseal(sealed: string, place: string): string | null {
    return openedText(this.derived('secrets'), sealed, place)
  }
}

/** Encrypts the personal properties of one user. */
export class UserKey {
  readonly #key: Buffer
  readonly #pseudonym: string

  constructor(key: Buffer, pseudonym: string) {
    this.#key = key
    this.#pseudonym = pseudonym
  }

  /** Encrypts a value, bound to the user and to the name of the property. */
  seal(name: string, value: unknown): string {
    return sealedText(this.#key, JSON.stringify(value), `${this.#pseudonym}/${name}`)
  }

  /** The value that `seal` encrypted for this property; undefined if it was changed, or moved from another place. */
  unseal(name: string, sealed: string): unknown {
    const text = openedText(this.#key, sealed, `${this.#pseudonym}/${name}`)
    return text === null ? undefined : JSON.parse(text)
  }
}

/** A data key encrypted with a master key, as it is stored. */
export interface SealedDataKey {
  readonly keyId: string
  readonly sealed: string
}

/** Encrypts a data key with a master key of 32 bytes. */
export function sealDataKey(masterKey: Buffer, { id, bytes }: DataKey): SealedDataKey {
  return { keyId: id, sealed: sealedText(masterKey, Buffer.from(bytes).toString('base64'), `data key ${id}`) }
}

/** The data key; null if another master key encrypted it. */
export function openDataKey(masterKey: Buffer, { keyId, sealed }: SealedDataKey): DataKey | null {
  const text = openedText(masterKey, sealed, `data key ${keyId}`)
  return text === null ? null : new DataKey(Buffer.from(text, 'base64'))
}

function sealedText(key: Buffer, text: string, place: string): string {
  return seal(key, text, Buffer.from(place)).toString('base64url')
}

function openedText(key: Buffer, sealed: string, place: string): string | null {
  return unseal(key, Buffer.from(sealed, 'base64url'), Buffer.from(place))
}
