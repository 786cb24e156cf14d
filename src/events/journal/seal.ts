import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto'

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
