import { hkdfSync, randomBytes } from 'node:crypto'
import { gcmsiv } from '@noble/ciphers/aes.js'
import { LRUCache } from 'lru-cache'
import { seal, unseal } from './sealing.ts'

/** Bytes of every key (AES-256). */
const KEY = 32

/** Of all pseudonyms: under one nonce, AES-GCM-SIV reveals which ids are equal and how long they are. */
const NONCE = new Uint8Array(12)

/** Translations cached in each direction: some 25 MB of ids of usual length. With too few, a training is slower by a fifth. */
const CACHED_IDS = 200_000

/**
 * The key of the personal data of a graph and of its data folders. It is stored encrypted with the master key, so that a new
 * master key encrypts this key again and nothing else.
 */
export class DataKey {
  readonly bytes: Uint8Array
  /** Names the key without revealing it. */
  readonly id: string
  readonly #idKey: Buffer
  readonly #userKeysKey: Buffer
  /** Made at the first use: it has room for all entries from the start, and some keys translate nothing. */
  #pseudonyms: Translations | undefined
  #userIds: Translations | undefined

  /** @param bytes 32 secret random bytes */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY) throw new Error(`a data key has ${KEY} bytes`)
    this.bytes = bytes
    this.id = this.derived('name').subarray(0, 12).toString('base64url')
    this.#idKey = this.derived('pseudonyms')
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
   * The pseudonym of a user: always the same, and without the key neither made nor turned back. It is the id encrypted with
   * AES-256-GCM-SIV (RFC 8452) under a constant nonce, so that the graph needs no table of ids. Its length reveals the length
   * of the id.
   */
  pseudonym(userId: string): string {
    this.#pseudonyms ??= translations()
    const known = this.#pseudonyms.get(userId)
    if (known !== undefined) return known
    const sealed = gcmsiv(this.#idKey, NONCE).encrypt(Buffer.from(userId))
    const pseudonym = Buffer.from(sealed).toString('base64url')
    this.#pseudonyms.set(userId, pseudonym)
    return pseudonym
  }

  /** The id of a pseudonym; null if this key did not make it. */
  userId(pseudonym: string): string | null {
    this.#userIds ??= translations()
    const known = this.#userIds.get(pseudonym)
    if (known !== undefined) return known
    try {
      const sealed = Buffer.from(pseudonym, 'base64url')
      const userId = Buffer.from(gcmsiv(this.#idKey, NONCE).decrypt(sealed)).toString()
      this.#userIds.set(pseudonym, userId)
      return userId
    } catch {
      return null
    }
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

type Translations = LRUCache<string, string>

function translations(): Translations {
  return new LRUCache({ max: CACHED_IDS })
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
